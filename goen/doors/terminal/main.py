"""`goen`: understand what is asked, make sure there is a home, answer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from goen.doors.terminal import refusals, words
from goen.doors.terminal.arguments import understood
from goen.doors.terminal.output import safe
from goen.ui.catalogue import compile_when_stale

FAILED = 1
NOBODY_READS = 141


def main(argv: Sequence[str] | None = None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    os.umask(0o077)  # all that Goen writes is its owner's alone
    language = words.choose(argv, os.environ)
    compile_when_stale()
    words.speak(language)
    try:
        status = _answer(understood(argv), language)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except KeyboardInterrupt:
        return refusals.INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return NOBODY_READS
    except Exception as error:
        return _failed(error)
    return status


def _answer(asked: Namespace, language: str) -> int:
    if before := getattr(asked.command, "before_settings", None):
        before(asked)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goen.settings")
    import django  # only now: what went before has to be quick

    django.setup()
    from goen.doors.terminal.call import Call
    from goen.doors.terminal.home import make_ready

    call = Call.of(asked, language)
    make_ready(now=call.now(), say=call.out.remark)
    status: int = asked.command.run(call)
    return status


def _failed(error: Exception) -> int:
    said = refusals.sentence(error)
    if said is None:
        raise error
    sys.stderr.write(f"goen: {safe(said)}\n")
    return error.status if isinstance(error, refusals.Refused) else FAILED


def _let_go_of_output() -> None:
    """Whoever read our output has gone; Python must not try to write the rest when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
