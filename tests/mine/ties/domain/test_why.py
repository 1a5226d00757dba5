from __future__ import annotations

from datetime import date
from math import nan

import numpy as np
import pytest

from goen.mine.ties.domain.days import ContactDays, day_of
from goen.mine.ties.domain.findings import Finding
from goen.mine.ties.domain.why import Era, last_word, main_era, why

TODAY = date(2026, 11, 22)
SPRING_2016 = day_of(date(2016, 3, 1))


def contact(days: list[int], *, mine: bool = True, theirs: bool = True) -> ContactDays:
    count = len(days)
    return ContactDays(
        1,
        np.zeros(count, dtype=np.int64),
        np.array(days),
        np.ones(count),
        np.full(count, mine),
        np.full(count, theirs),
    )


def every(gap: int, times: int, first: int = SPRING_2016) -> list[int]:
    return [first + gap * time for time in range(times)]


@pytest.mark.parametrize(
    ("days", "gap", "found"),
    [
        (
            every(7, 110),
            7,
            [Finding("weekly_years", {"year": 2016, "years": 2}), Finding("silent_spring", {"years": 8})],
        ),
        (
            every(1, 100),
            1,
            [Finding("daily_months", {"year": 2016, "months": 3}), Finding("silent_summer", {"years": 10})],
        ),
        (
            every(15, 30),
            15,
            [
                Finding("some_a_month_years", {"year": 2016, "years": 1}),
                Finding("silent_spring", {"years": 9}),
            ],
        ),
        (
            [*every(7, 110), day_of(date(2024, 6, 1))],
            7,
            [Finding("weekly_years", {"year": 2016, "years": 2}), Finding("last_years", {"years": 2})],
        ),
        (
            every(2, 4),
            2,
            [Finding("brief_spring", {"year": 2016, "days": 4}), Finding("silent_spring", {"years": 10})],
        ),
        (
            every(7, 40, day_of(date(2024, 12, 24))),
            7,
            [Finding("weekly_months", {"year": 2024, "months": 9}), Finding("silent_last_autumn")],
        ),
        (
            every(7, 40, day_of(date(2025, 6, 24))),
            7,
            [Finding("weekly_months", {"year": 2025, "months": 9}), Finding("silent_months", {"months": 7})],
        ),
        (
            every(30, 60, day_of(date(2026, 11, 1)) - 59 * 30),
            30,
            [Finding("monthly_still", {"year": 2021}), Finding("last_weeks", {"weeks": 3})],
        ),
        ([day_of(TODAY)], nan, [Finding("brief_autumn", {"year": 2026, "days": 1}), Finding("last_today")]),
    ],
    ids=[
        "weekly for two years",
        "daily for a hundred days",
        "a few times a month",
        "a word after years of silence",
        "a few days once",
        "until last year",
        "until some months ago",
        "still in touch",
        "today",
    ],
)
def test_why_says_what_there_was_and_since_when_it_is_quiet(
    days: list[int], gap: float, found: list[Finding]
) -> None:
    assert list(why(contact(days), usual_gap_days=gap, today=TODAY)) == found


def test_the_rhythm_is_not_made_closer_than_it_was() -> None:
    # In pairs of days a week apart, a month between the pairs: not weekly.
    days = sorted(every(60, 20) + [day + 7 for day in every(60, 20)])
    what, _ = why(contact(days), usual_gap_days=7, today=TODAY)
    assert what.code == "monthly_years"


def test_of_two_equal_times_the_later_one_is_told() -> None:
    days = [*every(7, 10), *every(7, 10, SPRING_2016 + 2_000)]
    assert main_era(contact(days), 7) == Era(SPRING_2016 + 2_000, SPRING_2016 + 2_063, 10)


@pytest.mark.parametrize(
    ("mine", "theirs", "code"),
    [(True, True, "last_on"), (True, False, "last_mine"), (False, True, "last_theirs")],
)
def test_the_last_word_is_whose_it_was(mine: bool, theirs: bool, code: str) -> None:
    found = last_word(contact([SPRING_2016], mine=mine, theirs=theirs))
    assert found == Finding(code, {"month": date(2016, 3, 1)})
