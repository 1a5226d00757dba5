"""What can be said on the command line, understood before anything heavy is loaded."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from goen.doors.terminal.commands import (
    bring,
    demo,
    export,
    link,
    member,
    people,
    reconnect,
    serve,
)
from goen.doors.terminal.common import add_common
from goen.doors.terminal.layout import Layout
from goen.doors.terminal.words import gettext as _

COMMANDS = (serve, bring, reconnect, people, export, member, link, demo)


def understood(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with `command` the module that answers them. Exits with 2 when they make no sense."""
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="goen",
        formatter_class=Layout,
        description=_("Goen: whom you have lost touch with, and why a letter is worth it."),
        epilog=_("Data live in the folder GOEN_HOME. `goen COMMAND --help` says more."),
    )
    add_common(parser, is_first=True)
    commands = parser.add_subparsers(
        metavar=_("COMMAND"), required=True, title=_("commands"), dest="command_name"
    )
    for command in COMMANDS:
        one = commands.add_parser(command.NAME, help=command.summary(), formatter_class=Layout)
        command.describe(one)
        add_common(one)
        one.set_defaults(command=command)
    return parser
