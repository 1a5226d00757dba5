"""Paths as the database keeps them: names on a disk are bytes, and not all of them are text."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

_ENCODED = "file://"


def kept(path: str) -> str:
    """The absolute path as text; percent-encoded where it is none, as in a zip unpacked from another system."""
    whole = os.path.abspath(path)
    return whole if _is_text(whole) else _ENCODED + quote_from_bytes(os.fsencode(whole))


def opened_at(path: str) -> Path:
    """The path of what `kept` returned."""
    if path.startswith(_ENCODED):
        return Path(os.fsdecode(unquote_to_bytes(path.removeprefix(_ENCODED))))
    return Path(path)


def shown(name: str) -> str:
    """A file's name as reports show it."""
    return name.encode("utf-8", "replace").decode()


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
