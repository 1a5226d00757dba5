"""Many rows at once, in slices, and only while the guard lets them through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goen.base import bulk
from goen.members.models import Member
from goen.mine.people.models import Arrival, Card, Spelling

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FIELDS = ("owner_id", "arrival_id", "source", "account", "name", "reading", "known_since")


@pytest.fixture
def arrival(aoi: Member) -> Arrival:
    return Arrival.objects.create(owner=aoi, source="vcard", label="book.vcf", arrived_at=NOW)


def rows(arrival: Arrival, count: int, start: int = 0) -> Iterator[tuple[object, ...]]:
    for number in range(start, start + count):
        yield arrival.owner_id, arrival.pk, "vcard", f"a{number}", "山田\t太郎\\N\n", "", "2024-05-06"


def transactions(queries: CaptureQueriesContext) -> int:
    return sum(query["sql"].startswith(("SAVEPOINT", "BEGIN")) for query in queries.captured_queries)


@pytest.mark.parametrize(("count", "slices"), [(0, 0), (1, 1), (3, 1), (4, 2), (7, 3)])
def test_rows_are_inserted_in_slices(
    count: int, slices: int, arrival: Arrival, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "SLICE", 3)
    with CaptureQueriesContext(connection) as queries:
        assert bulk.insert(Card, FIELDS, rows(arrival, count)) == count
    assert transactions(queries) == slices
    assert Card.objects.count() == count


def test_values_come_back_as_they_were(arrival: Arrival) -> None:
    bulk.insert(Card, FIELDS, rows(arrival, 1))
    card = Card.objects.get()
    assert (card.name, card.reading, card.known_since, card.person) == (
        "山田\t太郎\\N\n",
        "",
        date(2024, 5, 6),
        None,
    )


def test_fields_of_many_rows_are_set(arrival: Arrival, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "SLICE", 2)
    bulk.insert(Card, FIELDS, rows(arrival, 5))
    ids = list(Card.objects.order_by("account").values_list("pk", flat=True))
    bulk.update(Card, ("name", "known_since"), ((f"n{pk}", None, pk) for pk in ids[1:]))
    assert list(Card.objects.order_by("account").values_list("name", "known_since")) == [
        ("山田\t太郎\\N\n", date(2024, 5, 6)),
        *((f"n{pk}", None) for pk in ids[1:]),
    ]


def test_what_is_asked_for_is_deleted_and_nothing_else(arrival: Arrival, ren: Member) -> None:
    theirs = Arrival.objects.create(owner=ren, source="vcard", label="book.vcf", arrived_at=NOW)
    bulk.insert(Card, FIELDS, rows(arrival, 7))
    bulk.insert(Card, FIELDS, rows(theirs, 7))
    assert bulk.delete(Card.objects.filter(owner=arrival.owner), at_a_time=3) == 7
    assert bulk.delete(Card.objects.filter(owner=arrival.owner)) == 0
    assert Card.objects.filter(owner=ren).count() == 7


class NotOurs(Exception):
    pass


def refuse() -> None:
    raise NotOurs


def test_guard_keeps_every_slice_out(arrival: Arrival) -> None:
    bulk.insert(Card, FIELDS, rows(arrival, 1))
    card = Card.objects.get()
    with bulk.guarded(refuse):
        for write in (
            lambda: bulk.insert(Card, FIELDS, rows(arrival, 1, start=1)),
            lambda: bulk.update(Card, ("name",), [("other", card.pk)]),
            lambda: bulk.delete(Card.objects.all()),
        ):
            with pytest.raises(NotOurs):
                write()
    card.refresh_from_db()
    assert (Card.objects.count(), card.name) == (1, "山田\t太郎\\N\n")


def test_guard_is_asked_before_each_slice_and_not_after_its_end(
    arrival: Arrival, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "SLICE", 2)
    asked: list[int] = []
    with bulk.guarded(lambda: asked.append(Card.objects.count())):
        bulk.insert(Card, FIELDS, rows(arrival, 5))
    bulk.insert(Card, FIELDS, rows(arrival, 1, start=9))
    assert asked == [0, 2, 4]


def test_what_the_guard_did_is_undone_with_a_slice_that_fails(arrival: Arrival) -> None:
    def leave_trace() -> None:
        Arrival.objects.create(owner=arrival.owner, source="vcard", label="trace", arrived_at=NOW)

    bulk.insert(Card, FIELDS, rows(arrival, 1))
    card = Card.objects.get()
    twice = [(card.pk, "a", arrival.owner_id, arrival.pk)] * 2
    with bulk.guarded(leave_trace), pytest.raises(Exception, match=r"(?i)unique"):
        bulk.insert(Spelling, ("card_id", "name", "owner_id", "arrival_id"), twice)
    assert Arrival.objects.filter(label="trace").count() == 0
