"""Files that are broken, hostile or no exports at all: each is told about, and the rest goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.acceptance.conftest import Home, people_and_moments, skipped
from tests.acceptance.exports.cards import card, named
from tests.acceptance.exports.linkedin import (
    HANAKO,
    KENJI,
    ME,
    TWO_TALKS,
    connection,
    connections,
    message,
    messages,
    zipped,
    zipped_as,
)
from tests.acceptance.exports.mails import HANAKO as HANAKO_BY_MAIL
from tests.acceptance.exports.mails import KENJI as KENJI_BY_MAIL
from tests.acceptance.exports.mails import TARO, both_ways, mail
from tests.acceptance.exports.talks import MORNING, talk

TALKS = messages(TWO_TALKS)
CONNECTIONS = connections([connection(HANAKO)])
UNREADABLE = {
    "noise.bin": bytes(range(256)) * 20,
    "empty.csv": b"",
    "notes.txt": b"just a text\nof mine\n",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "table.csv": b"a,b,c\n1,2,3\n",
    "other.json": b'{"a":1}',
    "empty.zip": zipped_as({}),
    "photos.zip": zipped_as({"photo.jpg": b"x" * 100, "notes.txt": "hello"}),
    "nested.zip": zipped_as({"inner.zip": zipped(messages_csv=TALKS)}),
    "outside.zip": zipped_as({"../messages.csv": TALKS}),
    "half.zip": zipped(messages_csv=TALKS, Connections_csv=CONNECTIONS)[:-60],
    "start.zip": zipped(messages_csv=TALKS)[:40],
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_file_that_cannot_be_read_says_so_and_keeps_nothing(home: Home, name: str, language: str) -> None:
    report = home.bring_one(UNREADABLE[name], name=name, status=2, language=language)
    assert (report["source"], people_and_moments(report)) == (None, (0, 0, 0, 0))
    assert (report["first_on"], report["last_on"]) == (None, None)
    assert report["error"].isascii() == (language == "en") or "’" in report["error"]
    assert home.people() == []


def test_the_other_files_go_on(home: Home) -> None:
    paths = [
        str(home.folder / "missing.zip"),
        home.write("messages.csv", TALKS),
        *(home.write(name, content) for name, content in UNREADABLE.items()),
        str(home.folder),
        home.write("cards.vcf", named("Aya Ono")),
    ]
    reports = home.bring(*paths, status=2)
    assert [bool(report["error"]) for report in reports] == [True, False, *[True] * 13, False]
    assert home.names() == ["Aya Ono", "Hanako Sato", "Kenji Ito"]


@pytest.mark.parametrize(
    "path", ["../messages.csv", "/etc/messages.csv", "a/../../messages.csv", "C:\\messages.csv"]
)
def test_what_points_outside_of_a_zip_is_not_opened(home: Home, path: str) -> None:
    report = home.bring_one(zipped_as({"Connections.csv": CONNECTIONS, path: TALKS}))
    assert (people_and_moments(report), skipped(report)) == ((1, 0, 0, 0), [(path, None)])


def test_a_zip_made_to_fill_disks_is_not_unpacked(home: Home) -> None:
    bomb = zipped(messages_csv=TALKS + "\0" * 30_000_000)
    assert people_and_moments(home.bring_one(bomb, status=2)) == (0, 0, 0, 0)


def test_a_part_that_turns_out_damaged_costs_the_whole_zip(home: Home) -> None:
    rows = [
        message("12"[n % 2], (HANAKO, KENJI)[n % 2], ME, "2025-06-01 03:00:00", os.urandom(60).hex())
        for n in range(4000)
    ]
    content = bytearray(zipped(Connections_csv=CONNECTIONS, messages_csv=messages(rows)))
    damaged = len(content) - 60_000
    content[damaged : damaged + 2000] = bytes(2000)
    assert people_and_moments(home.bring_one(bytes(content), status=2)) == (0, 0, 0, 0)
    assert home.people() == []


# Far too long lines

LONG = 200_000_000


def long_file(home: Home, before: str, after: str) -> str:
    path = home.folder / "long"
    with path.open("wb") as file:
        file.write(before.encode())
        for _ in range(LONG // 1_000_000):
            file.write(b"x" * 1_000_000)
        file.write(after.encode())
    return str(path)


# What stands before the long line and after it; people and moments, new and known; how many rows are listed.
BESIDE_A_LONG_LINE = {
    "linkedin": (TALKS + "1,,", f"\n{TALKS.splitlines()[-1]}\n", (2, 0, 6, 0), 1),
    "vcard": (
        named("Hanako Sato") + "BEGIN:VCARD\nVERSION:3.0\nFN:Big Note\nNOTE:",
        "\nEND:VCARD\n" + named("Aya Ono"),
        (3, 0, 0, 0),
        0,
    ),
    "line": (
        talk(("2026/06/01(月)", MORNING)) + "10:30\t山田\t",
        "\n10:31\t佐藤\tok\n",
        (1, 0, 3, 0),
        1,
    ),
    "mail": (
        "".join(both_ways()) + mail(HANAKO_BY_MAIL, TARO),
        "\n\n" + mail(KENJI_BY_MAIL, TARO),
        (2, 0, 6, 0),
        0,
    ),
}


@pytest.mark.deep
@pytest.mark.parametrize("source", BESIDE_A_LONG_LINE)
def test_a_line_of_200_mb_costs_no_more_than_its_row(home: Home, source: str) -> None:
    before, after, counts, listed = BESIDE_A_LONG_LINE[source]
    path = long_file(home, before, after)
    (report,) = home.bring(path)
    Path(path).unlink()
    assert (report["source"], people_and_moments(report), len(report["skipped"])) == (source, counts, listed)


@pytest.mark.deep
def test_a_file_of_one_line_of_200_mb_is_none_of_ours(home: Home) -> None:
    path = long_file(home, "", "")
    (report,) = home.bring(path, status=2)
    Path(path).unlink()
    assert people_and_moments(report) == (0, 0, 0, 0)


def test_a_note_may_look_like_other_exports(home: Home) -> None:
    note = "NOTE:BEGIN:VCARD\\nEND:VCARD\\nFrom x@y Mon Jun  2 10:00:00 2025\\n[LINE] 山田とのトーク履歴"
    assert people_and_moments(home.bring_one(named("Aya Ono", note) + card("FN:Ryo Tanaka"))) == (2, 0, 0, 0)
