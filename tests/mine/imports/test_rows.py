"""CSV as people have it: whatever is wrong with one row costs that row, and it is named."""

from __future__ import annotations

import csv
import io

import pytest

from goen.mine.imports import exports, rows
from goen.mine.imports.records import Skipped
from goen.mine.imports.rows import Row, find

NEEDED = frozenset({"id", "name"})


def read(content: bytes | str, encoding: str = "utf-8") -> list[Row | Skipped]:
    raw = content.encode(encoding) if isinstance(content, str) else content
    (part,) = exports.from_bytes(raw, "x.csv").parts
    table = find(part.head, NEEDED)
    assert table is not None
    return list(rows.rows(part, table))


def skipped(line: int, code: str, **params: int) -> Skipped:
    return Skipped("x.csv", line, code, params)


@pytest.mark.parametrize(
    ("head", "columns", "line", "delimiter"),
    [
        ("id,name,note\n", ("id", "name", "note"), 1, ","),
        ("Note,NAME, Id \n", ("note", "name", "id"), 1, ","),
        ("id;name\n", ("id", "name"), 1, ";"),
        ("id\tname\n", ("id", "name"), 1, "\t"),
        ('"id","name"\r\n', ("id", "name"), 1, ","),
        ('Notes:\n"A sentence, with a comma"\n\nid,name\n', ("id", "name"), 4, ","),
        ('An open quote " above\nid,name', ("id", "name"), 2, ","),
        ("sep=;\nid;name", ("id", "name"), 2, ";"),
        ("\ufeffid,name\n", ("id", "name"), 1, ","),
    ],
)
def test_the_header_is_found_by_its_columns(
    head: str, columns: tuple[str, ...], line: int, delimiter: str
) -> None:
    table = find(head.encode(), NEEDED)
    assert table is not None
    assert (table.columns, table.line, table.delimiter) == (columns, line, delimiter)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\0\0\0\0",
        b"name,mail\n1,2\n",
        b"my id and name are secret\n",
        b"id, name \rx\n",  # a line feed is what ends a line
        b"\n" * rows.MOST_PREAMBLE + b"id,name\n",
    ],
)
def test_what_lacks_the_columns_is_no_table(head: bytes) -> None:
    assert find(head, NEEDED) is None


def test_the_first_kind_that_fits_is_the_one() -> None:
    table = find(b"id,name,mail\n", frozenset({"id", "fax"}), frozenset({"id", "mail"}))
    assert table is not None
    assert table.least == 3


@pytest.mark.parametrize(
    ("names", "picked"),
    [
        (("name", "id"), ("Aoi", "1")),
        (("name",), ("Aoi",)),
        (("mail", "name"), ("", "Aoi")),
    ],
)
def test_columns_are_picked_by_name(names: tuple[str, ...], picked: tuple[str, ...]) -> None:
    table = find(b"id,name\n", NEEDED)
    assert table is not None
    assert table.picker(*names)(["1", "Aoi"]) == picked


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "iso2022_jp"])
def test_rows_come_in_every_encoding(encoding: str) -> None:
    assert read("id,name\n1,山田\n2,高橋\n", encoding) == [(2, ["1", "山田"]), (3, ["2", "高橋"])]


def test_an_encoding_that_shows_late_is_still_found() -> None:
    content = b"id,name\n" + b"1,Aoi\n" * 20_000 + "2,高橋\n".encode("cp932")
    assert read(content)[-1] == (20_002, ["2", "高橋"])


def test_a_byte_that_means_nothing_costs_a_letter() -> None:
    assert read(
        "id,name\n1,山田太郎\n2,高橋\n".encode().replace("太".encode(), b"\xff") + "3,佐藤\n".encode() * 40
    )[:2] == [(2, ["1", "山田�郎"]), (3, ["2", "高橋"])]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("1,a\n2,b\n", [(2, ["1", "a"]), (3, ["2", "b"])]),
        ("1,a\r\n2,b", [(2, ["1", "a"]), (3, ["2", "b"])]),
        ("", []),
        ("\n,\n\n1,a\n , \n", [(5, ["1", "a"]), (6, [" ", " "])]),
        ('1,"a\nb\n\nc"\n2,b\n', [(2, ["1", "a\nb\n\nc"]), (6, ["2", "b"])]),
        ('1,"say ""hi"", a"\n', [(2, ["1", 'say "hi", a'])]),
        ("1,a\0b\n", [(2, ["1", "ab"])]),
        ("1,a\u2028b\x0bc\x85\n2,b\n", [(2, ["1", "a\u2028b\x0bc\x85"]), (3, ["2", "b"])]),
        ("1,a\rb\n2,c\n", [(2, ["1", "a b"]), (3, ["2", "c"])]),
        ("1,a,\n", [(2, ["1", "a"])]),
        ("1,a,b\n2,b\n", [skipped(2, "row_cells", cells=3, columns=2), (3, ["2", "b"])]),
        ("1\n2,b\n", [skipped(2, "row_cells", cells=1, columns=2), (3, ["2", "b"])]),
        ('1,"a" b\n2,b\n', [(2, ["1", "a b"]), (3, ["2", "b"])]),
        ('1,"a\n2,b\n3,"c"\n', [(3, ["2", "b"]), (4, ["3", "c"]), skipped(2, "row_quotes", lines=1)]),
        ('1,"a\n2,b\n', [(3, ["2", "b"]), skipped(2, "row_quotes", lines=1)]),
        ('1,"a\nstill a\nand so on\n2,b\n', [(5, ["2", "b"]), skipped(2, "row_quotes", lines=3)]),
        (
            '1,"a\n2,"b\n3,c\n',
            [skipped(2, "row_quotes", lines=1), (4, ["3", "c"]), skipped(3, "row_quotes", lines=1)],
        ),
        # The quote is closed again further down, and the row between would be gone.
        (
            '1,"a\n2,b\n3,c",\n4,d\n',
            [(3, ["2", "b"]), (4, ["3", 'c"']), (5, ["4", "d"]), skipped(2, "row_quotes", lines=1)],
        ),
        # Nothing tells this from a text of three lines.
        ('1,"a\n2,b\n3,c"\n4,d\n', [(2, ["1", "a\n2,b\n3,c"]), (5, ["4", "d"])]),
        ('1,"a\nb",c\n2,b\n', [skipped(2, "row_cells", cells=3, columns=2), (4, ["2", "b"])]),
    ],
)
def test_rows_are_read_and_broken_ones_named(body: str, found: list[Row | Skipped]) -> None:
    assert sorted(read("id,name\n" + body), key=_line) == sorted(found, key=_line)


