"""The report of an import, for the terminal and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from goen.doors.terminal.words import gettext as _
from goen.doors.terminal.words import ngettext

if TYPE_CHECKING:
    from goen.doors.terminal.output import Output
    from goen.mine.imports.queries import FileReport

MOST_SHOWN = 20  # of the rows that were skipped; --json has them all


def documented() -> str:
    """What --help says of the JSON document."""
    return _(
        "With --json, a document. What is not known is null; days are YYYY-MM-DD:\n\n"
        '  {"files": [{"file": path as given, "source": SOURCE or null,\n'
        '     "people_new": number, "people_known": number,\n'
        '     "moments_new": number, "moments_known": number,\n'
        '     "first_on": day or null, "last_on": day or null,\n'
        '     "skipped": [{"file": file inside it, "line": number or null, "reason": text}],\n'
        '     "error": text or null}]}\n\n'
        "SOURCE is linkedin, vcard, line or mail.\n"
        "Exit status: 0 when every file was read, skipped rows or not; 2 when a file could not be read at "
        "all."
    )


def document(files: Sequence[FileReport]) -> dict[str, object]:
    return {"files": [_file(file) for file in files]}


def _file(file: FileReport) -> dict[str, object]:
    return {
        "file": file.file,
        "source": file.source or None,
        "people_new": file.people_new,
        "people_known": file.people_known,
        "moments_new": file.moments_new,
        "moments_known": file.moments_known,
        "first_on": file.first_on,
        "last_on": file.last_on,
        "skipped": [{"file": row.file, "line": row.line, "reason": row.reason} for row in file.skipped],
        "error": file.error or None,
    }


def show(files: Sequence[FileReport], out: Output) -> None:
    if out.is_json:
        out.document(document(files))
        return
    read = [file for file in files if not file.error]
    if read:
        heads = (
            *(_("File"), _("People new"), _("known")),
            *(_("Moments new"), _("known"), _("First and last day")),
        )
        out.table(heads, [_row(file) for file in read])
    if left := _left_out(read):
        out.line(_("Left out by rule: %(what)s") % {"what": " · ".join(left)})
    for file in files:
        _show_faults(file, out)
    if read:
        out.line(_("`goen reconnect` shows whom to write to."))


def _left_out(files: Sequence[FileReport]) -> list[str]:
    from goen.mine.imports import phrases

    counts: Counter[str] = Counter()
    for file in files:
        counts.update(file.left_out)
    return phrases.left_out(counts)


def _row(file: FileReport) -> tuple[object, ...]:
    counts = (file.people_new, file.people_known, file.moments_new, file.moments_known)
    days = "" if file.first_on is None else f"{file.first_on}\n{file.last_on}"
    return (PurePath(file.file).name, *counts, days)


def _show_faults(file: FileReport, out: Output) -> None:
    if file.error:
        out.line(_("%(file)s could not be read: %(reason)s") % {"file": file.file, "reason": file.error})
    for row in file.skipped[:MOST_SHOWN]:
        line = "" if row.line is None else f":{row.line}"
        out.line(f"{row.file}{line}: {row.reason}")
    if (more := len(file.skipped) - MOST_SHOWN) > 0:
        out.line(ngettext("… and %d more row", "… and %d more rows", more) % more)


def status(files: Sequence[FileReport]) -> int:
    return 2 if any(file.error for file in files) else 0
