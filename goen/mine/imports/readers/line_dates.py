"""The date lines of LINE talks. Their weekday says whether day and month were read in the right order."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from goen.mine.imports.records import Unreadable

EPOCH = date(1970, 1, 1).toordinal()
_LONGEST = 40  # characters

_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"([月火水木金土日](?:曜日?)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday|r)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\.?"
)
_BEHIND = rf"\s*[(（]?\s*{_WEEKDAY}\s*[)）]?"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}})\s?[/.年-]\s?(\d{{1,2}})\s?[/.月-]\s?(\d{{1,2}})\s?日?{_BEHIND}", re.IGNORECASE
)
_YEAR_LAST = re.compile(rf"{_WEEKDAY},?\s*(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})", re.IGNORECASE)
_YEAR_AND_WEEKDAY_LAST = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){_BEHIND}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


class DateLine(NamedTuple):
    """A date as written. `first` and `second` are month and day, perhaps the reverse if the year is last."""

    year: int
    first: int
    second: int
    weekday: int  # Monday is 0
    is_year_first: bool
    text: str

    @property
    def style(self) -> str:
        """The same for all date lines of one export, different in what people type."""
        return _DIGITS.sub("0", re.sub(_WEEKDAY, "w", self.text, flags=re.IGNORECASE))

    def on(self, *, is_day_first: bool) -> date | None:
        """The day, None where there is no such day in the calendar."""
        month, day = self.first, self.second
        if is_day_first and not self.is_year_first:
            month, day = day, month
        try:
            return date(self.year, month, day)
        except ValueError:
            return None


def date_line(text: str) -> DateLine | None:
    """The date in a line that is nothing but a date with its weekday."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if found := _YEAR_FIRST.fullmatch(text):
        year, first, second, weekday = found.groups()
    elif found := _YEAR_LAST.fullmatch(text):
        weekday, first, second, year = found.groups()
    elif found := _YEAR_AND_WEEKDAY_LAST.fullmatch(text):
        first, second, year, weekday = found.groups()
    else:
        return None
    is_year_first = found.re is _YEAR_FIRST
    return DateLine(int(year), int(first), int(second), _number(weekday), is_year_first, text)


def _number(weekday: str) -> int:
    japanese = "月火水木金土日".find(weekday[0])
    return japanese if japanese >= 0 else _ENGLISH.index(weekday[:3].lower())


class Order:
    """Collects the date lines of a whole talk to tell which of day and month comes first."""

    def __init__(self) -> None:
        self._confirmed: Counter[bool] = Counter()  # by is_day_first
        self._ascending: Counter[bool] = Counter()
        self._last: dict[bool, date] = {}
        self._example = ""

    def note(self, line: DateLine) -> None:
        if line.is_year_first or line.first == line.second:
            return
        self._example = self._example or line.text
        for is_day_first in (False, True):
            on = line.on(is_day_first=is_day_first)
            if on is None or on.weekday() != line.weekday:
                continue
            self._confirmed[is_day_first] += 1
            self._ascending[is_day_first] += on > self._last.get(is_day_first, date.min)
            self._last[is_day_first] = on

    def is_day_first(self) -> bool:
        """Raises Unreadable where both orders explain the lines equally well."""
        if not self._example:
            return False
        evidence = [(self._confirmed[order], self._ascending[order]) for order in (False, True)]
        if evidence[0] == evidence[1] != (0, 0):
            raise Unreadable("line_order_ambiguous", value=self._example)
        return evidence[1] > evidence[0]
