"""`goen member`: who lives here, and letting somebody in."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from goen.doors.terminal.common import add_common
from goen.doors.terminal.layout import Layout
from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.words import gettext as _

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call
    from goen.members.models import Member

NAME = "member"


def summary() -> str:
    return _("let somebody in, or show who is here")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _("Let somebody in, or show who is here.")
    what = parser.add_subparsers(dest="what", required=True, metavar=_("WHAT"), title=_("what to do"))
    add = what.add_parser("add", help=_("let somebody in, and print their link"), formatter_class=Layout)
    add.description = _(
        "Make somebody a member, and print a link that signs them in once, within ten minutes. They choose a "
        "password or a passkey then."
    )
    add.epilog = _('With --json: {"address": text, "link": text}')
    add.add_argument("address", metavar="ADDRESS", help=_("their mail address"))
    add.add_argument("--name", default="", help=_("their name"))
    add_common(add)
    everybody = what.add_parser("list", help=_("show who is here"), formatter_class=Layout)
    everybody.description = _("Show who is here.")
    everybody.epilog = _(
        'With --json, a list of {"address": text, "name": text or null, "joined_on": day, '
        '"is_local": true or false}'
    )
    add_common(everybody)


def run(call: Call) -> int:
    return _add(call) if call.asked.what == "add" else _list(call)


def _add(call: Call) -> int:
    from goen.doors.terminal.entrance import link_for, show_link

    member = _let_in(call)
    link = link_for(member, now=call.now())
    if call.out.is_json:
        call.out.document({"address": member.email, "link": link})
    else:
        call.out.remark(_("%s may come in.") % member.email)
        show_link(link, call.out)
    return 0


def _let_in(call: Call) -> Member:
    from goen.members import actions

    address = call.asked.address.strip()
    try:
        return actions.add_member(email=address, name=call.asked.name, by=None, now=call.now())
    except actions.NotAnAddress:
        raise Refused(_("%s is no mail address.") % address, status=2) from None
    except actions.AddressTaken:
        raise Refused(_("%s is here already.") % address) from None


def _list(call: Call) -> int:
    from goen.base import clock
    from goen.members.models import Member

    members = Member.objects.filter(is_active=True).order_by("joined_at", "pk")
    rows = [(one, clock.today(one.time_zone, now=one.joined_at)) for one in members]
    if call.out.is_json:
        call.out.document(
            [
                {"address": one.email, "name": one.name or None, "joined_on": day, "is_local": one.is_local}
                for one, day in rows
            ]
        )
    else:
        call.out.table(
            (_("Address"), _("Name"), _("Since")), [(one.email, one.name, day) for one, day in rows]
        )
    return 0
