"""Which side is the member: known, said by the export, or plainly in everything. Else: ask."""

from __future__ import annotations

import pytest

from goen.mine.imports.domain import own
from goen.mine.imports.records import Between, Card, Handle


def mail(address: str, name: str = "") -> Card:
    return Card(f"{address}\n{name}", name, handles=(Handle("email", address),))


def profile(slug: str, name: str) -> Card:
    return Card(slug, name, handles=(Handle("url", f"linkedin.com/in/{slug}"),))


def talker(name: str) -> Card:
    return Card(f"同窓会\n{name}", name, handles=(Handle("account", f"line:同窓会/{name}"),))


AOI, KEN, YUI = (
    mail("aoi@example.com", "葵"),
    mail("ken@example.com", "健太"),
    mail("yui@example.com", "結衣"),
)


def find(
    *betweens: tuple[Between, int], known: set[str] = frozenset(), said: tuple[str, ...] = ()
) -> own.Own:  # type: ignore[assignment]
    return own.find(dict(betweens), known=known, said=said)


def test_who_takes_part_in_everything_is_the_member() -> None:
    found = find((Between(AOI, (KEN,), 2), 3), (Between(YUI, (AOI,), 2), 2))
    assert found == own.Own(frozenset({AOI.account}), ("aoi@example.com",))


def test_one_correspondent_alone_leaves_it_open() -> None:
    with pytest.raises(own.UnclearWho) as unclear:
        find((Between(AOI, (KEN,), 2), 3))
    assert set(unclear.value.candidates) == {"葵 <aoi@example.com>", "健太 <ken@example.com>"}


@pytest.mark.parametrize("known", ["aoi@example.com", "葵"])
def test_a_known_name_or_address_settles_it(known: str) -> None:
    found = find((Between(AOI, (KEN,), 2), 3), known={own.key(known)})
    assert found.accounts == {AOI.account}


def test_what_the_export_says_settles_it_and_is_learnt() -> None:
    found = find((Between(AOI, (KEN,), 2), 3), said=("aoi@example.com",))
    assert found == own.Own(frozenset({AOI.account}), ("aoi@example.com",))


def test_what_the_member_said_wins_over_the_export() -> None:
    found = find((Between(AOI, (KEN,), 2), 3), known={"ken@example.com"}, said=("aoi@example.com",))
    assert found.accounts == {KEN.account}


def test_one_address_under_two_names_is_one_side() -> None:
    other = mail("aoi@example.com", "Aoi")
    found = find((Between(AOI, (KEN,), 2), 3), (Between(YUI, (other,), 2), 3))
    assert found.accounts == {AOI.account, other.account}


def test_of_two_profiles_with_the_members_name_the_busier_is_the_member() -> None:
    namesake = mail("aoi2@example.com", "葵")
    found = find((Between(AOI, (KEN,), 2), 5), (Between(namesake, (AOI,), 2), 1), known={own.key("葵")})
    assert found.accounts == {AOI.account}


@pytest.mark.parametrize("from_work", [1, 4])
def test_two_addresses_of_the_members_full_name_are_the_members(from_work: int) -> None:
    home, work = mail("h@home.example", "田村 花子"), mail("h@work.example", "田村 花子")
    betweens = [(Between(home, (KEN,), 2), 5), (Between(work, (YUI,), 2), from_work)]
    assert find(*betweens).accounts == {home.account, work.account}
    for known in ({own.key("田村花子")}, {own.key("田村花子"), "h@home.example"}):
        assert find(*betweens, known=known).accounts == {home.account, work.account}


def test_a_friend_of_a_name_that_a_talk_needed_is_not_the_member() -> None:
    # The member is 佐藤 in a talk of their class. So is a friend, in the mailbox.
    member, friend = mail("h@example.com", "Hanako Sato"), mail("sato@example.com", "佐藤")
    betweens = [(Between(member, (KEN,), 2), 5), (Between(friend, (member,), 2), 1)]
    for known in ({own.key("佐藤")}, {own.key("佐藤"), "h@example.com"}):
        assert find(*betweens, known=known).accounts == {member.account}


def test_whoever_is_in_every_talk_is_the_member() -> None:
    aoi, ken, yui = profile("aoi", "葵"), profile("ken", "健太"), profile("yui", "結衣")
    found = find((Between(aoi, (ken,), 2, "1"), 500), (Between(yui, (aoi,), 2, "2"), 1))
    assert found.accounts == {aoi.account}


