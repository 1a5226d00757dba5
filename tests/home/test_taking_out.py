from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from django.urls import reverse

from goen.base.models import AuditRow
from tests.factories import HandleFactory, ImportFactory, ImportFileFactory, NoteFactory, OwnNameFactory


@pytest.fixture
def taken(hers, aoi, ren, befriend):
    """Her zip, as names of files and their texts."""
    kenta = befriend(aoi, "森岡 健太", reading="もりおか けんた")
    card = kenta.cards.get()
    HandleFactory(card=card, value="kenta@example.com")
    NoteFactory(card=card, text="=1+1")
    OwnNameFactory(owner=aoi, value="葵")
    ImportFileFactory(of_import=ImportFactory(owner=aoi), name="talk.txt")
    befriend(ren, "蓮だけの友")

    answer = hers.post(reverse("take_out"))

    assert answer.headers["Content-Disposition"].startswith('attachment; filename="goen-2')
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_everything_comes_as_json_and_as_csv(taken):
    tables = {name.removesuffix(".json") for name in taken if name.endswith(".json")}

    assert {"people", "imports", "own_names"} <= tables
    assert all(f"{table}.csv" in taken for table in tables)
    [person] = json.loads(taken["people.json"])
    assert person["name"] == "森岡 健太"
    [read] = list(csv.DictReader(io.StringIO(taken["people.csv"])))
    assert read["name"] == "森岡 健太"
    assert json.loads(taken["own_names.json"]) == [{"value": "葵", "is_learnt": False}]


def test_people_come_as_cards_for_an_address_book(taken):
    [book] = [text for name, text in taken.items() if name.endswith(".vcf")]
    assert "BEGIN:VCARD" in book
    assert "森岡" in book
    assert "kenta@example.com" in book


def test_nothing_in_it_runs_in_a_spreadsheet(taken):
    cells = [
        cell
        for name, text in taken.items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(text))
        for cell in row
    ]
    assert "'=1+1" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_nothing_of_anybody_else_is_in_it(taken):
    assert "蓮だけの友" not in "".join(taken.values())


def test_taking_out_is_on_record(taken, aoi):
    assert AuditRow.objects.filter(by=aoi, action="member.took_out").count() == 1
