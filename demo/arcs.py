"""The days on which two people are in touch: how a tie begins, keeps its rhythm, and goes quiet."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

REGULAR = 12.0  # gamma shapes: a monthly letter,
LIVELY = 2.2  # and friends who write when something happens
LAST_STRETCH = timedelta(days=200)
DAYS_SLIPPING = 77  # eleven weeks


def rhythm(dice: Random, *, gap: float, since: date, until: date, shape: float = LIVELY) -> list[date]:
    """Days from `since` on, `gap` apart on average; `until` is the last of them."""
    days = []
    day = since + timedelta(days=dice.randint(0, int(gap)))
    while day < until - timedelta(days=2):
        days.append(day)
        day += timedelta(days=max(1, round(dice.gammavariate(shape, gap / shape))))
    return [*days, until]


def fading(dice: Random, *, gap: float, since: date, until: date) -> list[date]:
    """A rhythm that thins out before it ends, as most do."""
    turn = max(since, until - LAST_STRETCH)
    before = rhythm(dice, gap=gap, since=since, until=turn)
    return before[:-1] + rhythm(dice, gap=gap * 1.7, since=turn, until=until)


def steady(dice: Random, *, gap: float, since: date, yesterday: date) -> list[date]:
    last = yesterday - timedelta(days=dice.randint(0, max(1, int(gap / 2))))
    return rhythm(dice, gap=gap, since=since, until=last)


def slipping(dice: Random, *, since: date, yesterday: date) -> list[date]:
    """Monthly for years, and now eleven weeks of nothing."""
    last = yesterday - timedelta(days=DAYS_SLIPPING - 1 + dice.randint(-2, 3))
    return rhythm(dice, gap=30, since=since, until=last, shape=REGULAR)


def burst(dice: Random, *, start: date, days: int, yesterday: date) -> list[date]:
    """A project: every week for some months, then nothing."""
    until = min(start + timedelta(days=days), yesterday)
    return rhythm(dice, gap=6.0, since=start, until=until)


def now_and_then(dice: Random, *, since: date, until: date, times: int) -> list[date]:
    length = max(1, (until - since).days)
    return sorted({since + timedelta(days=dice.randint(0, length)) for _ in range(times)})
