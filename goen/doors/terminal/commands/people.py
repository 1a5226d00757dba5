"""`goen people`: whom I know."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from goen.doors.terminal.words import gettext as _
from goen.doors.terminal.words import ngettext

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call
    from goen.mine.people.queries import PersonEntry

NAME = "people"


def summary() -> str:
    return _("show whom you know")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _("Show the people you know, all of them or those whom QUERY finds.")
    parser.epilog = _(
        "With --json, a list of people. What is not known is null; days are YYYY-MM-DD:\n\n"
        '  {"person": number, "name": text or null, "reading": text or null,\n'
        '   "handles": [{"kind": KIND, "value": text}],\n'
        '   "affiliations": [{"organisation": text, "title": text or null,\n'
        '                     "from": day or null, "to": day or null}]}\n\n'
        "KIND is email, phone, url or account."
    )
    parser.add_argument(
        "query",
        nargs="?",
        default="",
        metavar="QUERY",
        help=_("part of a name, a reading, an organisation or an address"),
    )


def run(call: Call) -> int:
    from goen.mine.people.queries import everybody

    people = everybody(call.member(), query=call.asked.query)
    if call.out.is_json:
        call.out.document([document(entry) for entry in people])
        return 0
    if not people:
        call.out.line(_("Nobody was found. `goen import` brings in the people you know."))
        return 0
    call.out.table(
        (_("Name"), _("Organisation"), _("Handles")),
        [_row(entry) for entry in people],
    )
    call.out.remark(ngettext("%d person", "%d people", len(people)) % len(people))
    return 0


def document(entry: PersonEntry) -> dict[str, object]:
    return {
        "person": entry.person,
        "name": entry.name or None,
        "reading": entry.reading or None,
        "handles": [{"kind": kind, "value": value} for kind, value in entry.handles],
        "affiliations": [
            {"organisation": organisation or None, "title": title or None, "from": from_on, "to": to_on}
            for organisation, title, from_on, to_on in entry.affiliations
        ],
    }


def _row(entry: PersonEntry) -> tuple[object, ...]:
    organisations = [organisation for organisation, *_rest in entry.affiliations]
    values = [value for _kind, value in entry.handles]
    return _lines(entry.name, entry.reading), _lines(*organisations), _lines(*values)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
