"""Real worker processes: killed, told to stop, and side by side."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PATIENCE = 30.0

pytestmark = pytest.mark.deep


class Home:
    """A GOEN_HOME of its own, and the processes a test starts in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
        self._environment = {**os.environ, "GOEN_HOME": str(folder), "PYTHONPATH": path}
        self._environment.pop("DATABASE_URL", None)
        self._started: list[subprocess.Popen[bytes]] = []
        self.python("from django.core.management import call_command; call_command('migrate', verbosity=0)")

    def python(self, script: str) -> None:
        begin = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'goen.settings'; django.setup(); "
        subprocess.run([sys.executable, "-c", begin + script], env=self._environment, check=True)

    def lane(self, queue: str = "default") -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "goen.doors.terminal.serving.lane", queue]
        started = subprocess.Popen(command, env=self._environment, stdin=subprocess.PIPE)
        self._started.append(started)
        return started

    def enqueue(self, job: str = "leave_trace") -> None:
        self.python(f"import slow_jobs; slow_jobs.{job}.enqueue({str(self.folder)!r})")

    def jobs(self) -> list[tuple[str, int]]:
        """The status of each job, and how many workers took it up."""
        with sqlite3.connect(self.folder / "goen.sqlite3") as database:
            return database.execute(
                "SELECT status, json_array_length(worker_ids) FROM django_tasks_database_dbtaskresult"
            ).fetchall()

    def beats(self) -> int:
        with sqlite3.connect(self.folder / "goen.sqlite3") as database:
            count: int = database.execute("SELECT count(*) FROM base_beat").fetchone()[0]
        return count

    def trace(self) -> list[str]:
        file = self.folder / "trace"
        return file.read_text().split() if file.exists() else []

    def let_go(self) -> None:
        (self.folder / "go").touch()

    def end(self) -> None:
        for process in self._started:
            process.kill()
            process.wait()
            if process.stdin:
                process.stdin.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path)
    yield made
    made.end()


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.05)


def test_job_of_a_killed_worker_is_taken_up_again(home: Home) -> None:
    home.enqueue()
    killed = home.lane()
    wait_until(lambda: home.trace() == ["begun"])
    killed.kill()
    killed.wait()
    assert home.jobs() == [("RUNNING", 1)]
    home.let_go()
    home.lane()
    wait_until(lambda: home.jobs() == [("SUCCESSFUL", 2)])
    assert home.trace() == ["begun", "begun", "done"]


def test_worker_told_to_stop_puts_its_job_back_within_seconds(home: Home) -> None:
    home.enqueue()
    stopped = home.lane()
    wait_until(lambda: home.trace() == ["begun"])
    stopped.send_signal(signal.SIGTERM)
    assert stopped.wait(timeout=8) == 0
    assert home.jobs() == [("READY", 0)]


def test_worker_told_to_stop_finishes_a_job_that_is_nearly_done(home: Home) -> None:
    home.enqueue()
    stopped = home.lane()
    wait_until(lambda: home.trace() == ["begun"])
    stopped.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    home.let_go()
    assert stopped.wait(timeout=8) == 0
    assert home.jobs() == [("SUCCESSFUL", 1)]


def test_worker_without_a_job_stops_at_once(home: Home) -> None:
    stopped = home.lane()
    wait_until(lambda: home.beats() == 1)
    stopped.send_signal(signal.SIGINT)
    assert stopped.wait(timeout=3) == 0
    assert home.beats() == 0


def test_worker_ends_when_its_parent_is_gone(home: Home) -> None:
    orphan = home.lane()
    wait_until(lambda: home.beats() == 1)
    assert orphan.stdin
    orphan.stdin.close()
    orphan.stdin = None
    assert orphan.wait(timeout=8) == 0


def test_long_import_keeps_no_other_job_waiting(home: Home) -> None:
    home.enqueue("leave_trace_of_import")
    home.lane("imports")
    wait_until(lambda: home.trace() == ["begun"])
    home.python("import slow_jobs; slow_jobs.fail.enqueue()")
    home.lane("default")
    wait_until(lambda: sorted(home.jobs()) == [("FAILED", 1), ("RUNNING", 1)])
