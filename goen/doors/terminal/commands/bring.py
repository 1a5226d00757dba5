"""`goen import`: bring exports, and see what came of them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from goen.doors.terminal import report
from goen.doors.terminal.words import gettext as _

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call

NAME = "import"


def summary() -> str:
    return _("bring exports and address books")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _(
        "Bring what you have: a LinkedIn export (zip or CSV), address books (vCard), LINE talks (text) and "
        "mailboxes (mbox). Each file is known by its content, not by its name. Bringing a file again changes "
        "nothing. What you wrote to each other is not kept, and neither is the file."
    )
    parser.epilog = report.documented()
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_("a file to bring"))
    parser.add_argument(
        "--me",
        action="append",
        default=[],
        metavar="NAME_OR_ADDRESS",
        help=_("a name or an address of your own, where the files do not tell; may be given several times"),
    )
    parser.add_argument(
        "--keep-last-words",
        action="store_true",
        help=_("keep the last words you exchanged with each person, to remember where you left off"),
    )


def run(call: Call) -> int:
    from goen.doors.terminal.importing import bring_in

    asked = call.asked
    files = bring_in(
        call, call.member(), paths=asked.paths, me=asked.me, keep_last_words=asked.keep_last_words
    )
    report.show(files, call.out)
    return report.status(files)
