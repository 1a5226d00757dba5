"""Everything of a member's in open formats: one zip of JSON, the same as CSV, and whatever files apps add."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from goen.base import registries
from goen.base.registries import Row

if TYPE_CHECKING:
    from goen.members.models import Member

# A spreadsheet would take a cell that begins so for a formula, and run it; in Japan full-width signs as well.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
IN_MEMORY = 10_000_000  # bytes of a table


def write(member: Member, to: IO[bytes]) -> None:
    """Write the zip. Each registered table becomes NAME.json and NAME.csv; its rows need equal keys."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in registries.all_exported():
            # Tables may be long: they are never held whole, and both forms come from one reading.
            with tempfile.SpooledTemporaryFile(IN_MEMORY) as aside:
                with archive.open(f"{table.name}.json", "w") as as_json:
                    _write_table(table.rows(member), as_json, aside)
                aside.seek(0)
                with archive.open(f"{table.name}.csv", "w") as as_csv:
                    shutil.copyfileobj(aside, as_csv)
        for file in registries.all_exported_files():
            with archive.open(file.name, "w") as out:
                for piece in file.text(member):
                    out.write(piece.encode())


def _write_table(rows: Iterable[Row], as_json: IO[bytes], as_csv: IO[bytes]) -> None:
    as_csv.write("\ufeff".encode())  # without it spreadsheets in Japan take UTF-8 for Shift_JIS
    line = io.StringIO()
    table = csv.writer(line)
    start = "[\n"
    for row in rows:
        if start == "[\n":
            table.writerow(row)
        table.writerow([_cell(value) for value in row.values()])
        as_csv.write(line.getvalue().encode())
        line.seek(0)
        line.truncate()
        as_json.write(f"{start}{json.dumps(row, ensure_ascii=False)}".encode())
        start = ",\n"
    as_json.write(b"[]\n" if start == "[\n" else b"\n]\n")


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    if isinstance(value, Iterable) and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else value