def _line(row: Row | Skipped) -> int:
    return (row.line or 0) if isinstance(row, Skipped) else row[0]


def test_a_row_without_its_last_columns_is_filled_up() -> None:
    assert read("id,name,note\n1,a\n") == [(2, ["1", "a", ""])]


def test_a_message_of_many_lines_is_one_row() -> None:
    text = "\n".join(f"line {number}" for number in range(900))
    assert read(f'id,name\n1,"{text}"\n2,b\n') == [(2, ["1", text]), (902, ["2", "b"])]


def test_rows_go_on_over_the_borders_of_blocks() -> None:
    stream = io.StringIO()
    wrote = [[str(number), f'{number}\n"{"山" * 40}", {number}'] for number in range(9_000)]
    csv.writer(stream, lineterminator="\n").writerows([["id", "name"], *wrote])
    assert len(stream.getvalue().encode()) > 4 * rows.BLOCK_BYTES
    assert [cells for _line, cells in read(stream.getvalue())] == wrote


def test_an_open_quote_costs_its_row_even_if_no_quote_follows() -> None:
    good = "".join(f"{number},b\n" for number in range(100_000))
    found = read(f'id,name\n1,"a\n{good}')
    assert len(found) == 100_001
    assert found[0] == (3, ["0", "b"])
    assert found[-1] == skipped(2, "row_quotes", lines=1)


def test_what_spans_more_lines_than_any_message_is_an_open_quote() -> None:
    found = read('id,name\n1,"a\n' + "x\n" * rows.MOST_ROW_LINES + '"\n2,b\n')
    lines = rows.MOST_ROW_LINES + 2
    assert found == [(2 + lines, ["2", "b"]), skipped(2, "row_quotes", lines=lines)]


def test_every_one_of_many_open_quotes_is_named() -> None:
    found = read("id,name\n" + '1,"a\n2,b\n' * 20_000)
    assert sum(isinstance(row, Skipped) for row in found) == 20_000
    assert len(found) == 40_000


class _Endless(io.RawIOBase):
    """A file with one line of many million bytes, without taking up as many."""

    def __init__(self, before: bytes, length: int, after: bytes) -> None:
        self._before, self._left, self._after = before, length, after

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        if self._before:
            chunk, self._before = self._before[: len(buffer)], self._before[len(buffer) :]
        elif self._left:
            chunk = b"x" * min(self._left, len(buffer))
            self._left -= len(chunk)
        else:
            chunk, self._after = self._after[: len(buffer)], self._after[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def test_one_line_of_200_million_bytes_is_passed_over() -> None:
    def opener() -> io.BufferedReader:
        return io.BufferedReader(_Endless(b"id,name\n1,a\n2,", 200_000_000, b"\n3,c\n"))

    part = exports.Part("x.csv", 200_000_000, opener)
    table = find(part.head, NEEDED)
    assert table is not None
    assert list(rows.rows(part, table)) == [(2, ["1", "a"]), skipped(3, "line_too_long"), (4, ["3", "c"])]


def test_a_line_that_never_ends_is_named() -> None:
    assert read(b"id,name\n1,a\n" + b"x" * 3_000_000) == [(2, ["1", "a"]), skipped(3, "line_too_long")]


def test_a_cell_longer_than_any_text_is_named() -> None:
    assert read(b"id,name\n1," + b"x" * 140_000 + b"\n2,b\n") == [
        skipped(2, "line_too_long"),
        (3, ["2", "b"]),
    ]
