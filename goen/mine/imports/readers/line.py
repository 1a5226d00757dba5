"""Talk histories that LINE exports as text, from telephones (with tabs) and computers (with spaces).

The file is read twice: once to learn who speaks and in which order dates are written, once for the moments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from goen.language import names
from goen.mine.imports import text
from goen.mine.imports.exports import Part
from goen.mine.imports.readers import line_names, line_said, line_titles
from goen.mine.imports.readers.line_dates import EPOCH, Order
from goen.mine.imports.readers.line_parties import Parties
from goen.mine.imports.readers.line_rows import Row, joined, rows
from goen.mine.imports.readers.line_titles import Kind, Title
from goen.mine.imports.reading import Context
from goen.mine.imports.records import LeftOut, Mine, Moment, Record, Skipped, Unreadable

SOURCE = "line"
CHANNEL = 2

DAY = 86_400
MOST_NAME = 100  # characters; LINE allows 20
MOST_SPEAKERS = 10_000
LEADING_ROWS = 12  # within which the head of a talk stands
MOST_SHOWN = 80  # characters of a line that could not be read


def recognises(part: Part) -> bool:
    previous: Row | None = None
    for count, row in enumerate(rows(_head_lines(part))):
        if row.text is None or count > LEADING_ROWS:
            return False
        if count == 0 and line_titles.title_of(row.text):
            return True
        # Without a head: a date line, and under it a message. With spaces that could be any diary, so there
        # the date must be the very first line, as LINE writes it.
        if previous and previous.date and row.rest is not None and (row.is_tabbed or count == 1):
            return True
        previous = row
    return False


def read(parts: Sequence[Part], context: Context) -> Iterator[Record]:
    for part in parts:
        is_tabbed = _is_tabbed(part)
        with part.open(share=0.5) as stream:
            survey = _Survey(is_tabbed)
            for row in _rows(part, stream, is_tabbed):
                survey.add(row)
        with part.open(share=0.5) as stream:
            yield from _Reading(part, survey, context).records(_rows(part, stream, is_tabbed))


def _head_lines(part: Part) -> Iterator[tuple[int, str | None]]:
    return text.text_lines(BytesIO(part.head), text.encoding_of(part.head))


def _is_tabbed(part: Part) -> bool:
    gaps = Counter(row.is_tabbed for row in rows(_head_lines(part)) if row.rest is not None)
    return gaps[True] >= gaps[False]


def _rows(part: Part, stream: BinaryIO, is_tabbed: bool) -> Iterator[Row]:
    found = rows(text.text_lines(stream, text.encoding_of(part.head)))
    return found if is_tabbed else joined(found)


def _is_said(name: str, said: str) -> bool:
    """Whether somebody said it; LINE's own lines have no name or no text."""
    return bool(name.strip() and said.strip() and len(name) <= MOST_NAME and not line_said.is_unsent(said))


@dataclass
class _Survey:
    """What must be known of the whole talk before its first message can be understood."""

    is_tabbed: bool
    title: Title | None = None
    order: Order = field(default_factory=Order)
    _speakers: Counter[str] = field(default_factory=Counter)  # where tabs tell them
    _beginnings: line_names.Beginnings = field(default_factory=line_names.Beginnings)  # where they do not
    _rows: int = 0

    def add(self, row: Row) -> None:
        self._rows += 1
        if row.date:
            self.order.note(row.date)
        elif row.rest is not None:
            self._add_message(row, row.rest)
        elif row.text and not self.title and self._rows < LEADING_ROWS:
            self.title = line_titles.title_of(row.text)

    def _add_message(self, row: Row, rest: str) -> None:
        if row.is_tabbed != self.is_tabbed:
            return
        if not self.is_tabbed:
            if not line_said.is_system(rest) and not line_said.is_unsent(rest):
                self._beginnings.note(rest)
            return
        name, _, said = rest.partition("\t")
        if _is_said(name, said):
            self._speakers[name] += 1
            if len(self._speakers) > MOST_SPEAKERS:
                raise Unreadable("line_too_many_speakers", most=MOST_SPEAKERS)

    def speakers(self, title: Title) -> Counter[str]:
        """Name, as written -> number of messages."""
        if self.is_tabbed:
            return self._speakers
        return Counter(self._beginnings.names("" if title.kind is Kind.GROUP else title.name))


