"""The readers understand the demo as the exports it imitates, and lose no row of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from demo import make
from demo.eras import HERO_LATIN, HERO_ON_LINE, HOME_MAIL, WORK_MAIL
from demo.story import Story, tell
from goen.mine.imports.exports import opened
from goen.mine.imports.reading import Clock, Context
from goen.mine.imports.records import Card, Mine, Moment, Record, Skipped

TODAY = date(2026, 11, 21)
LATEST = (TODAY - date(1970, 1, 1)).days * 86_400
FILES = {"linkedin": "*.zip", "vcard": "*.vcf", "line": "*.txt", "mbox": "*.mbox"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("demo")
    make.write(there, today=TODAY)
    return there


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(TODAY)


def reader_of(source: str) -> ModuleType:
    return import_module(f"goen.mine.imports.readers.{source}")


def records(folder: Path, source: str) -> list[Record]:
    reader = reader_of(source)
    context = Context(Clock("Asia/Tokyo"), "JP", latest=LATEST)
    found: list[Record] = []
    for path in sorted(folder.glob(FILES[source])):
        with opened(path, path.name) as export:
            found += reader.read([part for part in export.parts if reader.recognises(part)], context)
    return found


@pytest.mark.parametrize("source", FILES)
def test_each_file_is_known_to_its_reader_alone(folder: Path, source: str):
    for path in folder.iterdir():
        with opened(path, path.name) as export:
            is_known = any(reader_of(source).recognises(part) for part in export.parts)
        assert is_known == path.match(FILES[source]), path.name


@pytest.mark.parametrize("source", FILES)
def test_no_row_is_skipped_and_none_lies_ahead(folder: Path, source: str):
    found = records(folder, source)

    assert [record for record in found if isinstance(record, Skipped)] == []
    assert all(record.at < LATEST for record in found if isinstance(record, Moment))


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("linkedin", {HERO_LATIN, WORK_MAIL, HOME_MAIL}),
        ("line", {HERO_ON_LINE}),
        ("mbox", {WORK_MAIL, HOME_MAIL}),
    ],
)
def test_exports_say_who_exported_them(folder: Path, source: str, own: set[str]):
    assert {record.value for record in records(folder, source) if isinstance(record, Mine)} == own


def test_every_linkedin_message_and_connection_arrives(folder: Path, story: Story):
    kinds = Counter(type(record) for record in records(folder, "linkedin"))

    assert kinds[Moment] == len(story.on("linkedin"))
    assert kinds[Card] == len([person for person in story.people if person.connected_on])


def test_every_person_in_the_address_book_arrives_with_a_reading(folder: Path):
    cards = [record for record in records(folder, "vcard") if isinstance(record, Card)]

    assert 146 <= len(cards) <= 150  # two of them are companies
    assert "たむら せつこ" in {card.reading for card in cards}
