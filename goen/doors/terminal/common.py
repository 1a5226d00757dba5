"""The options that every command has."""

from __future__ import annotations

import argparse
from datetime import date

from goen.doors.terminal.words import LANGUAGES
from goen.doors.terminal.words import gettext as _


def add_common(parser: argparse.ArgumentParser, *, is_first: bool = False) -> None:
    """Options that may stand before the command as well as after it. The first parser has their defaults."""

    def otherwise(value: object) -> object:
        return value if is_first else argparse.SUPPRESS

    common = parser.add_argument_group(_("common options"))
    common.add_argument(
        "--json",
        action="store_true",
        default=otherwise(False),
        help=_("print one JSON document to standard output, and nothing else there"),
    )
    common.add_argument(
        "--today",
        type=_day,
        metavar="YYYY-MM-DD",
        default=otherwise(None),
        help=_("work as if today were this day"),
    )
    common.add_argument(
        "--language", choices=LANGUAGES, default=otherwise(None), help=_("the language of the answer")
    )
    common.add_argument(
        "--as",
        dest="as_member",
        metavar="MEMBER",
        default=otherwise(None),
        help=_("the mail address of the member who asks, where there are several"),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("%s is not a day such as 2026-04-01") % repr(text)) from None
