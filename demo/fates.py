"""How each kind of tie goes: kept up, slipping, a project's worth, hardly begun."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from demo import arcs
from demo.eras import Eras, on_season
from demo.old_ties import OldTie
from demo.people import Tie

# Days between contacts of those who keep in touch: chat is chattier than mail.
STEADY_GAPS = {"line": (7, 10, 14, 20, 28), "mail": (60, 80, 100), "linkedin": (25, 35)}
FOUR_YEARS = timedelta(days=4 * 365)
NOT_LATELY = timedelta(days=20)
PROJECTS = 3  # of each circle, one after the other


class Fates:
    def __init__(self, dice: Random, eras: Eras) -> None:
        self._dice = dice
        self._eras = eras

    def old(self, old: OldTie) -> Tie:
        until = on_season(self._eras.today, ago=old.ago, month=old.month, day=old.day)
        since = max(self._eras.opening, until - timedelta(days=int(old.years * 365)))
        days = arcs.fading(self._dice, gap=old.gap, since=since, until=until)
        return Tie("old", old.channel, tuple(days), old.begins, 0.85, old)

    def of(self, kind: str, channel: str, circle: str) -> Tie:
        since, until = self._eras.span(circle)
        early = since + timedelta(days=self._dice.randint(0, max(1, (until - since).days // 3)))
        if kind == "steady":
            return self._steady(channel, early)
        if kind == "slipping":
            return self._slipping(channel, early)
        if kind == "burst":
            return self._burst(channel, since, until)
        if kind == "new":
            return self._new(channel)
        if kind == "one-sided":
            return self._one_sided(channel, early, until)
        return self._sparse(channel, early, until)

    def _steady(self, channel: str, since: date) -> Tie:
        gap = self._dice.choice(STEADY_GAPS[channel])
        days = arcs.steady(self._dice, gap=gap, since=since, yesterday=self._eras.yesterday)
        return Tie("steady", channel, tuple(days), self._dice.uniform(0.35, 0.6), 0.9)

    def _slipping(self, channel: str, since: date) -> Tie:
        yesterday = self._eras.yesterday
        days = arcs.slipping(self._dice, since=max(since, yesterday - FOUR_YEARS), yesterday=yesterday)
        return Tie("slipping", channel, tuple(days), 0.5, 0.9)

    def _burst(self, channel: str, since: date, until: date) -> Tie:
        project = self._dice.randint(1, PROJECTS)
        start = since + (until - since) * project // (PROJECTS + 2)  # the last is over by now
        length = self._dice.randint(60, 110)
        days = arcs.burst(self._dice, start=start, days=length, yesterday=self._eras.yesterday)
        return Tie("burst", channel, tuple(days), 0.5, 0.9, project=project)

    def _new(self, channel: str) -> Tie:
        yesterday = self._eras.yesterday
        since = yesterday - timedelta(days=self._dice.randint(14, 50))
        days = arcs.rhythm(self._dice, gap=6, since=since, until=yesterday)
        return Tie("new", channel, tuple(days), 0.5, 0.95)

    def _one_sided(self, channel: str, since: date, until: date) -> Tie:
        times = self._dice.randint(3, 9)
        days = arcs.now_and_then(self._dice, since=since, until=until - NOT_LATELY, times=times)
        return Tie("one-sided", channel, tuple(days), 0.1, 0.15)

    def _sparse(self, channel: str, since: date, until: date) -> Tie:
        times = self._dice.randint(2, 6)
        days = arcs.now_and_then(self._dice, since=since, until=until - NOT_LATELY, times=times)
        return Tie("sparse", channel, tuple(days), self._dice.uniform(0.3, 0.7), 0.75)
