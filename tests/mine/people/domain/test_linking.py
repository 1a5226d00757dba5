"""Who is one person: shared handles, names that agree, and never a name alone."""

from __future__ import annotations

import itertools

import pytest

from goen.mine.people.domain.linking import Held, Named, link

MAIL, PHONE = "email", "phone"
SWITCHBOARD = "+81312345678"
MOBILE = "+819012345678"


def cards(*names: str) -> list[Named]:
    return [
        Named(number, ("vcard", f"{number:03}"), (name,) if name else ()) for number, name in enumerate(names)
    ]


def groups(named: list[Named], held: list[Held], parted: set[Held] | None = None) -> list[tuple[int, ...]]:
    return [component for component in link(named, held, parted or set()).components if len(component) > 1]


def holding(kind: str, value: str, *who: int) -> list[Held]:
    return [Held(kind, value, card) for card in who]


@pytest.mark.parametrize(
    ("names", "kind", "value", "expected"),
    [
        (("山田 太郎", "山田太郎"), MAIL, "taro@example.com", [(0, 1)]),
        (("山田太郎", "Taro Yamada"), MAIL, "taro@example.com", [(0, 1)]),
        (("Yamada Taro", "Taro YAMADA"), MAIL, "taro@example.com", [(0, 1)]),
        (("山田", "山田太郎"), MAIL, "taro@example.com", [(0, 1)]),
        (("", "山田太郎"), MAIL, "taro@example.com", [(0, 1)]),
        (("山田太郎", "山田花子"), MAIL, "yamada@example.com", []),
        (("山田太郎", "山田花子"), PHONE, MOBILE, []),
        (("山田太郎", "佐藤次郎", "鈴木三郎"), PHONE, SWITCHBOARD, []),
        (("山田太郎", "佐藤次郎", "山田太郎"), PHONE, SWITCHBOARD, []),
        (("山田太郎", "山田太郎"), PHONE, SWITCHBOARD, [(0, 1)]),
        (("山田", "山田太郎"), PHONE, SWITCHBOARD, []),
        (("山田", "山田太郎"), PHONE, MOBILE, [(0, 1)]),
        (("山田太郎", "山田太郎"), "url", "linkedin.com/in/taro", [(0, 1)]),
        (("山田太郎", "山田太郎"), "url", "firm.example", []),
    ],
)
def test_a_shared_handle_joins_unless_names_contradict(
    names: tuple[str, ...], kind: str, value: str, expected: list[tuple[int, ...]]
) -> None:
    assert groups(cards(*names), holding(kind, value, *range(len(names)))) == expected


def test_a_name_alone_joins_nobody() -> None:
    assert groups(cards("山田太郎", "山田太郎"), []) == []


def test_joins_run_along_a_chain_of_handles() -> None:
    held = holding(MAIL, "a@example.com", 0, 1) + holding(PHONE, MOBILE, 1, 2)
    assert groups(cards("山田太郎", "山田太郎", "山田 太郎"), held) == [(0, 1, 2)]


def test_a_doubtful_link_never_brings_two_different_people_together() -> None:
    # 山田 fits both, but father and daughter must not become one through it.
    held = holding(MAIL, "a@example.com", 0, 1) + holding(PHONE, MOBILE, 1, 2)
    assert len(groups(cards("山田太郎", "山田", "山田花子"), held)) == 1
    assert all(not {0, 2} <= set(group) for group in groups(cards("山田太郎", "山田", "山田花子"), held))


def test_what_the_member_parted_stays_apart() -> None:
    held = holding(MAIL, "a@example.com", 0, 1, 2)
    assert groups(cards(*["山田太郎"] * 3), held, {held[1]}) == [(0, 2)]


def test_a_crowd_of_names_on_one_handle_joins_nobody() -> None:
    names = [f"{letter}田 太郎" for letter in "山川森林池沢岡島浜原藤石松"]
    assert groups(cards(*names), holding(MAIL, "info@example.com", *range(len(names)))) == []


def test_the_order_of_cards_and_handles_does_not_matter() -> None:
    named = cards("山田太郎", "山田", "山田花子", "Taro Yamada")
    held = holding(MAIL, "a@example.com", 0, 1, 3) + holding(PHONE, MOBILE, 1, 2)
    found = {tuple(groups(list(some), list(reversed(held)))) for some in itertools.permutations(named)}
    assert found == {tuple(groups(named, held))}


def test_the_reason_of_each_join_is_kept() -> None:
    held = holding(MAIL, "a@example.com", 0, 1)
    edges = link(cards("山田太郎", "山田太郎"), held).edges
    assert [(edge.card, edge.other, edge.kind, edge.value) for edge in edges] == [
        (0, 1, MAIL, "a@example.com")
    ]
