"""Every code that a reader can yield has a sentence, and every sentence its Japanese."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext

from goen.mine.imports import phrases

ROOM = Path(phrases.__file__).parent
READING = [
    *(ROOM / "readers").glob("*.py"),
    *(ROOM / "mail").glob("*.py"),
    *(ROOM / name for name in ("rows.py", "exports.py", "contentlines.py", "finding.py", "bringing.py")),
    ROOM / "storing.py",
]
# How codes are carried, and which of their arguments is the code.
CARRIERS = {
    "Unreadable": 0,
    "LeftOut": 0,
    "Fault": 0,
    "Skipped": 2,
    "_skipped": 1,
    "_keep_fault": 1,
    "_fault": 1,
}
CODE = re.compile(r"[a-z]+(_[a-z]+)+")
# Look like codes, and are names of columns, encodings, fields and messages.
NO_CODES = re.compile(
    r"error_\w+|iso_?2022\w*|arrival|source|moments_\w+|people_\w+|first_day|last_day|left_out|\w+_jp\w*|most_\w+"
    r"|ms_kanji|shift_jis|(raw_)?unicode_escape"
)


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in READING:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def said_as_code() -> set[str]:
    """Literals at the place of a code, and what names at that place are assigned in the same file."""
    found: set[str] = set()
    for _path, tree in sources():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for call in calls:
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            place = CARRIERS.get(name)
            if place is not None and len(call.args) > place:
                found |= literals(call.args[place], tree)
    return found


def literals(node: ast.expr, tree: ast.Module) -> set[str]:
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.IfExp):
        return literals(node.body, tree) | literals(node.orelse, tree)
    if isinstance(node, ast.Name):
        assigned = [
            each.value
            for each in ast.walk(tree)
            if isinstance(each, ast.Assign) and any(named(target, node.id) for target in each.targets)
        ]
        return {value.value for value in assigned if isinstance(value, ast.Constant)}
    return set()


def named(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name


def look_like_codes() -> set[str]:
    """Every other literal with an underscore: codes are also returned and handed on."""
    return {
        node.value
        for _path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
        if not NO_CODES.fullmatch(node.value)
    }


SAID = {**phrases.REASONS, **phrases.LEFT_OUT}


def test_every_code_has_a_sentence() -> None:
    codes = said_as_code() | look_like_codes()
    assert {"unknown_format", "date_future", "advert", "card_empty", "no_sender", "to_self"} <= codes
    assert sorted(codes - SAID.keys()) == []


def test_no_sentence_is_left_of_a_code_that_is_gone() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in READING)
    assert [code for code in SAID if f'"{code}"' not in text and f"{code}=" not in text] == []


@pytest.mark.parametrize("sentence", sorted(set(SAID.values())))
def test_every_sentence_has_its_japanese(sentence: str) -> None:
    with translation.override("ja"):
        japanese = gettext(sentence)
    assert re.search("[ぁ-んァ-ヶ一-龠]", japanese), sentence
    assert fields(japanese) == fields(sentence)


def fields(sentence: str) -> set[str | None]:
    return {name for _text, name, *_ in string.Formatter().parse(sentence)} - {None}


def test_reason_is_told_with_what_it_is_about() -> None:
    with translation.override("en"):
        assert phrases.reason("date_future", {"value": "{2050}"}) == "The date “{2050}” lies in the future."


@pytest.mark.parametrize(("code", "params"), [("of_another_version", {}), ("date_future", {})])
def test_code_of_another_version_breaks_no_report(code: str, params: dict[str, str]) -> None:
    with translation.override("en"):
        assert phrases.reason(code, params) == f"This could not be read ({code})."
        assert phrases.left_out({"of_another_version": 2, "draft": 1}) == [
            "drafts: 1",
            "of_another_version: 2",
        ]
