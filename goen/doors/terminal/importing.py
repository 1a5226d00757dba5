"""Bringing exports in this very process, with a bar that moves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from goen.doors.terminal.refusals import INTERRUPTED, Refused
from goen.doors.terminal.words import gettext as _
from goen.mine.imports import actions, queries, running
from goen.mine.imports.models import Import, State

if TYPE_CHECKING:
    from goen.doors.terminal.call import Call
    from goen.members.models import Member

Progress = Callable[[int, int], None]


def bring_in(
    call: Call, member: Member, *, paths: Sequence[str], me: Sequence[str], keep_last_words: bool
) -> list[queries.FileReport]:
    """Bring the files and return what came of them. Ctrl-C cancels, and nothing is kept."""
    try:
        brought = actions.bring(
            member=member, paths=paths, me=me, keep_last_words=keep_last_words, now=call.now()
        )
    except actions.NotAName:
        raise Refused(_("--me is a name or an address of yours, not empty."), status=2) from None
    try:
        with _bar(call) as progress:
            running.run(brought.pk, progress=progress, now=call.now)
    except KeyboardInterrupt:
        _cancel(call, brought)
        raise Refused(_cancelled(), status=INTERRUPTED) from None
    brought.refresh_from_db()
    if brought.state == State.CANCELLED:
        raise Refused(_cancelled())
    return queries.report(brought)


def _cancel(call: Call, brought: Import) -> None:
    """Running it has cancelled it already, unless it was still waiting for its turn."""
    with suppress(actions.TooLate):
        actions.cancel(import_id=brought.pk, by=brought.owner, now=call.now())
        running.run(brought.pk, now=call.now)


def _cancelled() -> str:
    return _("The import was cancelled. Nothing of it was kept.")


@contextmanager
def _bar(call: Call) -> Iterator[Progress | None]:
    """A bar of the bytes read, where somebody looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*parts, console=call.out.console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Reading files"), total=None)
        yield lambda read, total: bar.update(task, completed=read, total=total)
