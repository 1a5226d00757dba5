"""A member with any number of people and days of contact, stored as imports would have stored them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random

import numpy as np
import numpy.typing as npt

from goen.base import bulk
from goen.members.models import Member
from goen.mine.people.domain import portrait
from goen.mine.people.models import Arrival, Card, Person, Source
from goen.mine.ties.domain.days import day_of
from goen.mine.ties.models import TieDay
from measures.making.people import Someone, people

Ints = npt.NDArray[np.int64]
YEARS = 10
USUAL_SPAN = 1_000  # days from the first to the last contact, on average
STILL = 0.25  # of the ties go on to this day
CHANNELS = (1, 2, 3)
OTHER_CHANNEL = 0.1  # of the days
UNEVEN = 1.5  # of the days of contact over people, on a logarithmic scale: a few have most of them


@dataclass(frozen=True, eq=False, slots=True)
class Days:
    """Columns of equal length; a person, a day and a channel come together once."""

    person: Ints
    day: Ints
    channel: Ints
    sent: Ints
    received: Ints


def member(email: str, *, number: int, tie_days: int, today: date) -> Member:
    """Someone who knows `number` people, in some of their ties for years; not scored yet."""
    owner = Member.objects.create_user(email)
    now = datetime.now(UTC)
    arrival = Arrival.objects.create(
        owner=owner, source=Source.LINKEDIN, label="made up", arrived_at=now, completed_at=now
    )
    cards = _store_people(owner, arrival, people(number, Random(number)))
    rows = days(number, tie_days, today=day_of(today))
    _store_days(owner, arrival, cards, rows)
    return owner


def _store_people(owner: Member, arrival: Arrival, everybody: list[Someone]) -> Ints:
    """Returns the ids of their cards."""
    fields = ("owner_id", "arrival_id", "is_settled", "name", "reading", "organisation", "title")
    keys = ("name_key", "sort_key", "search_text")
    bulk.insert(Person, (*fields, *keys), (_person(owner, arrival, one) for one in everybody))
    ids = list(Person.objects.of(owner).order_by("pk").values_list("pk", flat=True))
    fields = ("owner_id", "arrival_id", "source", "account", "name", "reading", "person_id")
    bulk.insert(
        Card,
        fields,
        (
            (owner.pk, arrival.pk, Source.LINKEDIN, one.slug, one.name, "", person)
            for one, person in zip(everybody, ids, strict=True)
        ),
    )
    return np.array(Card.objects.of(owner).order_by("pk").values_list("pk", flat=True), dtype=np.int64)


def _person(owner: Member, arrival: Arrival, one: Someone) -> tuple[object, ...]:
    shown = portrait.draw(
        [portrait.Held(Source.LINKEDIN, one.name, organisation=one.organisation, addresses=(one.email,))]
    )
    said = (shown.name, shown.reading, shown.organisation, shown.title)
    return (owner.pk, arrival.pk, True, *said, shown.name_key, shown.sort_key, shown.search_text)


def _store_days(owner: Member, arrival: Arrival, cards: Ints, rows: Days) -> None:
    fields = ("owner_id", "arrival_id", "met", "weight", "card_id", "day", "channel", "sent", "received")
    columns = (cards[rows.person], rows.day, rows.channel, rows.sent, rows.received)
    values: Iterator[tuple[int, ...]] = zip(*(column.tolist() for column in columns), strict=True)
    bulk.insert(TieDay, fields, ((owner.pk, arrival.pk, 0, row[3] + row[4], *row) for row in values))


def days(number: int, rows: int, *, today: int) -> Days:
    """Exactly `rows` of them, in the order of people and days."""
    chance = np.random.default_rng(number)
    share = chance.lognormal(0, UNEVEN, number)
    share = np.minimum(share / share.sum(), 0.3 * YEARS * 365 / rows)  # three days in ten at most
    begins = chance.random(number) * YEARS * 365
    span = np.minimum(30 + chance.exponential(USUAL_SPAN, number), YEARS * 365 - begins)
    span = np.where(chance.random(number) < STILL, YEARS * 365 - begins, span)
    mainly = chance.choice(CHANNELS, number)
    found = np.empty(0, dtype=np.int64)
    while len(found) < rows:
        person = chance.choice(number, rows, p=share / share.sum())
        day = today - YEARS * 365 + (begins[person] + chance.random(rows) * span[person]).astype(np.int64)
        is_other = chance.random(rows) < OTHER_CHANNEL
        channel = np.where(is_other, chance.choice(CHANNELS, rows), mainly[person])
        found = np.union1d(found, (person * 100_000 + day) * 10 + channel)
    found = np.sort(chance.choice(found, rows, replace=False))
    sent = chance.poisson(0.9, rows)
    received = np.where(sent > 0, chance.poisson(0.9, rows), 1 + chance.poisson(0.5, rows))
    return Days(found // 1_000_000, found // 10 % 100_000, found % 10, sent, received)
