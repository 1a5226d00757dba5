"""The member's own word on a tie, and scoring all ties anew."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from goen.base import audit
from goen.members.models import Member
from goen.mine.people.models import Card
from goen.mine.ties.models import Tie, Word, WordKind
from goen.mine.ties.scoring import drop, mark, score_anew, store, stored

SET_ASIDE_FOR = timedelta(days=180)


class UnknownPerson(Exception):
    """The member knows nobody by this number."""


class UnknownWord(Exception):
    """The member has said no such word."""


def set_aside(*, person_id: int, by: Member, now: datetime, today: date) -> Word:
    """Keeps the person off the reconnect list for half a year. Said twice on one day it is said once."""
    return _say(WordKind.SET_ASIDE, person_id, by=by, now=now, said_on=today, until_on=today + SET_ASIDE_FOR)


def say_in_touch(*, person_id: int, by: Member, now: datetime, today: date) -> Word:
    """Keeps the person off the reconnect list until the silence since today is long again."""
    return _say(WordKind.IN_TOUCH, person_id, by=by, now=now, said_on=today, until_on=None)


def take_back(*, word_id: int, by: Member, now: datetime) -> Word:
    """As if the word had not been said. Taken back twice it is taken back once."""
    with transaction.atomic():
        word: Word | None = Word.objects.of(by).select_for_update().filter(pk=word_id).first()
        if word is None:
            raise UnknownWord
        if word.taken_back_at is None:
            _end(word, now)
            audit.record("tie.word_taken_back", by=by, now=now, about=f"word {word.pk}")
    return word


def rescore(*, member: Member, today: date) -> int:
    """Stores what the member's ties add up to on `today`; returns how many rows were new, changed or dropped.

    Each slice commits by itself. Killed half-way, the rest is still marked with an earlier day and is done by
    the next call.
    """
    fresh, before = score_anew(member, today=today), stored(member)
    changed = {person: sums for person, sums in fresh.items() if before.get(person) != sums}
    gone = before.keys() - fresh.keys()
    store(member, changed, today=today)
    drop(member, gone)
    mark(member, today=today)
    return len(changed) + len(gone)


def rescore_stale(today: date) -> int:
    """Silence grows by itself: scores every member whose ties were last scored before `today`."""
    stale = Member.objects.filter(Exists(Tie.objects.filter(owner=OuterRef("pk"), scored_on__lt=today)))
    members = list(stale.order_by("pk"))
    for member in members:
        rescore(member=member, today=today)
    return len(members)


def _say(
    kind: WordKind, person_id: int, *, by: Member, now: datetime, said_on: date, until_on: date | None
) -> Word:
    with transaction.atomic():
        card = (
            Card.objects.of(by)
            .select_for_update(of=("self",))  # of two clicks at once the second finds the first one's word
            .filter(person=person_id, person__is_settled=True)
            .order_by("id")
            .first()
        )
        if card is None:
            raise UnknownPerson
        standing: Word | None = (
            Word.objects.of(by).filter(card=card, kind=kind, taken_back_at__isnull=True).first()
        )
        if standing is not None:
            if standing.said_on == said_on:
                return standing
            _end(standing, now)
        word: Word = Word.objects.create(
            owner=by, card=card, kind=kind, said_on=said_on, until_on=until_on, said_at=now
        )
        audit.record(f"tie.{kind}", by=by, now=now, about=f"person {person_id}")
    return word


def _end(word: Word, now: datetime) -> None:
    word.taken_back_at = now
    word.save(update_fields=["taken_back_at"])
