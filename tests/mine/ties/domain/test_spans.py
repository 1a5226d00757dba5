from __future__ import annotations

from datetime import date, timedelta

import pytest

from goen.mine.ties.domain.spans import about, rhythm, rounded, season, since


@pytest.mark.parametrize(
    ("gap", "name"),
    [
        (1, "daily"),
        (7, "weekly"),
        (14, "some_a_month"),
        (30, "monthly"),
        (90, "some_a_year"),
        (365, "now_and_then"),
    ],
)
def test_a_rhythm_has_a_name(gap: float, name: str) -> None:
    assert rhythm(gap) == name


@pytest.mark.parametrize(
    ("month", "name"),
    [(12, "winter"), (2, "winter"), (3, "spring"), (6, "summer"), (9, "autumn"), (11, "autumn")],
)
def test_a_month_has_a_season(month: int, name: str) -> None:
    assert season(date(2022, month, 1)) == name


@pytest.mark.parametrize(
    ("days", "length"),
    [
        (60, ("months", 2)),
        (280, ("months", 9)),
        (310, ("years", 1)),
        (540, ("years", 1)),
        (740, ("years", 2)),
    ],
)
def test_a_span_is_about_so_long(days: int, length: tuple[str, int]) -> None:
    assert about(days) == length


@pytest.mark.parametrize(
    ("days", "length"),
    [
        (0, ("days", 0)),
        (13, ("days", 13)),
        (20, ("weeks", 2)),
        (61, ("months", 2)),
        (365, ("months", 11)),
        (366, ("years", 1)),
        (1_500, ("years", 4)),
    ],
)
def test_since_never_says_more_than_has_passed(days: int, length: tuple[str, int]) -> None:
    assert since(date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=days)) == length


@pytest.mark.parametrize(
    ("days", "length"),
    [
        (7, ("days", 7)),
        (20, ("weeks", 3)),
        (100, ("months", 3)),
        (360, ("months", 12)),
        (1_430, ("years", 4)),
    ],
)
def test_a_length_is_rounded(days: int, length: tuple[str, int]) -> None:
    assert rounded(days) == length
