"""Date lines of LINE talks."""

from __future__ import annotations

from datetime import date

import pytest

from goen.mine.imports.readers.line_dates import Order, date_line
from goen.mine.imports.records import Unreadable


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("2026/06/01(月)", date(2026, 6, 1)),
        ("2026/6/1(月)", date(2026, 6, 1)),
        ("2026/06/01（月）", date(2026, 6, 1)),
        ("2020/12/31(Thu)", date(2020, 12, 31)),
        ("2024.01.15 月曜日", date(2024, 1, 15)),
        ("2024.01.02 Tuesday", date(2024, 1, 2)),
        ("2024年1月2日(火)", date(2024, 1, 2)),
        ("2024年1月2日 火曜日", date(2024, 1, 2)),
        ("2024-01-02(Tue)", date(2024, 1, 2)),
        ("Fri, 9/25/2026", date(2026, 9, 25)),
        ("Tue, 06/01/2026", date(2026, 6, 1)),
        ("Friday, 9/25/2026", date(2026, 9, 25)),
        ("9/25/2026 (Fri)", date(2026, 9, 25)),
        ("  2026/06/01(月) ", date(2026, 6, 1)),
        ("2026/06/31(火)", None),
        ("2026/13/01(火)", None),
        ("0000/01/01(土)", None),
    ],
)
def test_date_lines_are_read_in_all_their_forms(text: str, on: date | None) -> None:
    line = date_line(text)
    assert line is not None
    assert line.on(is_day_first=False) == on


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026/06/01",  # a weekday is always there
        "2026/06/01(月)から",
        "6/1(月)",
        "2026/06/01(金曜の会)",
        "10:23\t山田\t2026/06/01(月)",
        "Monday",
        "2026/06/01(月)" + " " * 100 + "x",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    assert date_line(text) is None


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        *[(f"2026/06/0{day}({letter})", day - 1) for day, letter in enumerate("月火水木金土日", 1)],
        *[
            (f"{name}, 1/1/2026", number)
            for number, name in enumerate(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
        ],
    ],
)
def test_weekdays_are_known_by_number(text: str, weekday: int) -> None:
    line = date_line(text)
    assert line is not None
    assert line.weekday == weekday


def order(*texts: str) -> Order:
    found = Order()
    for text in texts:
        line = date_line(text)
        assert line is not None
        found.note(line)
    return found


@pytest.mark.parametrize(
    ("texts", "is_day_first"),
    [
        ((), False),
        (("2026/06/01(月)",), False),
        (("Fri, 9/25/2026",), False),
        (("Fri, 25/9/2026",), True),
        (("Mon, 06/01/2026",), False),  # 1 June 2026 is a Monday
        (("Tue, 06/01/2026",), True),  # 6 January 2026 a Tuesday
        (("Sun, 02/02/2025",), False),  # the same day in both orders
        (("Mon, 03/02/2025", "Tue, 04/02/2025", "Wed, 03/12/2025", "Fri, 05/02/2025"), True),  # outvoted
        (("Mon, 31/31/2026",), False),  # no such day in either: the line itself is reported
        # The weekday is right in both orders, but in only one of them time goes on.
        (("Wed, 03/12/2025", "Fri, 05/09/2025"), False),
        (("Fri, 05/09/2025", "Wed, 03/12/2025"), True),
    ],
)
def test_the_whole_file_tells_the_order(texts: tuple[str, ...], is_day_first: bool) -> None:
    assert order(*texts).is_day_first() == is_day_first


def test_an_order_that_nothing_tells_is_asked_for() -> None:
    # 7 January and 1 July 2025 are both Tuesdays, 9 May and 5 September both Fridays.
    with pytest.raises(Unreadable) as caught:
        order("Tue, 01/07/2025", "Fri, 05/09/2025").is_day_first()
    assert (caught.value.code, caught.value.params) == ("line_order_ambiguous", {"value": "Tue, 01/07/2025"})
