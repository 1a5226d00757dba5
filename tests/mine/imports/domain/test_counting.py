"""Moments become counts: per card and day, and per pair and month."""

from __future__ import annotations

import numpy as np
import pytest

from goen.mine.imports.domain import counting
from goen.mine.imports.records import Between, Card

ME = Card("me", "葵")
KEN = Card("ken", "健太")
YUI = Card("yui", "結衣")
OWN = {"me"}
DAY = 86_400


def between(sender: Card | None, *others: Card, size: int | None = None) -> Between:
    return Between(sender, others, size or len(others) + (sender is not None))


def counted(*moments: tuple[int, Between]) -> dict[tuple[str, int], tuple[int, int, int, float]]:
    betweens = list(dict.fromkeys(one for _at, one in moments))
    days = counting.days(
        np.array([at for at, _one in moments], dtype=np.int64),
        np.array([betweens.index(one) for _at, one in moments], dtype=np.int64),
        [counting.exchange(one, OWN) for one in betweens],
    )
    rows = zip(
        days.card.tolist(),
        days.day.tolist(),
        days.sent.tolist(),
        days.received.tolist(),
        days.met.tolist(),
        days.weight.tolist(),
        strict=True,
    )
    return {
        (days.accounts[card], day): (sent, got, met, pytest.approx(weight))
        for card, day, sent, got, met, weight in rows
    }


def test_moments_of_one_day_are_one_row_with_both_directions() -> None:
    to_ken, from_ken = between(ME, KEN), between(KEN, ME)
    assert counted((DAY + 5, to_ken), (DAY + 9, from_ken), (2 * DAY - 1, from_ken)) == {
        ("ken", 1): (1, 2, 0, 3.0)
    }


def test_a_message_to_a_group_counts_for_each_and_little() -> None:
    assert counted((0, between(ME, KEN, YUI, size=5))) == {
        ("ken", 0): (1, 0, 0, 0.25),
        ("yui", 0): (1, 0, 0, 0.25),
    }


def test_whoever_else_received_it_is_not_counted() -> None:
    assert counted((0, between(KEN, ME, YUI, size=3))) == {("ken", 0): (0, 1, 0, 0.5)}


def test_a_meeting_has_no_direction() -> None:
    assert counted((0, between(None, ME, KEN, YUI, size=3))) == {
        ("ken", 0): (0, 0, 1, 0.5),
        ("yui", 0): (0, 0, 1, 0.5),
    }


def test_days_before_1970_and_far_apart_keep_their_places() -> None:
    to_ken = between(ME, KEN)
    assert counted((-1, to_ken), (DAY * 40_000, to_ken)) == {
        ("ken", -1): (1, 0, 0, 1.0),
        ("ken", 40_000): (1, 0, 0, 1.0),
    }


def test_nothing_is_nothing() -> None:
    assert counted() == {}
    assert counted((0, between(ME, ME))) == {}


def test_together_counts_pairs_by_month_without_the_member() -> None:
    group = between(KEN, ME, YUI, size=3)
    at = np.array([0, DAY * 31, DAY * 32], dtype=np.int64)
    found = counting.together(at, np.zeros(3, dtype=np.int64), [group], {"ken", "yui", "me"}, OWN)
    assert found == {("ken", "yui", 0): 1, ("ken", "yui", 1): 2}


@pytest.mark.parametrize("size", [13, 400])
def test_together_says_nothing_of_crowds(size: int) -> None:
    crowd = between(KEN, ME, YUI, size=size)
    one = np.zeros(1, dtype=np.int64)
    assert counting.together(one, one, [crowd], {"ken", "yui"}, OWN) == {}


def test_together_leaves_out_whom_nobody_knows() -> None:
    one = np.zeros(1, dtype=np.int64)
    assert counting.together(one, one, [between(KEN, ME, YUI, size=3)], {"ken"}, OWN) == {}
