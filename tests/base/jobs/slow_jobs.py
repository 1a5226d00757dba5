"""Jobs for tests that run a real worker: told by files when to go on, and leaving traces in files."""

from __future__ import annotations

import time
from pathlib import Path

from django_tasks import task


@task
def leave_trace(folder: str) -> None:
    with (Path(folder) / "trace").open("a") as file:
        file.write("begun\n")
    while not (Path(folder) / "go").exists():
        time.sleep(0.05)
    with (Path(folder) / "trace").open("a") as file:
        file.write("done\n")


@task(queue_name="imports")
def leave_trace_of_import(folder: str) -> None:
    leave_trace.func(folder)


@task
def fail() -> None:
    raise ValueError("as it was told to")
