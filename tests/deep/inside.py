"""What the deep tests do inside a process of its own: python -m tests.deep.inside WHAT ARGUMENTS…

With KILL_AT=n the process kills itself at the n-th statement that it sends to the database from then on.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connections

sent = 0


def count(execute: Callable[..., Any], *given: Any) -> Any:
    global sent
    sent += 1
    at = int(os.environ.get("KILL_AT", 0))
    if sent == at:
        os.kill(os.getpid(), signal.SIGKILL)
    done = execute(*given)
    if sent == -at:  # negative: after it was carried out, perhaps before it is committed
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def settle_in() -> None:
    """One key for the fingerprints of all houses, so that they can be compared."""
    from goen.members.models import Member
    from goen.mine.imports.models import Ledger

    Ledger.objects.create(owner=Member.objects.get(), fingerprint_key=bytes(32), zone="Asia/Tokyo")


def count_statements() -> None:
    from django.db import connection

    connection.execute_wrappers.append(count)


def carry_out(*paths: str) -> int:
    """`goen import`, from the moment it begins to read; returns how many statements it sent."""
    from goen.doors.terminal.main import main
    from goen.mine.imports import running

    begin = running.run

    def run(*given: Any, **more: Any) -> None:
        count_statements()
        begin(*given, **more)

    running.run = run
    status = main(["import", "--json", *paths])
    assert status == 0
    return sent


def upload(*paths: str) -> int:
    """As if the files had been uploaded. Returns the import's id."""
    from django.conf import settings
    from django.utils import timezone

    from goen.members.models import Member
    from goen.mine.imports import actions, jobs

    kept = []
    for path in paths:
        kept.append(str(Path(settings.SPOOL) / f"{len(kept)}-{Path(path).name}"))
        shutil.copy(path, kept[-1])
    brought = actions.bring(
        member=Member.objects.get(), paths=kept, names=paths, are_spooled=True, keep_last_words=False,
        now=timezone.now(),
    )  # fmt: skip
    jobs.run_import.enqueue(brought.pk)
    return brought.pk


def lane() -> None:
    """The worker of imports; statements count from the moment it takes up an import."""
    from goen.base.jobs.lane import work
    from goen.mine.imports import running

    begin = running.run_uploaded

    def run(*given: Any, **more: Any) -> bool:
        count_statements()
        return begin(*given, **more)

    running.run_uploaded = run
    work("imports")


def again(*paths: str) -> dict[str, Any]:
    carry_out(*paths)
    return state()


def finish() -> dict[str, Any]:
    """Be a worker until the first import has come to an end."""
    ended = threading.Thread(target=_end_worker, daemon=True)
    ended.start()
    lane()
    return state()


def _end_worker() -> None:
    until = time.monotonic() + 240  # a machine with much else to do needs its time
    while time.monotonic() < until and not _has_come_to_an_end():
        time.sleep(0.1)
    connections.close_all()
    os.kill(os.getpid(), signal.SIGTERM)


def _has_come_to_an_end() -> bool:
    is_listening = signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    return is_listening and states()[0] not in {"waiting", "reading", "settling"}


def state() -> dict[str, Any]:
    """What is stored of the only member, and what of it nobody will ever see."""
    from django.conf import settings

    from goen.members.models import Member
    from goen.mine.imports.models import Import, ImportFile
    from tests.mine.made import kept, remains_of

    member = Member.objects.get()
    columns = ("people_new", "people_known", "moments_new", "moments_known", "error_code")
    latest = Import.objects.order_by("pk").last()
    return {
        "kept": kept(member.pk),
        "remains": remains_of(member.pk),
        "states": list(Import.objects.order_by("pk").values_list("state", flat=True)),
        "report": [
            list(row)
            for row in ImportFile.objects.filter(of_import=latest).order_by("position").values_list(*columns)
        ],
        "spool": [path.name for path in Path(settings.SPOOL).iterdir()]
        if Path(settings.SPOOL).is_dir()
        else [],
    }


def states() -> list[str]:
    from goen.mine.imports.models import Import

    return list(Import.objects.order_by("pk").values_list("state", flat=True))


def tick() -> None:
    from django.utils import timezone

    from goen.mine.imports import jobs

    jobs.take_up_lost(timezone.now())


def limit_files() -> None:
    """With MOST_BYTES=n no file grows beyond n bytes, as on a disk that is full."""
    if most := int(os.environ.get("MOST_BYTES", 0)):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


if __name__ == "__main__":
    limit_files()
    os.environ["DJANGO_SETTINGS_MODULE"] = "goen.settings"
    import django

    django.setup()
    from goen.doors.terminal import home as terminal_home  # noqa: F401  as the program has it

    if sys.argv[1] == "goen":
        from goen.doors.terminal.main import main

        sys.exit(main(sys.argv[2:]))
    answers = {
        each.__name__: each
        for each in (settle_in, carry_out, again, finish, upload, lane, state, states, tick)
    }
    real, sys.stdout = sys.stdout, sys.stderr
    answer = answers[sys.argv[1]](*sys.argv[2:])
    real.write(json.dumps(answer, default=str))
