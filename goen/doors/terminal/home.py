"""Before any command: the database as this version wants it, and somebody living in it.

Nearly always there is nothing to do, so looking has to be quick: it reads the names of migrations, not them.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.words import gettext as _
from goen.members.models import Member

Names = set[tuple[str, str]]


def make_ready(*, now: datetime, say: Callable[[str], None]) -> None:
    Path(settings.SPOOL).mkdir(exist_ok=True)
    # Whoever makes a database shuts others out even from opening it: SQLite cannot be opened by two while it
    # is switched to a write-ahead log.
    with locked("home", fcntl.LOCK_SH):
        if _is_ready():
            return
    with locked("home", fcntl.LOCK_EX):
        if not _is_ready():
            _make(now=now, say=say)


@contextmanager
def locked(name: str, how: int) -> Iterator[None]:
    """Hold a lock among the processes of this home. The system lets go of it when the process ends."""
    with (Path(settings.HOME) / f"{name}.lock").open("a") as file:
        fcntl.flock(file, how)
        yield


def _is_ready() -> bool:
    applied = _applied()
    known = _known()
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("goen.")}
    if newer := sorted(f"{app} {name}" for app, name in applied - known if app in ours):
        raise Refused(
            _("The database was made by a newer Goen (it has %s). Start that version instead.") % newer[-1]
        )
    return known <= applied and Member.objects.exists()


def _applied() -> Names:
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


def _known() -> Names:
    return {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in (Path(app.path) / "migrations").glob("[0-9]*.py")
    }


def _make(*, now: datetime, say: Callable[[str], None]) -> None:
    from django.core.management import call_command

    from goen.members.actions import local_member

    say(_("Getting the database ready …"))
    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    if not Member.objects.exists():
        local_member(now=now)  # pages ask the browser for the language at first
