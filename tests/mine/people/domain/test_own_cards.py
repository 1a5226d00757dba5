"""Which cards are the member's own."""

from __future__ import annotations

import pytest

from goen.mine.people.domain.own import is_own, name_keys

MAIL, PHONE, TALK = ("email", "aoi@example.com"), ("phone", "+819012345678"), ("account", "line:a/葵")


@pytest.mark.parametrize(
    ("named", "handles", "own", "expected"),
    [
        (["葵"], [MAIL], {"aoi@example.com"}, True),
        (["だれか"], [MAIL], {"aoi@example.com"}, True),
        (["葵"], [PHONE], {"葵"}, False),  # a namesake
        (["葵"], [TALK], {"葵"}, True),
        (["葵"], [], {"葵"}, True),
        (["あおい", "葵"], [TALK], {"葵"}, True),
        (["田村 葵"], [TALK], {"葵田村"}, True),
        (["結衣"], [TALK], {"葵"}, False),
        ([], [], {"葵"}, False),
        (["葵"], [MAIL], set(), False),
    ],
)
def test_card_is_own_by_address_or_else_by_name(named, handles, own, expected) -> None:
    assert is_own(named, handles, own) is expected


def test_name_means_nothing_where_there_is_none() -> None:
    assert name_keys(" ") == frozenset()