def test_two_in_every_talk_leave_it_open() -> None:
    aoi, ken, yui = profile("aoi", "葵"), profile("ken", "健太"), profile("yui", "結衣")
    with pytest.raises(own.UnclearWho):
        find((Between(aoi, (ken,), 2, "1"), 5), (Between(yui, (aoi, ken), 3, "2"), 1))


def test_nobody_is_a_contact_of_their_own() -> None:
    aoi, ken = profile("aoi", "葵"), profile("ken", "健太")
    talk = own.Evidence({Between(aoi, (ken,), 2, "1"): 3}, (), source="linkedin")
    friends = own.Evidence({}, (), source="linkedin", contacts={ken.account})
    cards = own.Evidence({}, (), source="vcard", contacts={aoi.account})  # one's own card may be among them
    found = own.find_all([cards, talk, friends], known=(), learnt=())
    assert found[1] == own.Own(frozenset({aoi.account}), ("linkedin.com/in/aoi",))


def test_names_are_found_in_either_order() -> None:
    me = mail("h@example.com", "花子 田村")
    assert find((Between(me, (KEN,), 2), 1), known={own.key("田村 花子")}).accounts == {me.account}


def test_a_talk_without_addresses_teaches_the_name() -> None:
    aoi, ken, yui = talker("葵"), talker("健太"), talker("結衣")
    found = find((Between(aoi, (ken, yui), 3), 1), (Between(ken, (aoi, yui), 3), 1), said=("葵",))
    assert found == own.Own(frozenset({aoi.account}), ("葵",))


def test_without_moments_there_is_nothing_to_ask() -> None:
    assert find(said=("葵",)) == own.Own(frozenset(), ("葵",))


def test_who_alone_is_named_is_not_the_member() -> None:
    # A talk in which only the other side ever spoke.
    assert find((Between(talker("健太"), (), 2), 3)) == own.Own(frozenset())


# Files brought together


def evidence(*betweens: tuple[Between, int], said: tuple[str, ...] = ()) -> own.Evidence:
    return own.Evidence(dict(betweens), said)


def test_name_that_another_export_taught_decides_where_nothing_else_does() -> None:
    betweens = (Between(AOI, (KEN,), 2), 3)
    assert own.find(dict([betweens]), known=(), said=(), learnt={own.key("健太")}).accounts == {KEN.account}


def test_friend_who_bears_the_members_name_is_not_taken_for_the_member() -> None:
    aoi, namesake, yui = AOI, mail("aoi2@example.com", "あおい"), YUI
    betweens = {Between(aoi, (namesake,), 2): 2, Between(aoi, (yui,), 2): 5}
    assert own.find(betweens, known=(), said=(), learnt={own.key("あおい")}).accounts == {aoi.account}


def test_what_one_file_teaches_serves_all_in_whatever_order() -> None:
    unclear = evidence((Between(AOI, (KEN,), 2), 1))
    teaching = evidence((Between(AOI, (KEN,), 2), 3), (Between(YUI, (AOI,), 2), 2))
    for files in ([unclear, teaching], [teaching, unclear]):
        found = own.find_all(files, known=(), learnt=())
        assert [who.accounts for who in found if isinstance(who, own.Own)] == [{AOI.account}] * 2


def test_what_stays_unclear_is_asked_and_holds_nobody_up() -> None:
    other = mail("mio@example.com", "澪")
    found = own.find_all(
        [evidence((Between(other, (YUI,), 2), 1)), evidence((Between(AOI, (KEN,), 2), 1), said=("葵",))],
        known=(),
        learnt=(),
    )
    assert isinstance(found[0], own.UnclearWho)
    assert found[1] == own.Own(frozenset({AOI.account}), ("葵", "aoi@example.com"))


def test_address_of_the_member_under_another_name_is_the_members_too() -> None:
    other = mail("aoi@example.com", "Aoi")
    found = find((Between(AOI, (KEN,), 2), 3), (Between(KEN, (other,), 2), 3), known={own.key("葵")})
    assert found.accounts == {AOI.account, other.account}


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("Aoi@Example.com", "aoi@example.com"),
        ("https://www.linkedin.com/in/aoi/", "linkedin.com/in/aoi"),
        ("葵", ""),
    ],
)
def test_addresses_are_told_from_names(value: str, address: str) -> None:
    assert own.address(value) == address
