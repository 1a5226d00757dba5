"""From cards to people: what joins, what stays apart, and what the member says of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goen.members.models import Member
from goen.mine.people import actions, arrivals
from goen.mine.people.models import Affiliation, Arrival, Card, Join, Note, Person
from goen.mine.people.queries import dossier
from goen.mine.people.settling import one_at_a_time, resettle
from tests.mine.made import kept, remains_of
from tests.mine.people.conftest import NOW, Arrive, card

SWITCHBOARD = "+81312345678"
MAIL = "taro@example.com"


def people(member: Member) -> list[tuple[str, ...]]:
    """Each person as the names on their cards."""
    cards_of: dict[int, list[str]] = {}
    for person, name in Card.objects.of(member).filter(person__is_settled=True).values_list("person", "name"):
        cards_of.setdefault(person, []).append(name)
    return sorted(tuple(sorted(names)) for names in cards_of.values())


def person(member: Member, name: str) -> Person:
    return Person.objects.of(member).get(cards__name=name)


def again(member: Member, own: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    with one_at_a_time(member):
        resettle(owner=member, own_keys=own, now=NOW)


# Joining


def test_cards_of_two_sources_are_one_person_with_a_reason(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", MAIL)])
    before = person(aoi, "山田 太郎").pk
    settled = arrive(aoi, [card("Taro Yamada", MAIL)], source="linkedin")
    assert people(aoi) == [("Taro Yamada", "山田 太郎")]
    assert settled.new == frozenset()
    shown = dossier(aoi, before)
    assert [(join.kind, join.value) for join in shown.joins] == [("email", MAIL)]
    assert {fact.text for fact in shown.names} == {"山田 太郎", "Taro Yamada"}
    assert "yamada" in Person.objects.get(pk=before).search_text.lower()


def test_reasons_stay_as_they_are_when_the_same_arrives_again(aoi: Member, arrive: Arrive) -> None:
    for source in ("vcard", "linkedin", "linkedin", "vcard"):
        arrive(aoi, [card("山田 太郎", MAIL)], source=source, now=NOW + timedelta(days=len(source)))
    (join,) = Join.objects.of(aoi)
    assert join.joined_at == NOW + timedelta(days=len("linkedin"))


@pytest.mark.parametrize("is_last_first", [True, False])
def test_handle_that_becomes_shared_withdraws_its_joins(
    is_last_first: bool, aoi: Member, arrive: Arrive
) -> None:
    files = [
        ([card("山田 太郎", SWITCHBOARD)], "vcard"),
        ([card("山田太郎", SWITCHBOARD)], "linkedin"),
        ([card("佐藤 次郎", SWITCHBOARD)], "mail"),
    ]
    for cards, source in reversed(files) if is_last_first else files:
        arrive(aoi, cards, source=source)
    assert people(aoi) == [("佐藤 次郎",), ("山田 太郎",), ("山田太郎",)]
    assert not Join.objects.of(aoi).exists()


def test_name_alone_joins_nobody(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", "a@example.com"), card("山田 太郎", "b@example.com", account="other")])
    assert people(aoi) == [("山田 太郎",), ("山田 太郎",)]
    assert [one.name for one in dossier(aoi, Person.objects.of(aoi).first().pk).namesakes] == ["山田 太郎"]


def test_person_stays_where_their_earliest_card_is(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", MAIL)])
    arrive(aoi, [card("太郎", "+819012345678")], source="line")
    first, second = person(aoi, "山田 太郎").pk, person(aoi, "太郎").pk
    arrive(aoi, [card("山田太郎", MAIL, "+819012345678")], source="linkedin")
    assert list(Person.objects.of(aoi).values_list("pk", flat=True)) == [first]
    assert not Person.objects.filter(pk=second).exists()  # people without cards go


# What the member says of it


@pytest.fixture
def joined(aoi: Member, arrive: Arrive) -> list[Card]:
    """Two cards of one person, from two sources."""
    arrive(aoi, [card("山田 太郎", MAIL)])
    arrive(aoi, [card("山田太郎", MAIL, "+819012345678")], source="linkedin")
    return list(Card.objects.of(aoi).order_by("pk"))


@pytest.mark.parametrize("which", [0, 1])
def test_parted_stays_parted_after_further_imports(
    which: int, joined: list[Card], aoi: Member, arrive: Arrive
) -> None:
    actions.part(card_id=joined[which].pk, own_keys=set(), by=aoi, now=NOW)
    assert people(aoi) == [("山田 太郎",), ("山田太郎",)]
    arrive(aoi, [card("山田 太郎", MAIL)])
    # Not even a handle joins them that they did not share before.
    arrive(aoi, [card("山田 太郎", MAIL, "+819012345678")])
    arrive(aoi, [card("山田 太郎", "+819012345678", account="third")], source="mail")
    a, b = (Card.objects.get(pk=one.pk).person_id for one in joined)
    assert a != b


def test_parted_by_mistake_can_be_joined_again(joined: list[Card], aoi: Member) -> None:
    actions.part(card_id=joined[1].pk, own_keys=set(), by=aoi, now=NOW)
    actions.rejoin(card_id=joined[0].pk, own_keys=set(), by=aoi, now=NOW)
    assert people(aoi) == [("山田 太郎", "山田太郎")]
    with pytest.raises(actions.NothingParted):
        actions.rejoin(card_id=joined[0].pk, own_keys=set(), by=aoi, now=NOW)


def test_card_that_stands_alone_cannot_be_parted(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", MAIL)])
    with pytest.raises(actions.NothingJoined):
        actions.part(card_id=Card.objects.of(aoi).get().pk, own_keys=set(), by=aoi, now=NOW)


def test_third_card_with_the_handle_stays_with_whom_it_was_not_parted_from(
    joined: list[Card], aoi: Member, arrive: Arrive
) -> None:
    arrive(aoi, [card("山田 太郎", MAIL, account="third")], source="mail")
    actions.part(card_id=joined[1].pk, own_keys=set(), by=aoi, now=NOW)
    assert people(aoi) == [("山田 太郎", "山田 太郎"), ("山田太郎",)]


def test_others_cards_cannot_be_parted(joined: list[Card], aoi: Member, mio: Member) -> None:
    with pytest.raises(actions.NothingJoined):
        actions.part(card_id=joined[1].pk, own_keys=set(), by=mio, now=NOW)
    assert people(aoi) == [("山田 太郎", "山田太郎")]


def test_notes_follow_their_card(joined: list[Card], aoi: Member) -> None:
    both = person(aoi, "山田 太郎")
    actions.write_note(person_id=both.pk, text=" 同期 ", by=aoi, now=NOW)
    actions.part(card_id=joined[0].pk, own_keys=set(), by=aoi, now=NOW)
    assert [note.text for note in dossier(aoi, person(aoi, "山田 太郎").pk).notes] == ["同期"]
    assert dossier(aoi, person(aoi, "山田太郎").pk).notes == []


# The member's own cards


def test_own_cards_make_nobody_and_come_back_when_they_are_anothers(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("葵", "aoi@example.com"), card("山田 太郎", MAIL)], own={"aoi@example.com"})
    assert people(aoi) == [("山田 太郎",)]
    again(aoi)
    assert people(aoi) == [("山田 太郎",), ("葵",)]
    again(aoi, {"aoi@example.com"})
    assert people(aoi) == [("山田 太郎",)]
    assert remains_of(aoi.pk) == {}


@pytest.mark.parametrize("name", ["田村 花子", "花子 田村"])
def test_own_name_tells_cards_without_addresses_only(name: str, aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card(name), card(name, "namesake@example.com", account="namesake")], own={"田村花子"})
    assert list(Person.objects.of(aoi).values_list("cards__account", flat=True)) == ["namesake"]


# Hidden until complete


def test_what_is_not_complete_shows_nowhere(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", MAIL, work="山田商店")])
    shown = person(aoi, "山田 太郎")
    hidden = arrivals.begin(owner=aoi, source="vcard", label="next.vcf", now=NOW)
    arrivals.store_cards(
        hidden,
        [
            card("山田 タロウ", MAIL, "taro2@example.com", account="山田 太郎", work="太郎商事"),
            card("新人", "x@example.com"),
        ],
        now=NOW,
    )
    before = kept(aoi.pk)["people"]
    again(aoi)
    assert kept(aoi.pk)["people"] == before
    facts = dossier(aoi, shown.pk)
    assert [fact.text for fact in facts.handles] == [MAIL]
    assert [fact.text for fact in facts.affiliations] == ["山田商店"]
    assert [fact.text for fact in facts.names] == ["山田 太郎"]
    arrivals.discard([hidden])
    assert remains_of(aoi.pk) == {}
    assert Arrival.objects.of(aoi).count() == 1


def test_notes_are_not_hung_on_what_may_be_taken_back(aoi: Member) -> None:
    hidden = arrivals.begin(owner=aoi, source="vcard", label="next.vcf", now=NOW)
    stored = arrivals.store_cards(hidden, [card("新人")], now=NOW)
    nobody = Person.objects.create(
        owner=aoi, name="新人", name_key="", sort_key="", search_text="", is_settled=True
    )
    Card.objects.filter(pk__in=stored.ids.values()).update(person=nobody)
    with pytest.raises(actions.NobodyThere):
        actions.write_note(person_id=nobody.pk, text="メモ", by=aoi, now=NOW)


def test_files_of_one_import_are_taken_back_together(aoi: Member) -> None:
    """What the second says hangs on a card of the first."""
    first, second = (arrivals.begin(owner=aoi, source="vcard", label="a.vcf", now=NOW) for _ in range(2))
    arrivals.store_cards(first, [card("山田 太郎", MAIL, note="旧友")], now=NOW)
    arrivals.store_cards(second, [card("山田 太郎", "+819012345678")], now=NOW)
    arrivals.discard([first, second])
    assert kept(aoi.pk) == kept(0)
    assert Arrival.objects.of(aoi).count() == 0


# Who they are


def test_new_employer_ends_the_former_one(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", MAIL, work="山田商店")])
    later = NOW + timedelta(days=90)
    arrive(aoi, [card("山田 太郎", MAIL, work="太郎商事")], now=later)
    jobs = Affiliation.objects.of(aoi).order_by("pk").values_list("organisation", "to_on")
    assert list(jobs) == [("山田商店", later.date()), ("太郎商事", None)]
    assert person(aoi, "山田 太郎").organisation == "太郎商事"


def test_reading_that_comes_later_sorts_the_person(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", MAIL)])
    arrive(aoi, [card("山田 太郎", MAIL, reading="やまだ たろう")])
    assert person(aoi, "山田 太郎").reading == "やまだ たろう"


def test_reading_from_a_later_file_of_the_same_import_counts(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("山田 太郎", MAIL)], [card("山田 太郎", MAIL, reading="やまだ たろう")])
    assert person(aoi, "山田 太郎").reading == "やまだ たろう"


def test_name_that_changed_is_found_by_both(aoi: Member, arrive: Arrive) -> None:
    arrive(aoi, [card("鈴木 花子", "hanako@example.com", account="hanako")])
    arrive(aoi, [card("山田 花子", "hanako@example.com", account="hanako")])
    shown = dossier(aoi, Person.objects.of(aoi).get().pk)
    assert {fact.text for fact in shown.names} == {"鈴木 花子", "山田 花子"}


# One for each member


def test_same_cards_of_two_members_never_touch(aoi: Member, ren: Member, arrive: Arrive) -> None:
    cards = [card("山田 太郎", MAIL, note="旧友"), card("佐藤 次郎", "jiro@example.com")]
    arrive(aoi, cards)
    arrive(ren, cards)
    arrive(ren, [card("山田太郎", MAIL)], source="linkedin")
    before = kept(ren.pk)
    actions.part(card_id=Card.objects.of(ren).get(source="linkedin").pk, own_keys=set(), by=ren, now=NOW)
    assert people(aoi) == [("佐藤 次郎",), ("山田 太郎",)]
    assert Note.objects.of(aoi).count() == 1
    assert kept(ren.pk)["cards"] == before["cards"]


def test_settling_twice_changes_nothing(joined: list[Card], aoi: Member) -> None:
    before = kept(aoi.pk)
    ids = list(Person.objects.of(aoi).values_list("pk", flat=True))
    again(aoi)
    assert kept(aoi.pk) == before
    assert list(Person.objects.of(aoi).values_list("pk", flat=True)) == ids
