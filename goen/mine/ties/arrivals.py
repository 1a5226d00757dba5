"""Storing what passed between the member and the holders of cards, hidden until its arrival is complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Max

from goen.base import bulk
from goen.mine.people.models import Arrival
from goen.mine.ties.models import LastWords, TieDay, Together

# card id, day number, sent, received, met, weight
DayRow = tuple[int, int, int, int, int, float]


def store_days(arrival: Arrival, channel: int, rows: Iterable[DayRow]) -> int:
    fields = ("owner_id", "arrival_id", "channel", "card_id", "day", "sent", "received", "met", "weight")
    first = (arrival.owner_id, arrival.pk, channel)
    return bulk.insert(TieDay, fields, ((*first, *row) for row in rows))


def store_together(arrival: Arrival, times: Mapping[tuple[int, int, int], int]) -> int:
    """(card, other card, month) -> how often."""
    fields = ("owner_id", "arrival_id", "card_id", "other_id", "month", "times")
    first = (arrival.owner_id, arrival.pk)
    return bulk.insert(Together, fields, ((*first, *key, count) for key, count in times.items()))


def store_last_words(arrival: Arrival, words: Mapping[int, tuple[int, bool, str]]) -> int:
    """Card -> (when, whether the member said it, what). Only what is later than what is kept already."""
    held = LastWords._base_manager.filter(owner=arrival.owner_id).values_list("card_id")
    latest = dict(held.annotate(Max("said_at")))
    fields = ("owner_id", "arrival_id", "card_id", "said_at", "is_mine", "text")
    first = (arrival.owner_id, arrival.pk)
    later = (
        (*first, card, *one) for card, one in words.items() if card not in latest or one[0] > latest[card]
    )
    return bulk.insert(LastWords, fields, later)


def discard(arrival: Arrival) -> None:
    for model in (LastWords, Together, TieDay):
        bulk.delete(model._base_manager.filter(owner=arrival.owner_id, arrival=arrival))
