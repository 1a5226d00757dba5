"""What a member takes along is all there is of them, and what they leave behind is nothing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from django.apps import apps

from goen.base import takeout
from goen.base.registries import all_exported, erase
from goen.members.models import Member
from goen.mine.imports import actions
from goen.mine.imports.exports import from_bytes
from goen.mine.imports.models import Import, ImportFile, SkippedRow
from goen.mine.imports.readers import vcard as vcard_reader
from goen.mine.imports.reading import Clock, Context
from goen.mine.owned import Owned
from goen.mine.people import actions as people_actions
from goen.mine.people import arrivals
from goen.mine.people.domain.cards import Card as SaidCard
from goen.mine.people.models import Card, Join, Person
from goen.mine.people.takeout import _folded
from goen.mine.ties import actions as ties_actions
from tests.mine.imports.conftest import NOW, Bring, ask, bring  # noqa: F401
from tests.mine.made import line, mbox, rows_of, vcard

# The tables of `mine`, and where in the zip their rows are.
TAKEN = {
    "people.Person": "people",
    "people.Card": "cards",
    "people.Handle": "cards",
    "people.Affiliation": "cards",
    "people.Spelling": "cards",
    "people.Join": "joins",
    "people.Note": "notes",
    "people.Arrival": "cards",
    "ties.TieDay": "tie_days",
    "ties.Together": "together",
    "ties.LastWords": "last_words",
    "ties.Word": "words",
    "imports.Import": "imports",
    "imports.ImportFile": "imports",
    "imports.SkippedRow": "skipped_rows",
    "imports.OwnName": "own_names",
}
# Of these nothing is taken along: worked out from the days at any time; numbers that say nothing to anybody; the key
# and the zone under which those were made.
LEFT = {"ties.Tie", "imports.FingerprintPage", "imports.Ledger"}

TARO = (
    "山田 太郎",
    "EMAIL:taro@example.com",
    "TEL:090-1234-5678",
    "ORG:=cmd()",
    "NOTE:旧友；同期\\nまた会う",
)


@pytest.fixture
def full(aoi: Member, bring: Bring) -> Member:  # noqa: F811
    """A member with a row in every table."""
    bring(
        aoi,
        me=("葵",),
        words=True,
        a__vcf=vcard(
            ("山田 太郎", *TARO[1:], "NICKNAME:タロちゃん", "X-PHONETIC-LAST-NAME:やまだ"),
            ("佐藤 次郎", "EMAIL:jiro@example.com"),
        )
        + b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n",
        b__txt=line("太郎", "葵"),
        c__mbox=mbox(
            (
                "葵 <aoi@example.com>",
                "太郎 <taro@example.com>, jiro@example.com",
                "Fri, 12 May 2023 10:00:00 +0900",
                "1",
            ),
        ),
    )
    taro = Person.objects.of(aoi).get(name="山田 太郎")
    ties_actions.set_aside(person_id=taro.pk, by=aoi, now=NOW, today=NOW.date())
    people_actions.part(card_id=Join.objects.of(aoi).first().card_id, own_keys=set(), by=aoi, now=NOW)
    return aoi


def taken(member: Member) -> dict[str, str]:
    out = io.BytesIO()
    takeout.write(member, out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def of_mine() -> set[str]:
    return {model._meta.label for model in apps.get_models() if issubclass(model, Owned)}


def test_every_table_is_taken_along_or_left_for_a_reason() -> None:
    assert TAKEN.keys() | LEFT == of_mine()
    assert not TAKEN.keys() & LEFT
    assert {table.name for table in all_exported()} >= set(TAKEN.values())


def test_rows_of_every_table_are_in_the_zip(full: Member) -> None:
    assert rows_of(full.pk).keys() == of_mine()
    files = taken(full)
    tables = {name: json.loads(files[f"{name}.json"]) for name in set(TAKEN.values())}
    assert [name for name, rows in tables.items() if not rows] == []
    for name, rows in tables.items():
        found = list(csv.reader(io.StringIO(files[f"{name}.csv"], newline="")))
        assert (len(found) - 1, found[0]) == (len(rows), list(rows[0])), name
    (taro,) = [card for card in tables["cards"] if card["name"] == "山田 太郎" and card["source"] == "vcard"]
    assert taro["affiliations"] == [{"organisation": "=cmd()", "title": None, "from": None, "to": None}]
    assert {"kind": "email", "value": "taro@example.com"} in taro["handles"]
    assert [row for row in tables["joins"] if row["undone_at"]] != []


def test_people_come_back_through_our_own_reader(full: Member) -> None:
    context = Context(Clock("Asia/Tokyo"), "JP", int(datetime(2027, 1, 1, tzinfo=UTC).timestamp()))
    export = from_bytes(taken(full)["people.vcf"].encode())
    assert vcard_reader.recognises(export.parts[0])
    read = list(vcard_reader.read(export.parts, context))
    names = sorted(card.name for card in read if isinstance(card, SaidCard))
    assert names == sorted(Person.objects.of(full).values_list("name", flat=True))
    taro = next(card for card in read if isinstance(card, SaidCard) and card.note)
    assert taro.reading == Person.objects.of(full).get(name="山田 太郎").reading
    assert {handle.value for handle in taro.handles} >= {"taro@example.com", "+819012345678"}
    assert taro.affiliations[0].organisation == "=cmd()"
    assert taro.note == "旧友；同期\nまた会う"


def test_long_lines_are_folded_between_characters() -> None:
    whole = "NOTE:" + "縁" * 100
    pieces = _folded(whole).split("\r\n")
    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert "".join([pieces[0], *(piece.removeprefix(" ") for piece in pieces[1:])]) == whole


def test_what_another_has_is_not_taken_along(full: Member, ren: Member) -> None:
    assert all(json.loads(text) == [] for name, text in taken(ren).items() if name.endswith(".json"))


def test_erasing_leaves_not_one_row(full: Member, ren: Member, bring: Bring) -> None:  # noqa: F811
    bring(ren, a__vcf=vcard(TARO), b__txt=line("太郎", "蓮"))
    before = rows_of(ren.pk)
    erase(full)
    assert rows_of(full.pk) == {}
    assert rows_of(ren.pk) == before


def test_erasing_an_open_import_removes_its_files_and_what_it_stored(aoi: Member, tmp_path) -> None:
    path = tmp_path / "spooled"
    path.write_bytes(vcard(TARO))
    asked = actions.bring(member=aoi, paths=[str(path)], are_spooled=True, keep_last_words=False, now=NOW)
    hidden = arrivals.begin(owner=aoi, source="vcard", label="a.vcf", now=NOW)
    arrivals.store_cards(hidden, [SaidCard("a", "山田 太郎", note="旧友")], now=NOW)
    ImportFile.objects.filter(of_import=asked).update(arrival=hidden)
    Import.objects.filter(pk=asked.pk).update(state="reading", holder="another-machine:1/2/3#4")
    SkippedRow.objects.create(owner=aoi, of_file=asked.files.get(), inner_file="a", code="no_name")
    erase(aoi)
    assert rows_of(aoi.pk) == {}
    assert not path.exists()
    assert Card.objects.count() == 0
