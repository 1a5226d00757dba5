"""`goen export`: take everything out in open formats."""

from __future__ import annotations

import argparse
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.words import gettext as _

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call
    from goen.members.models import Member

NAME = "export"


def summary() -> str:
    return _("take everything out as a zip of open formats")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _(
        "Write all that Goen keeps of yours into a zip of JSON, CSV and vCard files, which other programs "
        "can read."
    )
    parser.epilog = _('With --json: {"file": path, "bytes": number}')
    parser.add_argument(
        "--to",
        type=Path,
        metavar="FILE.zip",
        default=None,
        help=_("where to write it, over what is there; otherwise goen-YYYY-MM-DD.zip in this folder"),
    )


def run(call: Call) -> int:
    member = call.member()
    to: Path = call.asked.to or Path(f"goen-{call.today(member)}.zip")
    try:
        _write(member, to)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(_("%(file)s cannot be written: %(reason)s") % {"file": to, "reason": reason}) from error
    if call.out.is_json:
        call.out.document({"file": str(to), "bytes": to.stat().st_size})
    else:
        call.out.line(_("Everything is in %s.") % to)
    return 0


def _write(member: Member, to: Path) -> None:
    """The whole file or none: a half-written one would look like everything."""
    from goen.base import takeout

    handle, draft = tempfile.mkstemp(dir=to.parent, prefix=".goen-export-")
    try:
        with os.fdopen(handle, "wb") as file:
            takeout.write(member, file)
        Path(draft).replace(to)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(draft).unlink()
        raise
