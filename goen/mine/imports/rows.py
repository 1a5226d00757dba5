"""Rows of CSV files as people have them: a preamble first, columns in any order, now and then a broken quote.

A file without faults is read by csv.reader a block at a time, so that care costs next to nothing. Where a row
does not fit, its first line alone is judged, named, and reading goes on with the line after it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import BinaryIO

from goen.mine.imports.exports import Part
from goen.mine.imports.records import Skipped
from goen.mine.imports.text import MOST_LINE_BYTES, encoding_of

BLOCK_BYTES = 1 << 18  # as much as stays in the nearest memory: larger is slower
MOST_PREAMBLE = 60  # lines before the header
MOST_ROW_LINES = 2_000  # of one row: what spans more is an open quote, not a message
MOST_ROW_LETTERS = 400_000
DELIMITERS = ",;\t"
# Nothing but ASCII so far, so that the first other byte decides; no decoder is called by this name.
UNDECIDED = "ascii"

Row = tuple[int, list[str]]  # the number of its first line, and as many cells as the table has columns
Pick = Callable[[list[str]], tuple[str, ...]]


@dataclass(frozen=True)
class Table:
    """Where a table begins and what its columns are called: in lower case, with single spaces."""

    columns: tuple[str, ...]
    line: int  # of the header, from 1
    delimiter: str
    encoding: str
    least: int  # cells without which a row misses a column that was asked for

    def picker(self, *names: str) -> Pick:
        """Takes these columns from a row, in this order; a column that the table lacks is an empty cell."""
        places = [self.columns.index(name) if name in self.columns else None for name in names]
        here = [place for place in places if place is not None]
        if len(here) == len(places) and len(here) > 1:
            return itemgetter(*here)
        return lambda cells: tuple("" if place is None else cells[place] for place in places)


def find(head: bytes, *kinds: frozenset[str]) -> Table | None:
    """The table in a file that begins with `head`, if its header names all columns of one of `kinds`."""
    encoding = encoding_of(head)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head).replace("\0", "")
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        if number > MOST_PREAMBLE:
            break
        spoken = " ".join(line.lower().split())
        for kind in kinds:
            if not all(name in spoken for name in kind):
                continue
            for delimiter in DELIMITERS:
                columns = _columns(line, delimiter)
                if kind <= set(columns):
                    least = 1 + max(columns.index(name) for name in kind)
                    if encoding == "utf-8" and head.isascii():
                        encoding = UNDECIDED
                    return Table(columns, number, delimiter, encoding, least)
    return None


def _columns(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(" ".join(cell.lower().split()) for cell in cells)


def rows(part: Part, table: Table) -> Iterator[Row | Skipped]:
    """The rows below the header; blank ones are passed over. Holds a block of the file at a time.

    Skipped codes: row_quotes {lines}, row_cells {cells, columns}, line_too_long.
    """
    sheet = _Sheet(part.file, table)
    held: list[str] = []
    number, above = 1, table.line
    with part.open() as stream:
        for lines in _blocks(stream, table.encoding):
            if lines is not None:
                drop = min(above, len(lines))
                held += lines[drop:]
                number, above = number + drop, above - drop
                read = yield from sheet.rows_in(held, number, is_last=False)
                number, held = number + read, held[read:]
                continue
            yield from sheet.rows_in(held, number, is_last=True)
            number, held = number + len(held), []
            yield Skipped(part.file, number, "line_too_long")
            number += 1
    yield from sheet.rows_in(held, number, is_last=True)
    yield from sheet.named()


class _Sheet:
    """Rows out of lists of lines. Holds a broken row back until it is known how many lines it takes."""

    def __init__(self, file: str, table: Table) -> None:
        self._file = file
        self._table = table
        self._broken_at = 0
        self._broken_lines = 0

    def rows_in(self, lines: list[str], number: int, *, is_last: bool) -> Generator[Row | Skipped, None, int]:
        """`number` is that of the first line. Returns how many were read: a row may go on later."""
        width, start = len(self._table.columns), 0
        while start < len(lines):
            begin, end = start, start
            # Over an iterator written in C, without copying what was read before.
            feed = map(lines.__getitem__, range(start, len(lines)))
            reader = csv.reader(feed, delimiter=self._table.delimiter, strict=True)
            try:
                for cells in reader:
                    end = start + reader.line_num
                    if len(cells) == width and end - begin <= MOST_ROW_LINES:
                        if cells[0] or any(cells):
                            yield number + begin, cells
                    elif not self._is_one_row(lines[begin:end]):
                        break
                    else:
                        yield from self._odd(number + begin, cells)
                    begin = end
                else:
                    return len(lines)
            except csv.Error:
                end = start + reader.line_num
            if end == len(lines) and not is_last and self._may_go_on(lines[begin:end]):
                return begin
            yield from self._alone(number + begin, lines[begin])
            start = begin + 1
        return len(lines)

    def _may_go_on(self, lines: list[str]) -> bool:
        return len(lines) <= MOST_ROW_LINES and sum(map(len, lines)) <= MOST_ROW_LETTERS

    def _is_one_row(self, lines: list[str]) -> bool:
        """False where an open quote swallowed rows: one of the further lines is a whole row by itself."""
        if len(lines) > MOST_ROW_LINES:
            return False
        width = len(self._table.columns)
        return not any(len(self._cells(line) or ()) == width for line in lines[1:])

    def _cells(self, line: str) -> list[str] | None:
        """One line read generously; None where a quote stays open."""
        if line.count('"') % 2:
            return None
        calm = line.rstrip("\r\n").replace("\r", " ")
        try:
            return next(csv.reader([calm], delimiter=self._table.delimiter), [])
        except csv.Error:
            return None

    def _odd(self, number: int, cells: list[str]) -> Iterator[Row | Skipped]:
        """A row with fewer or more cells than columns."""
        width = len(self._table.columns)
        if not any(cell.strip() for cell in cells):
            return
        if self._continues(number, len(cells)):
            return
        if len(cells) > width and not any(cells[width:]):
            yield number, cells[:width]
        elif self._table.least <= len(cells) < width:
            yield number, cells + [""] * (width - len(cells))
        else:
            yield Skipped(self._file, number, "row_cells", {"cells": len(cells), "columns": width})

    def _alone(self, number: int, line: str) -> Iterator[Row | Skipped]:
        """The first line of a row that cannot be read as it stands."""
        cells = self._cells(line)
        if cells is not None and len(cells) == len(self._table.columns):
            yield number, cells
        elif len(line) > csv.field_size_limit():
            yield Skipped(self._file, number, "line_too_long")
        elif not self._continues(number, line.count(self._table.delimiter) + 1):
            yield from self.named()
            self._broken_at, self._broken_lines = number, 1

    def _continues(self, number: int, cells: int) -> bool:
        """Whether a line belongs to the broken row right above it: too little to be a row of its own."""
        follows = self._broken_at > 0 and number == self._broken_at + self._broken_lines
        if not follows or cells >= self._table.least:
            return False
        self._broken_lines += 1
        return True

    def named(self) -> Iterator[Skipped]:
        if self._broken_at:
            yield Skipped(self._file, self._broken_at, "row_quotes", {"lines": self._broken_lines})
        self._broken_at = 0


def _blocks(stream: BinaryIO, encoding: str) -> Iterator[list[str] | None]:
    """Lines with their endings, a block of them at a time; None stands for a line too long to be one.

    Only \\n ends a line: a cell may hold any other separator.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest, is_too_long = "", False
    while chunk := stream.read(BLOCK_BYTES):
        if encoding == UNDECIDED and not chunk.isascii():
            encoding = encoding_of(chunk)
            decoder = codecs.getincrementaldecoder(encoding)("replace")
        text = rest + decoder.decode(chunk).replace("\0", "")
        if is_too_long:
            _passed, ending, text = text.partition("\n")
            if not ending:
                continue
            yield None
            is_too_long = False
        cut = text.rfind("\n") + 1
        rest = text[cut:]
        if cut:
            yield io.StringIO(text[:cut], newline="\n").readlines()
        if len(rest) > MOST_LINE_BYTES:
            rest, is_too_long = "", True
    if is_too_long:
        yield None
    elif rest:
        yield [rest]
