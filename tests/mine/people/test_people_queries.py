"""Whom a member knows: the whole list, one person; and never anybody else's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goen.members.models import Member
from goen.mine.people import queries
from goen.mine.people.models import Person
from goen.mine.people.queries import AffiliationEntry, HandleEntry
from tests.mine.people.conftest import NOW, Arrive, card

PEOPLE = [
    card("山田 太郎", "taro@example.com", "+819012345678", reading="やまだ たろう", work="山田商店"),
    card("佐藤 花子", "hanako@example.com", reading="さとう はなこ"),
    card("Jane Roe", "linkedin.com/in/jane"),
]


@pytest.fixture
def known(aoi: Member, arrive: Arrive) -> Member:
    arrive(aoi, PEOPLE)
    arrive(aoi, [card("山田太郎", "taro@example.com", work="太郎商事")], source="linkedin")
    return aoi


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Jane Roe", "佐藤 花子", "山田 太郎"]),
        ("やまだ", ["山田 太郎"]),
        ("yamada", ["山田 太郎"]),
        ("ヤマダ　タロウ", ["山田 太郎"]),
        ("山田商店", ["山田 太郎"]),
        ("example.com", ["佐藤 花子", "山田 太郎"]),
        ("jane", ["Jane Roe"]),
        ("山田 花子", []),
    ],
)
def test_people_are_found_by_what_is_known_of_them(query: str, names: list[str], known: Member) -> None:
    assert sorted(entry.name for entry in queries.everybody(known, query=query)) == names


def test_everybody_has_handles_and_affiliations(known: Member) -> None:
    (taro,) = queries.everybody(known, query="yamada")
    assert taro.handles == [HandleEntry("email", "taro@example.com"), HandleEntry("phone", "+819012345678")]
    assert sorted(taro.affiliations) == [
        AffiliationEntry("太郎商事", "", None, None),
        AffiliationEntry("山田商店", "", None, None),
    ]


def test_everybody_needs_as_many_queries_for_one_as_for_three(
    aoi: Member, ren: Member, arrive: Arrive
) -> None:
    arrive(aoi, PEOPLE)
    arrive(ren, PEOPLE[:1])
    counts = []
    for member in (aoi, ren):
        with CaptureQueriesContext(connection) as asked:
            queries.everybody(member)
        counts.append(len(asked))
    assert counts == [3, 3]


def test_dossier_says_where_each_fact_came_from(known: Member) -> None:
    taro = Person.objects.of(known).get(name="山田 太郎")
    found = queries.dossier(known, taro.pk)
    facts = {(fact.text, fact.source, fact.label, fact.arrived_on) for fact in found.handles}
    assert ("taro@example.com", "vcard", "book.vcf", NOW.date()) in facts
    assert ("taro@example.com", "linkedin", "book.vcf", NOW.date()) in facts
    assert {join.value for join in found.joins} == {"taro@example.com"}


def test_what_is_anothers_looks_like_what_is_missing(known: Member, ren: Member, mio: Member) -> None:
    taro = Person.objects.of(known).get(name="山田 太郎")
    for member in (ren, mio):
        assert queries.everybody(member) == []
        assert queries.names_of(member, [taro.pk]) == {}
        assert not queries.goes_by(member, "taro@example.com")
        for number in (taro.pk, 10**9):
            with pytest.raises(Person.DoesNotExist):
                queries.dossier(member, number)
    assert queries.names_of(known, [taro.pk]) == {taro.pk: "山田 太郎"}


@pytest.mark.parametrize(
    ("key", "is_told"),
    [("taro@example.com", True), ("nobody@example.com", False), ("山田太郎", False), ("ゆき", True)],
)
def test_address_or_name_that_tells_a_card_is_known(
    key: str, is_told: bool, known: Member, arrive: Arrive
) -> None:
    arrive(known, [card("ゆき")], source="line")
    assert queries.goes_by(known, key) is is_told
