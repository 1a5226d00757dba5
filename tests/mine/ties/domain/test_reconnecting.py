from __future__ import annotations

from math import isnan, nan

import numpy as np
import pytest

from goen.mine.ties.domain.days import TieDayColumns
from goen.mine.ties.domain.reconnecting import balance, is_quiet, worth
from goen.mine.ties.domain.strength import score

TODAY = 20_000


def worth_of(*people: list[tuple[int, int, int, float]]) -> list[float]:
    """Each person a list of (days ago, sent, received, weight)."""
    rows = [(person, TODAY - ago, *more) for person, days in enumerate(people) for ago, *more in days]
    person, day, sent, received, weight = (np.array(column) for column in zip(*rows, strict=True))
    none = np.zeros_like(day)
    columns = TieDayColumns(person, day, none + 2, sent, received, none, weight.astype(np.float64))
    return worth(score(columns, people=len(people), today=TODAY)).tolist()


def every(gap: int, *, since: int, times: int = 20, sent: int = 1, received: int = 1, weight: float = 1.0):
    return [(since + gap * time, sent, received, weight) for time in range(times)]


@pytest.mark.parametrize(
    ("days", "is_listed"),
    [
        (every(7, since=89), False),
        (every(7, since=90), True),
        (every(60, since=179), False),
        (every(60, since=180), True),
        (every(7, since=0), False),
        (every(7, since=3_000), True),
        ([(400, 1, 0, 1.0)], False),
        ([(400, 50, 50, 100.0)], False),
        (every(7, since=400, sent=0), False),
        (every(7, since=400, received=0), False),
        ([*every(7, since=400, times=59, sent=0), (3_000, 1, 0, 1.0)], False),
        ([*every(7, since=400, times=19, sent=0), (3_000, 1, 0, 1.0)], True),
        (every(7, since=400, weight=0.05), False),
    ],
    ids=[
        "quiet for 89 days",
        "quiet for 90 days",
        "not yet three times the gap",
        "three times the gap",
        "in touch",
        "silent for years",
        "one single message",
        "one single day",
        "newsletter",
        "never answered",
        "newsletter answered once",
        "wrote once among twenty",
        "large groups only",
    ],
)
def test_the_list_is_of_those_once_close_and_now_quiet(days: list, is_listed: bool) -> None:  # type: ignore[type-arg]
    assert [not isnan(value) for value in worth_of(days)] == [is_listed]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (every(7, since=700, times=100), every(7, since=700, times=10)),
        (every(7, since=400), every(7, since=4_000)),
        (every(7, since=400), [*every(7, since=400, times=15, sent=0), *every(7, since=505, times=5)]),
        (every(7, since=400), every(7, since=400, weight=0.5)),
        (every(7, since=2_000, times=100), every(60, since=400, times=5)),
    ],
    ids=["closer", "not so long", "mutual", "small groups", "strong long ago before weak of late"],
)
def test_the_one_comes_before_the_other(first: list, second: list) -> None:  # type: ignore[type-arg]
    before, after = worth_of(first, second)
    assert before > after


def test_worth_is_from_0_to_1() -> None:
    assert all(
        0 < value < 1 for value in worth_of(every(1, since=90, times=900), every(7, since=90, times=3))
    )


@pytest.mark.parametrize(
    ("quiet_days", "gap", "answer"),
    [(89, nan, False), (90, nan, True), (90, 30.0, True), (90, 31.0, False), (93, 31.0, True)],
)
def test_quiet_is_well_beyond_the_usual(quiet_days: int, gap: float, answer: bool) -> None:
    assert is_quiet(quiet_days, gap) is answer


def test_balance_is_whole_where_both_spoke_equally() -> None:
    assert balance(np.array([4, 1, 0, 0]), np.array([4, 4, 4, 0])).tolist() == [1, 0.25, 0, 0]
