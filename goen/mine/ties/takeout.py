"""What of ties a member takes along, and what is erased when they leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from goen.base import bulk
from goen.base.registries import Row
from goen.mine.ties.models import Channel, LastWords, Tie, TieDay, Together, Word

if TYPE_CHECKING:
    from goen.members.models import Member

EPOCH = 719_163  # date.toordinal() of 1970-01-01, day number 0


def days(member: Member) -> Iterator[Row]:
    columns = ("card", "card__person", "day", "channel", "sent", "received", "met", "weight")
    rows = TieDay.objects.of(member).order_by("card", "day").values_list(*columns)
    for card, person, day, channel, sent, received, met, weight in rows.iterator(10_000):
        yield {
            "person": person,
            "card": card,
            "on": date.fromordinal(EPOCH + day).isoformat(),
            "channel": Channel(channel).name.lower(),
            "sent": sent,
            "received": received,
            "met": met,
            "weight": weight,
        }


def together(member: Member) -> Iterator[Row]:
    """Whose cards appeared in one conversation or mail, by month."""
    rows = Together.objects.of(member).order_by("pk").values_list("card", "other", "month", "times")
    for card, other, month, times in rows.iterator(10_000):
        yield {
            "card": card,
            "other": other,
            "month": f"{1970 + month // 12}-{month % 12 + 1:02}",
            "times": times,
        }


def last_words(member: Member) -> Iterator[Row]:
    for words in LastWords.objects.of(member).select_related("card").order_by("pk"):
        yield {
            "person": words.card.person_id,
            "on": date.fromordinal(EPOCH + words.said_at // 86_400).isoformat(),
            "said_by_me": words.is_mine,
            "text": words.text,
        }


def words(member: Member) -> Iterator[Row]:
    for word in Word.objects.of(member).select_related("card").order_by("pk"):
        yield {
            "person": word.card.person_id,
            "kind": word.kind,
            "said_at": word.said_at.isoformat(),
            "until": word.until_on and word.until_on.isoformat(),
            "taken_back_at": word.taken_back_at and word.taken_back_at.isoformat(),
        }


def erase(member: Member) -> None:
    for model in (Word, Tie, LastWords, Together, TieDay):
        bulk.delete(model._base_manager.filter(owner=member))
