"""How answers leave: a JSON document for programs, tables for people; remarks always go to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Names come from outside: a control or direction sign in one could rewrite what stands on the terminal.
_CONTROL = (*range(0x20), *range(0x7F, 0xA0))
_DIRECTION = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSAFE = {sign: None for sign in (*_CONTROL, *_DIRECTION) if sign != 0x0A}


def safe(text: str) -> str:
    return text.translate(_UNSAFE)


def plain(text: object) -> Text:
    """The text as it is: nothing in it is taken for markup or steers the terminal."""
    from rich.text import Text

    return Text(safe(str(text)))


class Output:
    def __init__(self, *, is_json: bool) -> None:
        self.is_json = is_json
        for stream in (sys.stdout, sys.stderr):
            _accept_everything(stream, always_utf8=is_json)

    def document(self, content: object) -> None:
        json.dump(content, sys.stdout, ensure_ascii=False, default=_iso, separators=(",", ":"))
        sys.stdout.write("\n")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Numbers and days keep to one line; text takes as many as it needs."""
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD)
        for head, cells in zip(heads, zip(*rows, strict=True), strict=True):
            is_short = all(isinstance(cell, int | date | None) for cell in cells)
            is_number = all(isinstance(cell, int) for cell in cells)
            table.add_column(
                plain(head), overflow="fold", no_wrap=is_short, justify="right" if is_number else "left"
            )
        for row in rows:
            table.add_row(*("" if cell is None else plain(cell) for cell in row))
        self.console().print(table)

    def line(self, text: str) -> None:
        sys.stdout.write(safe(text) + "\n")

    def remark(self, text: str) -> None:
        sys.stderr.write(safe(text) + "\n")

    def console(self, *, stderr: bool = False) -> Console:
        from rich.console import Console

        return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def _accept_everything(stream: TextIO, *, always_utf8: bool) -> None:
    """A name that the terminal's encoding lacks, or a path that is no text, must not end the command."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:  # replaced by a program that calls us
        return
    if always_utf8:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        reconfigure(errors="backslashreplace")


def _iso(value: object) -> str:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")
