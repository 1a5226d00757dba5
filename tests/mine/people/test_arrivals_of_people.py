"""Storing what a file says of people: each thing once, with the arrival that brought it."""

from __future__ import annotations

from datetime import date

import pytest

from goen.members.models import Member
from goen.mine.people import arrivals
from goen.mine.people.domain.cards import Affiliation as SaidAffiliation
from goen.mine.people.domain.cards import Card as SaidCard
from goen.mine.people.models import Affiliation, Arrival, Card, Handle, Note, Spelling
from tests.mine.people.conftest import NOW, Arrive, card

TARO = card("山田 太郎", "taro@example.com", note="旧友", work="山田商店")


@pytest.fixture
def begin(aoi: Member):
    return lambda source="vcard": arrivals.begin(owner=aoi, source=source, label="book.vcf", now=NOW)


def test_each_thing_is_stored_once_with_what_brought_it(begin, aoi: Member) -> None:
    first, second = begin(), begin()
    stored = arrivals.store_cards(first, [TARO], now=NOW)
    again = arrivals.store_cards(second, [TARO, card("佐藤 次郎")], now=NOW)
    assert again.ids["山田 太郎"] == stored.ids["山田 太郎"]
    assert list(Card.objects.order_by("pk").values_list("name", "arrival")) == [
        ("山田 太郎", first.pk),
        ("佐藤 次郎", second.pk),
    ]
    for model in (Handle, Affiliation):
        assert list(model._base_manager.values_list("arrival", flat=True)) == [first.pk]
    assert Note.objects.of(aoi).count() == 1


def test_account_means_a_card_within_its_source_only(begin) -> None:
    ids = [
        arrivals.store_cards(begin(source), [TARO], now=NOW).ids["山田 太郎"] for source in ("vcard", "line")
    ]
    assert ids[0] != ids[1]


def test_name_that_differs_from_the_cards_is_a_spelling(begin) -> None:
    arrivals.store_cards(begin(), [SaidCard("a", "鈴木 花子", spellings=("はな", "鈴木 花子"))], now=NOW)
    arrivals.store_cards(begin(), [SaidCard("a", "山田 花子", spellings=("鈴木 花子", "はな"))], now=NOW)
    assert sorted(Spelling._base_manager.values_list("name", flat=True)) == ["はな", "山田 花子"]


def test_affiliations_that_differ_in_dates_only_are_one(begin) -> None:
    jobs = (
        SaidAffiliation("山田商店", "店長", date(2020, 1, 1)),
        SaidAffiliation("山田商店", "店長", date(2021, 1, 1)),
        SaidAffiliation("", ""),
    )
    arrivals.store_cards(begin(), [SaidCard("a", "山田 太郎", affiliations=jobs)], now=NOW)
    assert Affiliation._base_manager.get().from_on == date(2021, 1, 1)


def test_what_a_shown_card_lacked_waits_for_the_end(begin, aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [SaidCard("a", "山田 太郎", handles=TARO.handles)])
    known = Card.objects.get()
    later = SaidCard("a", "山田 太郎", reading="やまだ たろう", known_since=date(2020, 5, 6))
    stored = arrivals.store_cards(begin(), [later], now=NOW)
    known.refresh_from_db()
    assert (known.reading, known.known_since) == ("", None)
    assert stored.late == {known.pk: arrivals.Late("やまだ たろう", date(2020, 5, 6))}
    arrivals.write_late(stored.late)
    known.refresh_from_db()
    assert (known.reading, known.known_since) == ("やまだ たろう", date(2020, 5, 6))


def test_discarding_leaves_what_others_brought(begin, aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [TARO])
    hidden = begin()
    arrivals.store_cards(
        hidden, [card("山田 太郎", "new@example.com", "taro@example.com"), card("新人")], now=NOW
    )
    arrivals.discard([hidden])
    assert list(Card.objects.of(aoi).values_list("name", flat=True)) == ["山田 太郎"]
    assert list(Handle._base_manager.values_list("value", flat=True)) == ["taro@example.com"]
    assert Arrival.objects.of(aoi).count() == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [("山田", "山田"), ("a\0b", "ab"), ("山\0田", "山田"), ("山\ud83d", "山?"), ("x" * 400, "x" * 300)],
)
def test_only_what_every_database_takes_is_stored(text: str, kept: str) -> None:
    assert arrivals.storable(text) == kept


def test_two_accounts_are_never_taken_for_one(begin) -> None:
    accounts = ["a", "a\0", "長" * 600, "長" * 601, "\ud83d", "\ud83e"]
    stored = arrivals.store_cards(begin(), [SaidCard(account, "人") for account in accounts], now=NOW)
    assert len(set(stored.ids.values())) == len(accounts)
    again = arrivals.store_cards(begin(), [SaidCard(account, "人") for account in accounts], now=NOW)
    assert again.ids == stored.ids
