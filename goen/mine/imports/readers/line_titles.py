"""The head of a LINE talk: between whom it is, as far as the title says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from goen.language import names

LEAST_GROUP = 3  # people
_MOST_TITLE = 200  # characters
_OWN_NOTES = frozenset(names.fold(name) for name in ("Keepメモ", "Keep Memo", "Keep"))


class Kind(Enum):
    PAIR = "pair"
    GROUP = "group"
    UNSAID = "unsaid"


class Title(NamedTuple):
    name: str
    kind: Kind
    is_japanese: bool = False


_TITLES = (
    (re.compile(r"\[LINE\]\s*(.+?)\s*とのトーク(?:履歴)?"), Kind.PAIR, True),
    (re.compile(r"\[LINE\]\s*(.+?)\s*のトーク(?:履歴)?"), Kind.GROUP, True),
    (re.compile(r"\[LINE\]\s*Chat(?: history)? with\s+(.+)", re.IGNORECASE), Kind.PAIR, False),
    (re.compile(r"\[LINE\]\s*Chat(?: history)? in\s+(.+)", re.IGNORECASE), Kind.GROUP, False),
)
_FILE_TITLE = re.compile(r"\[LINE\]\s*(.+)")
_COPY = re.compile(r"(?:\s*\(\d+\))?\.txt$", re.IGNORECASE)
_SAVED = re.compile(r"(?:保存日時|Saved on)\s*[:：]", re.IGNORECASE)


def title_of(line: str) -> Title | None:
    """The title that a line is; None where it is none."""
    line = line.strip()
    if not line.startswith("[LINE]") or len(line) > _MOST_TITLE:
        return None
    for pattern, kind, is_japanese in _TITLES:
        if found := pattern.fullmatch(line):
            return Title(names.clean(found[1]), kind, is_japanese)
    return None


def is_saved_on(line: str) -> bool:
    return _SAVED.match(line) is not None


def title_of_file(name: str) -> Title:
    """LINE for computers names the talk in the file's name only."""
    stem = _COPY.sub("", name)
    if title := title_of(stem):
        return title
    found = _FILE_TITLE.fullmatch(stem)
    return Title(names.clean(found[1][:_MOST_TITLE]) if found else "", Kind.UNSAID)


class Talk(NamedTuple):
    """`other` is whom a talk between two is with, where that is known; `size` is 2 or more."""

    title: str
    is_pair: bool
    other: str
    size: int


def settle(title: Title, speakers: Mapping[str, int]) -> Talk:
    """Whether two or more talk here. The speakers have the last word over the title."""
    by_key = {names.fold(speaker): speaker for speaker in speakers}
    named = by_key.get(names.fold(title.name), "") if title.name else ""
    if title.kind is Kind.UNSAID:
        is_pair = len(speakers) < LEAST_GROUP and bool(named or not title.name)
    else:
        # Two speakers of whom neither is the one in the title are not a talk with that one.
        is_pair = title.kind is Kind.PAIR and len(speakers) < (LEAST_GROUP if named else 2)
    if is_pair:
        other = named or (title.name if title.kind is Kind.PAIR else "")
        return Talk(other or _joined(speakers), True, other, 2)
    name = title.name
    if title.kind is Kind.PAIR and title.is_japanese and not named:
        name += "と"  # 「やまとのトーク履歴」 is the talk of a group called やまと
    return Talk(name or _joined(speakers), False, "", max(len(speakers), LEAST_GROUP))


def is_own_notes(title: str) -> bool:
    """The talk with oneself that LINE has for notes."""
    return names.fold(title) in _OWN_NOTES


def _joined(speakers: Mapping[str, int]) -> str:
    return "、".join(sorted(speakers))[:_MOST_TITLE]
