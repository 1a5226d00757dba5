"""Which reader understands what was brought: judged by content, never by a file's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goen.mine.imports.exports import Export, Part
from goen.mine.imports.readers.known import READERS
from goen.mine.imports.reading import Reader
from goen.mine.imports.records import Skipped, Unreadable


@dataclass(frozen=True, slots=True)
class Found:
    """`error` is the code of why nothing can be read, else empty."""

    reader: Reader | None
    parts: Sequence[Part]
    skipped: Sequence[Skipped]  # members that might matter and are not read
    others: int  # members that no reader knows: pictures, tables of other things
    error: str = ""


def find(export: Export) -> Found:
    """The first reader that knows any part, and the parts it knows. Raises Unreadable for a damaged file."""
    known: dict[Reader, list[Part]] = {}
    skipped = list(export.refused)
    others = 0
    for part in export.parts:
        reader, fault = _look(part, is_member=export.is_zip)
        part.forget_head()  # of a zip with many members these would add up
        if reader:
            known.setdefault(reader, []).append(part)
        elif fault:
            skipped.append(Skipped(part.file, None, fault))
        else:
            others += 1
    reader = next((reader for reader in READERS if reader in known), None)
    if reader is None:
        return Found(None, (), skipped, others, _why_nothing(export))
    for other, parts in known.items():
        if other is not reader:
            skipped += [Skipped(part.file, None, "zip_other_kind") for part in parts]
    return Found(reader, known[reader], skipped, others)


def _look(part: Part, *, is_member: bool) -> tuple[Reader | None, str]:
    """Who knows the part; else, for a member of a zip, what is wrong with it."""
    try:
        if is_member and part.is_zip and part.name.lower().endswith(".zip"):
            return None, "zip_nested"
        return next((reader for reader in READERS if reader.recognises(part)), None), ""
    except Unreadable:
        if not is_member:
            raise
        return None, "zip_member_damaged"


def _why_nothing(export: Export) -> str:
    if export.parts or not export.refused:
        return "unknown_format"
    codes = {row.code for row in export.refused}
    return "zip_locked" if codes == {"zip_encrypted"} else "zip_all_refused"
