"""`goen import`, `goen people` and `goen reconnect` on files made here."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from goen.members.models import Member
    from tests.doors.terminal.conftest import Goen, Home

CARD = """BEGIN:VCARD
VERSION:3.0
N:渡辺;澪;;;
FN:渡辺 澪
X-PHONETIC-LAST-NAME:ワタナベ
X-PHONETIC-FIRST-NAME:ミオ
EMAIL:mio@example.com
ORG:みどり工業
END:VCARD
"""
FIELDS = [
    "file",
    "source",
    "people_new",
    "people_known",
    "moments_new",
    "moments_known",
    "first_on",
    "last_on",
]


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    file = tmp_path / "phone.vcf"
    file.write_text(CARD)
    return file


@pytest.mark.django_db(transaction=True)
def test_import_gives_a_report_and_the_people_are_there(goen: Goen, aoi: Member, cards: Path) -> None:
    said = goen("import", str(cards), "--json")
    report = json.loads(said.out)
    assert (said.status, list(report)) == (0, ["files"])
    assert list(report["files"][0]) == [*FIELDS, "skipped", "error"]
    assert [report["files"][0][name] for name in FIELDS] == [str(cards), "vcard", 1, 0, 0, 0, None, None]

    people = json.loads(goen("people", "--json").out)
    assert list(people[0]) == ["person", "name", "reading", "handles", "affiliations"]
    assert (people[0]["name"], people[0]["reading"]) == ("渡辺 澪", "わたなべ みお")
    assert people[0]["handles"] == [{"kind": "email", "value": "mio@example.com"}]
    assert people[0]["affiliations"] == [
        {"organisation": "みどり工業", "title": None, "from": None, "to": None}
    ]
    assert json.loads(goen("people", "nobody-like-that", "--json").out) == []


@pytest.mark.django_db(transaction=True)
def test_file_that_cannot_be_read_ends_with_2_and_the_whole_report(
    goen: Goen, aoi: Member, cards: Path, tmp_path: Path
) -> None:
    said = goen("import", str(tmp_path / "missing.zip"), str(cards), "--json")
    files = json.loads(said.out)["files"]
    assert said.status == 2
    assert [(file["source"], file["people_new"], file["error"] is None) for file in files] == [
        (None, 0, False),
        ("vcard", 1, True),
    ]


@pytest.mark.django_db(transaction=True)
def test_report_in_words_names_the_file_and_the_reason(
    goen: Goen, aoi: Member, cards: Path, tmp_path: Path
) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(bytes(range(256)))
    said = goen("import", str(cards), str(strange))
    assert said.status == 2
    assert "phone.vcf" in said.out
    assert f"{strange} could not be read: " in said.out


@pytest.mark.django_db
def test_empty_name_of_ones_own_is_refused(goen: Goen, aoi: Member, cards: Path) -> None:
    said = goen("import", str(cards), "--me", "")
    assert (said.status, said.out) == (2, "")


@pytest.mark.django_db
def test_empty_home_says_what_to_do_next(goen: Goen, aoi: Member) -> None:
    assert goen("people").out == "Nobody was found. `goen import` brings in the people you know.\n"
    assert "`goen import`" in goen("reconnect").out


def test_import_works_as_the_very_first_command(home: Home, cards: Path) -> None:
    said = home.goen("import", str(cards), "--json")
    assert (said.status, json.loads(said.out)["files"][0]["people_new"]) == (0, 1)


@pytest.mark.deep
def test_interrupted_import_keeps_nothing_and_shows_its_bar(home: Home, tmp_path: Path) -> None:
    many = tmp_path / "many.vcf"
    card = CARD.replace("mio@example.com", "mio{0}@example.com").replace("渡辺", "渡辺{0}")
    many.write_text("".join(card.replace("{0}", str(number)) for number in range(40_000)))
    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "goen.doors.terminal", "import", str(many)],
        env={**home.environment, "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=its_end,
        text=True,
    )
    os.close(its_end)
    shown = _read_until(terminal, "MB")
    process.send_signal(signal.SIGINT)
    out, _none = process.communicate(timeout=60)
    shown += _read_until(terminal, "kept.")
    os.close(terminal)
    assert (process.returncode, out) == (130, "")
    assert "Reading files" in shown
    assert "goen: The import was cancelled. Nothing of it was kept." in shown
    assert home.goen("people", "--json").out == "[]\n"


def _read_until(terminal: int, sign: str) -> str:
    shown = ""
    until = time.monotonic() + 30
    while sign not in shown and time.monotonic() < until:
        try:
            shown += os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # the other end is closed
            break
    return shown
