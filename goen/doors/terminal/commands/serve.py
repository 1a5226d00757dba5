"""`goen serve`: the web server and the workers, together."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from goen.doors.terminal.words import gettext as _

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call
    from goen.doors.terminal.serving.supervisor import Child

NAME = "serve"
QUEUES = ("default", "imports")


def summary() -> str:
    return _("open Goen in the browser")


def describe(parser: argparse.ArgumentParser) -> None:
    parser.description = _(
        "Start the web server and the workers, and keep them running until Ctrl-C. Where you alone live "
        "here, a link is printed that signs you in once."
    )
    parser.epilog = _(
        "Settings come from the environment: GOEN_HOME (the folder of all data), GOEN_URL (the address under "
        "which people open Goen), GOEN_REGISTRATION (closed, invited or open), DATABASE_URL, GOEN_SMTP_HOST "
        "and others.\n\n"
        'With --json, once it answers: {"url": text, "link": text or null}'
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help=_("the address to listen on (%(default)s: this machine only)")
    )
    parser.add_argument("--port", type=_port, default=8000, help=_("the port to listen on (%(default)s)"))
    parser.add_argument(
        "--demo", action="store_true", help=_("bring made-up people first, if nobody is known here yet")
    )
    parser.add_argument("--no-link", action="store_true", help=_("print no link to sign in with"))


def before_settings(asked: argparse.Namespace) -> None:
    """On a laptop the port says all there is to know of the address."""
    os.environ.setdefault("GOEN_URL", f"http://localhost:{asked.port}")


def run(call: Call) -> int:
    from django.db import connections

    from goen.doors.terminal.serving.safety import answers, refuse_taken, refuse_unsafe
    from goen.doors.terminal.serving.static import gather_when_changed
    from goen.doors.terminal.serving.supervisor import supervise

    host, port = call.asked.host, call.asked.port
    refuse_unsafe(host)
    refuse_taken(host, port)
    gather_when_changed()
    if call.asked.demo:
        _fill(call)
    connections.close_all()  # from here on the children have the database to themselves
    supervise(
        _children(host, port),
        is_up=lambda: answers(host, port),
        once_up=lambda: _greet(call),
        say=call.out.remark,
    )
    return 0


def _children(host: str, port: int) -> list[Child]:
    from goen.doors.terminal.serving.supervisor import Child

    python = (sys.executable, "-m")
    return [
        Child("web", (*python, "goen.doors.terminal.serving.web", host, str(port))),
        *(Child(queue, (*python, "goen.doors.terminal.serving.lane", queue)) for queue in QUEUES),
    ]


def _fill(call: Call) -> None:
    from goen.doors.terminal.commands.demo import fill, has_people

    member = call.member()
    if not has_people(member):
        call.out.remark(_("Bringing the demo …"))
        fill(call, member)


def _greet(call: Call) -> None:
    from django.conf import settings
    from django.db import connections

    link = None if call.asked.no_link else _link_of_the_only_member()
    connections.close_all()
    if call.out.is_json:
        call.out.document({"url": settings.URL, "link": link})
        sys.stdout.flush()
        return
    call.out.remark(_("Goen is open at %s. Ctrl-C closes it.") % settings.URL)
    if link:
        from goen.doors.terminal.entrance import show_link

        show_link(link, call.out)
        sys.stdout.flush()


def _link_of_the_only_member() -> str | None:
    """None where others live: the terminal of a server is not the place to sign in from."""
    from goen.base import clock
    from goen.doors.terminal.entrance import link_for
    from goen.members.models import Member

    members = list(Member.objects.filter(is_active=True)[:2])
    if len(members) != 1 or not members[0].is_local:
        return None
    return link_for(members[0], now=clock.now())


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(_("%s is not a port from 1 to 65535") % repr(text))
    return int(text)
