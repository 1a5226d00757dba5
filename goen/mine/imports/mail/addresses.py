"""Lists of addresses as mailers really write them, and the names beside the addresses."""

from __future__ import annotations

import re
from typing import NamedTuple

from goen.language import handles, names
from goen.mine.imports.mail import headers

# A quoted string or a comment, whose second quote or bracket may be missing, or a mark between entries.
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*+("?)|\((?:[^()\\]|\\.)*+(\)?)|[,;:]', re.DOTALL)
_MARK = re.compile(r"[,;:]")
_BEGUN = re.compile("[@<]")
_COMMENT = re.compile(r"\(([^()]*)\)")
_BARE = re.compile(r"(?<![^\s<>(),;:])[^\s<>(),;:]{1,64}@[^\s<>(),;:@]{1,255}")
_ESCAPED = re.compile(r"\\(.)")
_VIA = re.compile(r"^(.+?)\s+(?:via|経由)\s+\S.*$", re.IGNORECASE)
_BEHIND = re.compile(r"^(.+?)\s*[(（\[［【〔<＜]([^()（）]*)[)）\]］】〕>＞]$")
_HONORIFIC = re.compile(r"(?<=..)\s*(?:様|さま|さん|殿)$")
_QUOTES = "\"'“”‘’`<>,; "
_MOST_NAME = 200  # characters; a longer "name" is a sentence or an accident


class Address(NamedTuple):
    """`email` is normalised. `name` may be empty; `organisation` stood behind the name in brackets."""

    email: str
    name: str = ""
    organisation: str = ""
    is_relayed: bool = False  # sent by a list for somebody ("Taro via Sales"): the address is the list's


def addresses(text: str) -> list[Address]:
    """All that have an address, in order; `text` still has its encoded words."""
    found: list[Address] = []
    left = ""
    for entry in _entries(text, _PIECE):
        if "@" not in entry:
            left = f"{left}{entry}, "  # "Yamada, Taro <…>" without quotes
            continue
        address = _address(left + entry if "<" in entry else entry)
        left = ""
        if address:
            found.append(address)
    return found


def _entries(text: str, pieces: re.Pattern[str]) -> list[str]:
    """What stands between commas, outside quotes and comments. Names of groups are dropped."""
    entries: list[str] = []
    start = 0
    for piece in pieces.finditer(text):
        if "" in piece.groups():  # opened and never closed, so it means nothing
            return _entries(text, _MARK)
        at = piece.start()
        if piece[0] in ",;":
            entries.append(text[start:at].strip())
            start = at + 1
        elif piece[0] == ":" and at - start <= _MOST_NAME and not _BEGUN.search(text, start, at):
            start = at + 1
    return [entry for entry in (*entries, text[start:].strip()) if entry]


def _address(entry: str) -> Address | None:
    shown, opened, written = entry.rpartition("<")
    if opened:
        written = written.partition(">")[0]
    elif comment := _COMMENT.search(entry):
        shown, written = comment[1], _COMMENT.sub("", entry)
    # Telephones of the two-thousands have addresses in quotes: "taro.."@docomo.ne.jp
    bare = _BARE.search(written.replace('"', ""))
    email = handles.email(bare[0]) if bare else None
    return named(_unquoted(shown), email) if email else None


def _unquoted(shown: str) -> str:
    shown = shown.strip()
    if len(shown) > 1 and shown[0] == shown[-1] == '"':
        shown = _ESCAPED.sub(r"\1", shown[1:-1])
    return headers.decoded(shown)


def named(shown: str, email: str) -> Address:
    """The address with what its display name really says."""
    name = names.clean(shown[:_MOST_NAME]).strip(_QUOTES)
    via = _VIA.match(name)
    if via:
        name = via[1].strip(_QUOTES)
    organisation = ""
    behind = _BEHIND.match(name)
    if behind:
        name, organisation = behind[1].strip(_QUOTES), behind[2].strip(_QUOTES)
    name = _HONORIFIC.sub("", name)
    if "@" in name and (handles.email(name) or name.lower() == email):
        name = ""
    if not names.is_organisation(organisation):
        organisation = ""
    return Address(email, name, organisation, is_relayed=bool(via))