class _Reading:
    """One talk on its second reading."""

    def __init__(self, part: Part, survey: _Survey, context: Context) -> None:
        self._file = part.file
        self._context = context
        self._is_tabbed = survey.is_tabbed
        self._is_day_first = survey.order.is_day_first()
        self._title = survey.title or line_titles.title_of_file(part.name)
        self._written = survey.speakers(self._title)
        self._splitter = line_names.Splitter(self._written)
        self._shown = {name: names.clean(name) for name in self._written}
        speakers: Counter[str] = Counter()
        for name, count in self._written.items():
            speakers[self._shown[name]] += count
        self._talk = line_titles.settle(self._title, speakers)
        self._parties = Parties(self._talk, speakers)
        self._day: int | None = None
        self._day_text = ""
        self._left_out: Counter[str] = Counter()

    def records(self, found: Iterator[Row]) -> Iterator[Record]:
        if card := self._parties.other:
            yield card
        if mine := self._parties.mine:
            yield Mine(mine)
        for row in found:
            if row.date:
                record: Record | None = self._begin_day(row)
            elif row.rest is not None and row.is_tabbed == self._is_tabbed:
                record = self._message(row, row.rest)
            else:
                record = self._stray(row)
            if record:
                yield record
        for code, count in self._left_out.items():
            yield LeftOut(code, count)

    def _begin_day(self, row: Row) -> Skipped | None:
        assert row.date is not None
        on = row.date.on(is_day_first=self._is_day_first)
        # What stands under a date that is none is of an unknown day, not of the day before.
        self._day, self._day_text = None, row.date.text
        if on is None:
            return self._skipped(row, "date_unreadable", row.date.text)
        if on.weekday() != row.date.weekday:
            return self._skipped(row, "weekday_differs", row.date.text)
        self._day = on.toordinal() - EPOCH
        return None

    def _message(self, row: Row, rest: str) -> Moment | Skipped | None:
        name, said = self._split(rest)
        if not _is_said(name, said):
            return self._left(row, name, said)
        if row.minute is None:
            return self._skipped(row, "time_unreadable", (row.text or "")[:MOST_SHOWN])
        if self._day is None:
            return self._skipped(row, "line_without_day", (row.text or "")[:MOST_SHOWN])
        at = self._day * DAY + row.minute * 60
        if at > self._context.latest:
            return self._skipped(row, "date_future", self._day_text)
        if at < self._context.earliest:
            return self._skipped(row, "date_too_early", self._day_text)
        shown = self._shown.get(name) or names.clean(name)
        between = self._parties.between(shown)
        if isinstance(between, str):
            self._left_out[between] += 1
            return None
        words = line_said.words_of(said)
        return Moment(at, between, f"{self._talk.title}\x1f{at}\x1f{shown}\x1f{words}", words)

    def _split(self, rest: str) -> tuple[str, str]:
        if self._is_tabbed:
            name, _, said = rest.partition("\t")
            return name, said
        if line_said.is_system(rest):
            return "", rest
        return self._splitter.split(rest)

    def _left(self, row: Row, name: str, said: str) -> Skipped | None:
        """LINE's own lines are left out; a "name" that is none cannot be read."""
        if len(name) > MOST_NAME:
            return self._skipped(row, "line_unreadable", (row.text or "")[:MOST_SHOWN])
        is_unsent = line_said.is_unsent(said) or line_said.is_unsent(name)
        self._left_out["unsent" if is_unsent else "system_line"] += 1
        return None

    def _stray(self, row: Row) -> Skipped | None:
        """A line that is neither date nor message: the head of the talk, or what cannot be read."""
        if row.text is None:
            return self._skipped(row, "line_too_long")
        if line_titles.is_saved_on(row.text) or line_titles.title_of(row.text) == self._title:
            return None
        return self._skipped(row, "line_unreadable", row.text[:MOST_SHOWN])

    def _skipped(self, row: Row, code: str, value: str | None = None) -> Skipped:
        return Skipped(self._file, row.number, code, {} if value is None else {"value": value})
