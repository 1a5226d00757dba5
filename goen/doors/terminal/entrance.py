"""The one-time link that signs a member in, and how it is shown."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from goen.doors.terminal.words import gettext as _
from goen.members.actions import make_sign_in_link

if TYPE_CHECKING:
    from goen.doors.terminal.output import Output
    from goen.members.models import Member


def link_for(member: Member, *, now: datetime) -> str:
    return f"{settings.URL}/in/{make_sign_in_link(member=member, now=now)}/"


def _again() -> str:
    """The command as it has to be typed here: with the home in force, and where `goen` lies."""
    called = Path(sys.argv[0])
    goen = str(called) if called.name == "goen" and os.sep in sys.argv[0] else "goen"
    home = os.environ.get("GOEN_HOME", "")
    return f"GOEN_HOME={shlex.quote(home)} {goen} link" if home else f"{goen} link"


def show_link(link: str, out: Output) -> None:
    said = _("This link signs you in. It works once, within ten minutes; `%(command)s` makes a new one.")
    out.remark(said % {"command": _again()})
    console = out.console()
    if console.is_terminal:
        from rich.text import Text

        # Never wrapped: a link broken over two lines cannot be opened.
        console.print(Text(link, style=f"bold link {link}"), soft_wrap=True)
    else:
        out.line(link)
