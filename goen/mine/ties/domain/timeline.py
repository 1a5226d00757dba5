"""The picture of a tie: days of contact over the years, as bars to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from goen.mine.ties.domain.days import Ints
from goen.mine.ties.domain.findings import Finding

LEAST_YEARS = 4
QUARTERS_UP_TO = 12  # years that are drawn in quarters
HALVES_UP_TO = 24
LEAST_BAR = 2.5
MOST_WIDE = 14.0
LEAST_FULL = 5  # days that fill the height at the least, lest one single day look like much


@dataclass(frozen=True, slots=True)
class Size:
    """In units of the picture. `base` is where bars stand, `top` how far up they reach.

    `label_room` is kept free at the right edge, for the last year and the words for the present one.
    """

    width: int
    height: int
    base: float
    top: float
    most_labels: int
    label_room: int


ROW = Size(width=272, height=64, base=50, top=6, most_labels=3, label_room=84)
# On a phone the page's picture is drawn less than half as wide, its letters as large as ever.
PAGE = Size(width=720, height=110, base=96, top=6, most_labels=6, label_room=180)


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    days: int


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    size: Size
    axis_y: float
    text_y: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]  # years at their start; the present year stands at the right edge
    summary: Finding

    @property
    def years(self) -> list[tuple[float, int]]:
        """Per cent of the width, year: letters keep their size however wide the picture is drawn."""
        return [(round(100 * label.x / self.size.width, 1), label.year) for label in self.labels]


def timeline(days: Ints, *, since_year: int, today: date, size: Size) -> Timeline:
    """`days` are distinct day numbers in order, none after today; the picture begins with `since_year`."""
    first_year = min(since_year, today.year - LEAST_YEARS + 1)
    years = today.year - first_year + 1
    parts = _parts(years)
    counts = _counts(days, first_year, years, parts)
    return Timeline(
        size=size,
        axis_y=size.base + 0.5,
        text_y=size.height - 1,
        bars=_bars(counts, size),
        labels=_labels(first_year, years, size),
        summary=_summary(days),
    )


def _parts(years: int) -> int:
    """Into how many parts a year is drawn: the longer the time, the coarser."""
    if years <= QUARTERS_UP_TO:
        return 4
    return 2 if years <= HALVES_UP_TO else 1


def _counts(days: Ints, first_year: int, years: int, parts: int) -> Ints:
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)  # since 1970-01
    slots = (months - 12 * (first_year - 1970)) // (12 // parts)
    return np.bincount(slots[slots >= 0], minlength=years * parts).astype(np.int64)


def _bars(counts: Ints, size: Size) -> tuple[Bar, ...]:
    pitch = size.width / len(counts)
    width = round(min(pitch * 0.92, pitch - 0.6, MOST_WIDE), 1)
    most = max(int(counts.max()), LEAST_FULL)
    bars = []
    for slot in np.flatnonzero(counts):
        height = round(max((size.base - size.top) * int(counts[slot]) / most, LEAST_BAR), 1)
        bars.append(
            Bar(round(float(slot) * pitch, 1), round(size.base - height, 1), width, height, int(counts[slot]))
        )
    return tuple(bars)


def _labels(first_year: int, years: int, size: Size) -> tuple[Label, ...]:
    step = max(-(-years // size.most_labels), 1)
    # The last year is the present one and has its words at the edge.
    places = ((round(size.width * year / years, 1), first_year + year) for year in range(0, years - 1, step))
    return tuple(Label(x, year) for x, year in places if x <= size.width - size.label_room)


def _summary(days: Ints) -> Finding:
    if not len(days):
        return Finding("timeline_empty")
    years, counts = np.unique(
        days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970, return_counts=True
    )
    if len(years) == 1:
        return Finding("timeline_year", {"year": int(years[0]), "days": int(counts[0])})
    most = int(np.argmax(counts))
    return Finding(
        "timeline_years",
        {
            "first": int(years[0]),
            "last": int(years[-1]),
            "most": int(years[most]),
            "days": int(counts[most]),
        },
    )
