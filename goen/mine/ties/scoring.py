"""Stored ties: worked out from the days, compared with what is there, written in short transactions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection, transaction
from django.db.models import Max, Min

from goen.mine.people.models import Person
from goen.mine.ties.domain.days import day_of
from goen.mine.ties.domain.reconnecting import worth
from goen.mine.ties.domain.strength import score
from goen.mine.ties.loading import digits, tie_days
from goen.mine.ties.models import Tie

if TYPE_CHECKING:
    from goen.members.models import Member

SLICE = 500  # rows to a transaction, well under 200 ms
MARKED = 10_000


class Sums(NamedTuple):
    """The columns of a Tie that are worked out, in their order."""

    first_day: int
    last_day: int
    days: int
    sent: int
    received: int
    met: int
    channels: int
    usual_gap_days: float | None
    strength: float | None
    evidence: float | None
    reconnect_worth: float | None


def score_anew(member: Member, *, today: date) -> dict[int, Sums]:
    """By person; those with days to come only are left out."""
    loaded = tie_days(member)
    scores = score(loaded.rows, people=len(loaded.people), today=day_of(today))
    whole = (
        scores.first_day,
        scores.last_day,
        scores.days,
        scores.sent,
        scores.received,
        scores.met,
        scores.channels,
    )
    parts = (scores.usual_gap_days, scores.strength, scores.evidence, worth(scores))
    rows = map(Sums, *(column.tolist() for column in whole), *map(digits, parts))
    return {person: sums for person, sums in zip(loaded.people.tolist(), rows, strict=True) if sums.days}


def stored(member: Member) -> dict[int, Sums]:
    rows = Tie.objects.of(member).values_list("person_id", *Sums._fields)
    return {row[0]: Sums(*row[1:]) for row in rows.iterator(10_000)}


def store(member: Member, changed: Mapping[int, Sums], *, today: date) -> None:
    columns = ("owner_id", "person_id", "scored_on", *Sums._fields)
    names = ", ".join(columns)
    values = ", ".join(["%s"] * len(columns))
    renewed = ", ".join(f"{name} = excluded.{name}" for name in columns[2:])
    # Plain rows: an import waits for this, and model instances take several times as long.
    upsert = (
        f"INSERT INTO {Tie._meta.db_table} ({names}) VALUES ({values}) "  # noqa: S608  names of our own
        f"ON CONFLICT (person_id) DO UPDATE SET {renewed}"
    )
    for people in _slices(sorted(changed)):
        with transaction.atomic(), connection.cursor() as cursor:
            # Persons may be joined or erased while we score.
            there = Person.objects.of(member).filter(pk__in=people).select_for_update(no_key=True)
            rows = [
                (member.pk, person, today, *changed[person]) for person in there.values_list("pk", flat=True)
            ]
            cursor.executemany(upsert, rows)


def drop(member: Member, gone: Collection[int]) -> None:
    for people in _slices(sorted(gone)):
        Tie.objects.of(member).filter(person__in=people).delete()


def mark(member: Member, *, today: date) -> None:
    """What had not changed was scored today all the same."""
    unmarked = Tie.objects.of(member).exclude(scored_on=today)
    ends = unmarked.aggregate(first=Min("id"), last=Max("id"))
    if ends["first"] is not None:
        for start in range(ends["first"], ends["last"] + 1, MARKED):
            unmarked.filter(id__gte=start, id__lt=start + MARKED).update(scored_on=today)


def _slices(people: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(people), SLICE):
        yield people[start : start + SLICE]
