from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from goen.mine.ties.domain.days import day_of
from goen.mine.ties.domain.findings import Finding
from goen.mine.ties.domain.timeline import PAGE, ROW, Bar, Label, Timeline, timeline

TODAY = date(2025, 11, 22)


def drawn(*on: date, since_year: int = 2014, size=ROW) -> Timeline:
    days = np.array([day_of(day) for day in on], dtype=np.int64)
    return timeline(days, since_year=since_year, today=TODAY, size=size)


def test_twelve_years_are_drawn_by_quarter() -> None:
    days = [
        date(2016, 1, 1),
        *(date(2016, 3, day) for day in range(25, 32)),
        *(date(2016, 4, day) for day in (1, 2)),
    ]
    assert drawn(*days).bars == (Bar(45.3, 6, 5.1, 44, 8), Bar(51.0, 39, 5.1, 11, 2))
    picture = drawn(*days)
    assert picture.labels == (Label(0, 2014), Label(90.7, 2018), Label(181.3, 2022))
    assert (picture.axis_y, picture.text_y) == (50.5, 63)


@pytest.mark.parametrize(
    ("since_year", "slots"), [(2024, 16), (2014, 48), (2013, 26), (2002, 48), (2000, 26)]
)
def test_the_longer_the_time_the_coarser_the_bars(since_year: int, slots: int) -> None:
    picture = drawn(TODAY, since_year=since_year, size=PAGE)
    pitch = PAGE.width / slots
    assert picture.bars[-1].x == pytest.approx(PAGE.width - pitch, abs=pitch)
    assert picture.bars[-1].width == pytest.approx(min(pitch * 0.92, pitch - 0.6, 14), abs=0.06)


@pytest.mark.parametrize("size", [ROW, PAGE])
@pytest.mark.parametrize("since_year", range(1970, 2026, 5))
def test_all_stays_within_the_picture(size, since_year: int) -> None:
    picture = drawn(date(since_year, 1, 1), TODAY, since_year=since_year, size=size)
    assert all(0 <= bar.x <= bar.x + bar.width <= size.width for bar in picture.bars)
    assert all(size.top <= bar.y <= size.base for bar in picture.bars)
    assert 1 <= len(picture.labels) <= size.most_labels
    assert all(label.x <= size.width - 80 for label in picture.labels)


def test_one_day_beside_many_is_still_seen() -> None:
    many = [date(2016, month, day) for month in (1, 2, 3) for day in range(1, 29)]
    assert drawn(*many, date(2020, 1, 1)).bars[-1].height == 2.5


def test_one_single_day_does_not_look_like_much() -> None:
    assert drawn(date(2016, 1, 1)).bars == (Bar(45.3, 41.2, 5.1, 8.8, 1),)


def test_no_day_draws_no_bar() -> None:
    picture = drawn()
    assert (picture.bars, picture.summary) == ((), Finding("timeline_empty"))


def test_what_is_drawn_is_also_said() -> None:
    assert drawn(date(2016, 1, 1)).summary == Finding("timeline_year", {"year": 2016, "days": 1})
    assert drawn(date(2016, 1, 1), date(2018, 1, 1), date(2018, 5, 1)).summary == Finding(
        "timeline_years", {"first": 2016, "last": 2018, "most": 2018, "days": 2}
    )
