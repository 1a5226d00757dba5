"""The zip of everything: valid JSON and CSV, in which nothing runs as a formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable

import pytest

from goen.base import registries, takeout
from goen.base.registries import Exported, ExportedFile, Row
from goen.members.models import Member


def rows(member: Member) -> Iterable[Row]:
    yield {"name": "=HYPERLINK(1)", "n": 3, "none": None, "list": [{"a": "葵"}], "text": 'a"b\n,c'}
    yield {"name": "山田", "n": -1, "none": "", "list": [], "text": ""}


def none(member: Member) -> Iterable[Row]:
    return []


def text(member: Member) -> Iterable[str]:
    yield "葵"
    yield member.email


@pytest.fixture
def taken(aoi: Member, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setattr(registries, "_exported", [Exported("rows", "r"), Exported("none", "n")])
    monkeypatch.setattr(registries, "_files", [ExportedFile("a.txt", "t")])
    monkeypatch.setattr(registries, "import_string", {"r": rows, "n": none, "t": text}.__getitem__)
    out = io.BytesIO()
    takeout.write(aoi, out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_tables_come_as_json_and_csv(taken: dict[str, str], aoi: Member) -> None:
    assert json.loads(taken["rows.json"]) == list(rows(aoi))
    assert taken["rows.csv"].startswith("\ufeff")
    found = list(csv.DictReader(io.StringIO(taken["rows.csv"].removeprefix("\ufeff"), newline="")))
    assert found == [
        {"name": "'=HYPERLINK(1)", "n": "3", "none": "", "list": '[{"a": "葵"}]', "text": 'a"b\n,c'},
        {"name": "山田", "n": "-1", "none": "", "list": "[]", "text": ""},
    ]


def test_table_without_rows_is_there_all_the_same(taken: dict[str, str]) -> None:
    assert (json.loads(taken["none.json"]), taken["none.csv"]) == ([], "\ufeff")


def test_further_files_are_there(taken: dict[str, str]) -> None:
    assert taken["a.txt"] == "葵aoi@example.com"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_nothing_runs_as_a_formula(start: str) -> None:
    assert takeout._cell(f"{start}1+1") == f"'{start}1+1"
