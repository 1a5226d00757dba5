"""Ties to test with: people whom a member knows, and the days on which they had words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

import pytest

from goen.members.models import Member
from goen.mine.people.models import Arrival, Card, Person, Source
from goen.mine.ties.domain.days import day_of
from goen.mine.ties.models import Channel, TieDay

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)
T = day_of(TODAY)
WEEKLY_UNTIL_2018 = tuple(day_of(date(2016, 3, 1)) + 7 * week for week in range(120))

Acquaint = Callable[..., Person]


@pytest.fixture
def acquaint(db: None) -> Acquaint:
    """Makes someone whom `member` knows, with a full day of contact on each of `days`."""

    def make(
        member: Member,
        name: str,
        days: Iterable[int] = (),
        *,
        sent: int = 1,
        received: int = 1,
        weight: float = 2.0,
        channel: Channel = Channel.LINE,
        is_complete: bool = True,
        is_settled: bool = True,
    ) -> Person:
        arrival = Arrival.objects.create(
            owner=member,
            source=Source.LINE,
            label=f"{name}.txt",
            arrived_at=NOW,
            completed_at=NOW if is_complete else None,
        )
        person = Person.objects.create(
            owner=member, name=name, name_key=name, sort_key=name, search_text=name, is_settled=is_settled
        )
        card = Card.objects.create(
            owner=member, source=Source.LINE, account=name, name=name, person=person, arrival=arrival
        )
        TieDay.objects.bulk_create(
            TieDay(
                owner=member,
                card=card,
                arrival=arrival,
                day=day,
                channel=channel,
                sent=sent,
                received=received,
                weight=weight,
            )
            for day in days
        )
        return person

    return make
