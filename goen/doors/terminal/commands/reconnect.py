"""`goen reconnect`: who has gone quiet and is worth a letter."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from goen.doors.terminal.words import gettext as _

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call
    from goen.mine.ties.queries import Reconnect

NAME = "reconnect"


def summary() -> str:
    return _("show who has gone quiet and is worth a letter")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _(
        "Show the people you used to be in touch with and have not heard from for long, and why a letter is "
        "worth it; the most worthwhile first."
    )
    parser.epilog = _(
        "With --json, a list. What cannot be seen is null; days are YYYY-MM-DD:\n\n"
        '  {"person": number, "name": text or null, "last_on": day,\n'
        '   "usual_gap_days": number or null, "quiet_days": number,\n'
        '   "strength": 0 to 1 or null, "evidence": 0 to 1, "why": text}'
    )
    parser.add_argument(
        "--limit", type=_count, metavar="N", default=None, help=_("show no more than N people")
    )


def run(call: Call) -> int:
    from goen.mine.ties.queries import reconnect

    member = call.member()
    worth = reconnect(member, today=call.today(member), limit=call.asked.limit)
    if call.out.is_json:
        call.out.document([document(one) for one in worth])
    elif worth:
        call.out.table(
            (_("Name"), _("Last in touch"), _("Why")), [(one.name, one.last_on, one.why) for one in worth]
        )
    else:
        call.out.line(_("Nobody has gone quiet. `goen import` brings in more of the people you know."))
    return 0


def document(one: Reconnect) -> dict[str, object]:
    return {
        "person": one.person,
        "name": one.name or None,
        "last_on": one.last_on,
        "usual_gap_days": one.usual_gap_days,
        "quiet_days": one.quiet_days,
        "strength": one.strength,
        "evidence": one.evidence,
        "why": one.why,
    }


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("%s is not a number from 1 on") % repr(text))
    return int(text)
