"""Settling cards without a file: what a source would have said of people."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime

import pytest

from goen.members.models import Member
from goen.mine.people import arrivals
from goen.mine.people.domain.cards import Affiliation, Card, Handle
from goen.mine.people.portraits import redraw
from goen.mine.people.settling import Brought, Settled, one_at_a_time, settle

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

Arrive = Callable[..., Settled]


def card(
    name: str, *values: str, account: str = "", reading: str = "", note: str = "", work: str = ""
) -> Card:
    """Values with @ are mail addresses, with + phones, else pages."""
    handles = tuple(Handle(kind_of(value), value) for value in values)
    jobs = (Affiliation(work),) if work else ()
    return Card(account or name, name, reading=reading, handles=handles, affiliations=jobs, note=note)


def kind_of(value: str) -> str:
    return "email" if "@" in value else "phone" if value.startswith("+") else "url"


@pytest.fixture
def arrive(db: None) -> Arrive:
    """Has cards arrive for a member, in one import: each list of cards is a file of its own."""

    def arrived(
        member: Member,
        *files: list[Card],
        source: str = "vcard",
        own: Collection[str] = (),
        now: datetime = NOW,
    ) -> Settled:
        brought = []
        for cards in files:
            arrival = arrivals.begin(owner=member, source=source, label="book.vcf", now=now)
            brought.append((arrival, arrivals.store_cards(arrival, cards, now=now)))
        with one_at_a_time(member):
            settled = settle(
                owner=member,
                own_keys=own,
                now=now,
                brought=Brought(
                    [arrival for arrival, _stored in brought],
                    {arrival.pk: frozenset(stored.ids.values()) for arrival, stored in brought},
                    {card: late for _arrival, stored in brought for card, late in stored.late.items()},
                ),
            )
        redraw(member, settled.stale)
        return settled

    return arrived
