"""`goen demo`: a made-up member's exports, brought through the real readers."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from goen.doors.terminal import report
from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.words import gettext as _

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call
    from goen.members.models import Member
    from goen.mine.imports.queries import FileReport

NAME = "demo"


def summary() -> str:
    return _("fill an empty home with made-up people to look around")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _(
        "Write the exports of a made-up professional, about 400 people over eight years, and bring them as "
        "you would bring your own. Nobody in it is real. Use a GOEN_HOME of its own."
    )
    parser.epilog = report.documented()
    parser.add_argument(
        "--again", action="store_true", help=_("even where there are people already; the two will mix")
    )


def run(call: Call) -> int:
    member = call.member()
    if not call.asked.again and has_people(member):
        raise Refused(
            _("There are people here already. Set GOEN_HOME to an empty folder, or say --again to mix them.")
        )
    files = fill(call, member)
    report.show(files, call.out)
    return report.status(files)


def has_people(member: Member) -> bool:
    from goen.mine.people.models import Person

    return Person.objects.of(member).exists()


def fill(call: Call, member: Member) -> list[FileReport]:
    from demo.make import write
    from goen.doors.terminal.importing import bring_in

    with tempfile.TemporaryDirectory(prefix="goen-demo-") as folder:
        paths = [str(path) for path in write(Path(folder), today=call.today(member))]
        return bring_in(call, member, paths=paths, me=(), keep_last_words=True)
