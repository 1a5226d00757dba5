"""What the documents say is so: settings, commands, links and pictures."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from goen.doors.terminal.arguments import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.ja.md")
DOCUMENTS = (*READMES, *sorted(DOCS.rglob("*.md")))
PICTURES = DOCS / "pictures"
MOST_PICTURE_BYTES = 80_000

READERS_OF_SETTINGS = {"text", "flag", "whole_number", "words", "one_of"}  # of goen.base.environment
SETTING = re.compile(r"(?:GOEN_[A-Z_]+|DATABASE_URL)")
# Markdown's [text](target), and what HTML in it shows.
TARGET = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")


def settings_read() -> set[str]:
    """Names that the code asks the environment for."""
    found = set()
    for path in (ROOT / "goen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (name := _asked_for(node)):
                found.add(name)
    return found


def _asked_for(call: ast.Call) -> str:
    function = call.func
    called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    first = call.args[0] if call.args else None
    name = first.value if isinstance(first, ast.Constant) else None
    is_setting = isinstance(name, str) and SETTING.fullmatch(name)
    return str(name) if is_setting and called in READERS_OF_SETTINGS | {"get", "getenv"} else ""


def commands(document: Path) -> set[str]:
    """What the document tells people to type: `goen …` and `make …`."""
    text = document.read_text(encoding="utf-8")
    typed = re.findall(r"`([^`\n]+)`", text) + re.findall(r"```\n(.*?)```", text, re.DOTALL)
    return {
        " ".join(words)
        for code in typed
        for words in re.findall(r"^(?:\.venv/bin/)?(goen|make) ([a-z]+(?:-[a-z]+)*)", code, re.MULTILINE)
    }


def targets(document: Path) -> Iterator[str]:
    for found in TARGET.findall(document.read_text(encoding="utf-8")):
        target = found[0] or found[1]
        if not re.match(r"[a-z]+:|#", target):
            yield unquote(target.partition("#")[0])


def test_operating_lists_every_setting_and_no_other():
    text = (DOCS / "operating.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)

    assert sorted(listed) == sorted(settings_read())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_documents_name_only_settings_that_there_are(document):
    named = set(re.findall(r"\bGOEN_[A-Z_]+", document.read_text(encoding="utf-8")))

    assert named - settings_read() == set()


def test_both_readmes_name_the_same_commands():
    english, japanese = (commands(document) for document in READMES)

    assert english == japanese
    assert {"make run", "make test", "goen import"} <= english


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_documents_name_only_commands_that_there_are(document):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    there = {f"goen {command.NAME}" for command in COMMANDS}
    there |= {f"make {target}" for target in re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)}

    assert commands(document) - there == set()


def test_readme_lists_every_command():
    assert {f"goen {command.NAME}" for command in COMMANDS} <= commands(READMES[0])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    lost = [target for target in targets(document) if not (document.parent / target).exists()]

    assert lost == []


def test_pictures_are_shown_and_small():
    shown = {(readme.parent / target).resolve() for readme in READMES for target in targets(readme)}
    pictures = set(PICTURES.glob("*.png"))

    assert pictures == {path for path in shown if path.parent == PICTURES}
    assert [path.name for path in pictures if path.stat().st_size > MOST_PICTURE_BYTES] == []
