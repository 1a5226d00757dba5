"""`goen link`: a new way in for the one who sits at the terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from goen.doors.terminal.words import gettext as _

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call

NAME = "link"


def summary() -> str:
    return _("print a link that signs you in once")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _("Print a link that signs you in: once, and within ten minutes.")
    parser.epilog = _('With --json: {"link": text}')


def run(call: Call) -> int:
    from goen.doors.terminal.entrance import link_for, show_link

    link = link_for(call.member(), now=call.now())
    if call.out.is_json:
        call.out.document({"link": link})
    else:
        show_link(link, call.out)
    return 0
