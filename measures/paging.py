"""Pages and scores of members who know very many people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from statistics import median, quantiles
from typing import NamedTuple

from measures.figures import Figure, Reference
from measures.homes import run
from measures.inside.pages import DAYS_A_PERSON, QUERIES
from measures.setting import Setting

TODAY_MS, TODAY_QUERIES, TODAY_TIMES, SEARCH_MS = 60, 12, 3, 50


class Pages(NamedTuple):
    """Page -> its queries, and the milliseconds of each request by the clock and of the processor alone."""

    asked: Mapping[str, tuple[int, list[float], list[float]]]

    def queries(self, name: str) -> int:
        return self.asked[name][0]

    def milliseconds(self, name: str) -> list[float]:
        return self.asked[name][1]

    def spread(self, name: str) -> str:
        _queries, by_clock, by_cpu = self.asked[name]
        within = quantiles(by_clock, n=20, method="inclusive")[-1]
        return f"95 of 100 within {within:.1f} ms; processor only {median(by_cpu):.1f} ms"

    @property
    def trivial(self) -> Reference:
        return Reference("for a 404", self.milliseconds("trivial"))


_measured: dict[Setting, Pages] = {}


def _pages(setting: Setting) -> Pages:
    """Measured once for all that ask: making the members takes far longer than their pages."""
    if setting not in _measured:
        sizes = (*setting.size.people, setting.size.rounds)
        with setting.homes.fresh() as environment:
            said = run("measures.inside.pages", *map(str, sizes), environment=environment)
        _measured[setting] = Pages(json.loads(said))
    return _measured[setting]


def today(setting: Setting) -> list[Figure]:
    pages = _pages(setting)
    fewer, more = (f"{number:,} people" for number in setting.size.people)
    first, second = pages.milliseconds("today smaller"), pages.milliseconds("today larger")
    queries = [pages.queries("today smaller"), pages.queries("today larger")]
    return [
        Figure.against(
            pages.trivial,
            f"Today, {fewer}",
            first,
            "ms",
            goal=setting.value(TODAY_MS),
            remark=pages.spread("today smaller"),
        ),
        Figure.of("Today: queries", [max(queries)], "queries", goal=setting.value(TODAY_QUERIES)),
        Figure.against(
            Reference(f"with {fewer}", first),
            f"Today, {more}",
            second,
            "ms",
            goal=setting.ratio(TODAY_TIMES),
            remark=pages.spread("today larger"),
        ),
        Figure.against(
            pages.trivial, f"Today with more shown, {more}", pages.milliseconds("more larger"), "ms"
        ),
    ]


def search(setting: Setting) -> list[Figure]:
    pages = _pages(setting)
    among = f"among {setting.size.people[1]:,}"
    asked = [
        Figure.against(
            pages.trivial,
            f"Search {among}: {query or 'nothing typed'}",
            pages.milliseconds(f"search {query}"),
            "ms",
            goal=setting.value(SEARCH_MS),
            remark=pages.spread(f"search {query}"),
        )
        for query in QUERIES
    ]
    return [
        *asked,
        Figure.against(
            pages.trivial,
            f"People {among}, whole page",
            pages.milliseconds("people"),
            "ms",
            remark=pages.spread("people"),
        ),
    ]


def scoring(setting: Setting) -> list[Figure]:
    people = setting.size.people[0]
    with setting.homes.fresh() as environment:
        said = run("measures.inside.scoring", str(people), str(setting.size.times), environment=environment)
    found = json.loads(said)
    seconds: dict[str, list[float]] = found["seconds"]
    reading = Reference("reading the days", seconds["read"])
    name = f"Scoring {DAYS_A_PERSON * people:,} days"
    return [
        Figure.against(reading, f"{name}: first time", seconds["first"], "s"),
        Figure.against(reading, f"{name}: nothing new", seconds["again"], "s"),
        Figure.against(reading, f"{name}: next day", seconds["next day"], "s"),
        Figure.of(f"{name}: peak memory", [found["peak_mb"]], "MB"),
    ]
