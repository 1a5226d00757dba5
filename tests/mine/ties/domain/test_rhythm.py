from __future__ import annotations

from math import nan

import numpy as np
import pytest

from goen.mine.ties.domain.days import ContactDays
from goen.mine.ties.domain.rhythm import usual_gaps

BURST = [0, 1, 2, 3, 5]


def contact(*people: list[int]) -> ContactDays:
    person = np.repeat(np.arange(len(people)), [len(days) for days in people])
    day = np.array([day for days in people for day in days], dtype=np.int64)
    yes = np.ones(len(day), dtype=np.bool_)
    return ContactDays(len(people), person, day, np.ones(len(day)), yes, yes)


@pytest.mark.parametrize(
    ("days", "usual"),
    [
        ([], nan),
        ([5], nan),
        ([5, 12], nan),
        ([0, 7, 14], 7),
        (list(range(200)), 1),
        ([7 * week for week in range(100)], 7),
        ([30 * month + day for month in range(12) for day in BURST], 25),
        ([7 * week for week in range(50)] + [1500 + 7 * week for week in range(50)], 7),
        ([7 * week for week in range(50)] + [1500, 1501, 1502], 7),
        ([7 * week for week in range(5)] + [1500], 7),
        ([365 * year for year in range(6)], 365),
    ],
    ids=[
        "none",
        "one day",
        "two days",
        "three",
        "daily",
        "weekly",
        "bursts every month",
        "weekly with years between",
        "weekly, then a burst after years",
        "weekly for a month, then a word after years",
        "yearly",
    ],
)
def test_the_usual_gap_is_that_between_occasions(days: list[int], usual: float) -> None:
    assert usual_gaps(contact(days)).tolist() == pytest.approx([usual], nan_ok=True)


def test_each_person_has_a_rhythm_of_their_own() -> None:
    gaps = usual_gaps(contact([0, 7, 14, 21], [3], [0, 30, 60, 90, 120], []))
    assert gaps.tolist() == pytest.approx([7, nan, 30, nan], nan_ok=True)


def test_contact_at_random_has_about_its_mean_gap() -> None:
    chance = np.random.default_rng(7)
    days = np.flatnonzero(chance.random(20_000) < 1 / 20)
    assert 17 <= usual_gaps(contact(days.tolist()))[0] <= 27
