"""The lines of a LINE talk, put together where a text of several lines stands in quotes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goen.mine.imports.readers.line_dates import DateLine, date_line

MOST_QUOTED = 12_000  # characters; LINE takes no more than 10,000 in one message
_AFTERNOON = frozenset({"午後", "p"})

_TIME = r"(?:(午前|午後)\s?)?(\d{1,2}):(\d{2})(?:\s?([AaPp])\.?[Mm]\.?)?"
_MESSAGE = re.compile(_TIME + r"([\t ])(.*)", re.DOTALL)
_ONLY_DOUBLED = re.compile(r'[^"]*(?:""[^"]*)*')


class Row(NamedTuple):
    """One line, or the several of a quoted text. `text` is None where a line was too long to be read.

    Either `date` is there, or `rest`, which is what follows the time of a message, or neither.
    """

    number: int
    text: str | None
    date: DateLine | None = None
    rest: str | None = None
    minute: int | None = None  # of the day; None where the time is no time
    is_tabbed: bool = False


def rows(lines: Iterable[tuple[int, str | None]]) -> Iterator[Row]:
    """Empty lines are left out."""
    source = _Lines(lines)
    for number, text in source:
        if text is None:
            yield Row(number, None)
        elif text.strip():
            yield _row(number, source.with_quoted(text))


def _row(number: int, text: str) -> Row:
    message = _MESSAGE.match(text)
    if message:
        before, hour, minute, after, gap, rest = message.groups()
        return Row(
            number, text, rest=rest, minute=_minute(before or after, hour, minute), is_tabbed=gap == "\t"
        )
    return Row(number, text, date=date_line(text))


def _minute(half: str | None, hour: str, minute: str) -> int | None:
    hours, minutes = int(hour), int(minute)
    is_afternoon = half is not None and half.lower() in _AFTERNOON
    if half and hours == 12:
        hours = 0
    if is_afternoon and hours < 12:
        hours += 12
    elif half and not is_afternoon and hours > 12:
        return None
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


class _Lines:
    """Lines without their ends, with a look ahead."""

    def __init__(self, lines: Iterable[tuple[int, str | None]]) -> None:
        self._rest = iter(lines)
        self._ahead: deque[tuple[int, str | None]] = deque()

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        while (line := self._next()) is not None:
            yield line

    def _next(self) -> tuple[int, str | None] | None:
        return self._ahead.popleft() if self._ahead else self._draw()

    def _draw(self) -> tuple[int, str | None] | None:
        number, line = next(self._rest, (0, None))
        if not number:
            return None
        return number, line if line is None else line.rstrip("\r\n").lstrip("\ufeff\u200e\u200f")

    def with_quoted(self, text: str) -> str:
        """The line, with the lines that its quote encloses and without the quotes."""
        gap, opening = _opening(text) if '"' in text else ("", -1)
        if opening < 0:
            return text
        count = self._enclosed(gap)
        if not count:
            return text
        quoted = [text[opening + 1 :], *(self._ahead.popleft()[1] or "" for _ in range(count))]
        inner = "\n".join(quoted).rstrip()
        inner = inner.removesuffix('"')
        if _ONLY_DOUBLED.fullmatch(inner):
            inner = inner.replace('""', '"')
        return text[:opening] + inner

    def _enclosed(self, gap: str) -> int:
        """How many of the following lines belong to the quoted text; 0 where the quote encloses nothing.

        A quote ends at a line that ends in one and is no message of its own. Lines that look like dates or
        even messages may stand before it: somebody pasted them. But where another message opens a quote
        first, that end is the other's, and the text here only began with a quotation mark.
        """
        length, is_structured = 0, False
        for count, line in enumerate(self._peeked(), 1):
            length += len(line) + 1
            if length > MOST_QUOTED:
                return 0
            message = _MESSAGE.match(line)
            if message and message[5] == gap:
                if '"' in line and _opening(line)[1] >= 0:
                    return 0
                is_structured = True
            elif date_line(line):
                is_structured = True
            elif line.rstrip().endswith('"'):
                return count
        # The file ends, or a line is far too long: what follows is the quoted text, cut off, or just lines.
        return 0 if is_structured else len([line for line in self._ahead if line[1] is not None])

    def _peeked(self) -> Iterator[str]:
        """The lines to come. Nothing is ahead when a quote opens: looking ahead stops at the next one."""
        while (drawn := self._draw()) is not None:
            self._ahead.append(drawn)
            if drawn[1] is None:
                return
            yield drawn[1]


def _opening(text: str) -> tuple[str, int]:
    """What separates the fields, and where a quote begins that this line does not end; -1 where none does."""
    message = _MESSAGE.match(text)
    if not message:
        return "", -1
    gap = message[5]
    if gap == "\t":
        at = text.find("\t", message.start(6)) + 1
        is_quote = at > 0 and text.startswith('"', at)
    else:
        at = text.rfind(' "', message.start(6)) + 1
        is_quote = at > 0
    is_closed = len(text.rstrip()) > at + 1 and text.rstrip().endswith('"')
    return gap, at if is_quote and not is_closed else -1


def joined(found: Iterable[Row]) -> Iterator[Row]:
    """Rows of an export without quotes, where the further lines of a text simply follow.

    A line that looks like a date is one only if it is written like the first of them and messages follow it.
    """
    held: Row | None = None
    style = ""
    for row, following in _with_next(found):
        if row.rest is not None or (row.date and _is_heading(row.date, style, following)):
            if held:
                yield held
            held = row if row.rest is not None else None
            if row.date:
                style = style or row.date.style
                yield row
        elif held and row.text is not None and len(held.rest or "") < MOST_QUOTED:
            held = held._replace(rest=f"{held.rest}\n{row.text}")
        else:
            yield row
    if held:
        yield held


def _is_heading(line: DateLine, style: str, following: Row | None) -> bool:
    is_followed = following is None or following.rest is not None or following.date is not None
    return is_followed and style in ("", line.style)


def _with_next(found: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    rest = iter(found)
    row = next(rest, None)
    while row is not None:
        following = next(rest, None)
        yield row, following
        row = following
