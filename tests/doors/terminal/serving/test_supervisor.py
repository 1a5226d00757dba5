"""Children that end, are killed, or are told to stop: real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
PATIENCE = 20.0

PARENT = """
import sys
from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.serving.supervisor import Child, supervise
child = Child("child", [sys.executable, "-c", sys.argv[1]])
def say(text):
    print(text, flush=True)
try:
    supervise([child], is_up=lambda: True, once_up=lambda: say("up"), say=say)
except Refused as refused:
    print(refused)
    sys.exit(1)
"""
LIVES = "import os, time; open('pids', 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"
WATCHES = "from goen.doors.terminal.serving.child import end_with_parent; end_with_parent(); " + LIVES


class Parent:
    def __init__(self, folder: Path, script: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", PARENT, script],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "en"},
            stdout=subprocess.PIPE,
            text=True,
        )

    def pids(self) -> list[int]:
        file = self.folder / "pids"
        return [int(line) for line in file.read_text().split()] if file.exists() else []

    def end(self) -> str:
        out, _err = self.process.communicate(timeout=PATIENCE)
        return out


@pytest.fixture
def parent_of(tmp_path: Path) -> Iterator[Callable[[str], Parent]]:
    made: list[Parent] = []

    def make(script: str) -> Parent:
        made.append(Parent(tmp_path, script))
        return made[-1]

    yield make
    for parent in made:
        parent.process.kill()
        parent.process.communicate()
        for pid in parent.pids():
            if lives(pid):
                os.kill(pid, signal.SIGKILL)


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.05)


@pytest.mark.deep
def test_killed_child_is_started_again(parent_of: Callable[[str], Parent]) -> None:
    parent = parent_of(LIVES)
    wait_until(lambda: len(parent.pids()) == 1)
    os.kill(parent.pids()[0], signal.SIGKILL)
    wait_until(lambda: len(parent.pids()) == 2)
    parent.process.terminate()
    assert parent.end() == "up\nThe part “child” ended (-9) and is started again.\n"


@pytest.mark.deep
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_told_to_stop_it_stops_its_children(
    parent_of: Callable[[str], Parent], number: signal.Signals
) -> None:
    parent = parent_of(LIVES)
    wait_until(lambda: len(parent.pids()) == 1)
    parent.process.send_signal(number)
    assert (parent.end(), parent.process.returncode) == ("up\n", 0)
    assert not lives(parent.pids()[0])


@pytest.mark.deep
def test_child_that_does_not_listen_is_killed_when_asked_twice(parent_of: Callable[[str], Parent]) -> None:
    parent = parent_of("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + LIVES)
    wait_until(lambda: len(parent.pids()) == 1)
    parent.process.terminate()
    time.sleep(0.5)
    assert lives(parent.pids()[0])
    parent.process.terminate()
    assert (parent.end(), parent.process.returncode) == ("up\n", 0)
    assert not lives(parent.pids()[0])


@pytest.mark.deep
def test_child_that_ends_at_once_ends_all(parent_of: Callable[[str], Parent]) -> None:
    parent = parent_of("raise SystemExit(3)")
    said = parent.end().splitlines()
    assert parent.process.returncode == 1
    assert said.count("The part “child” ended (3) and is started again.") == 4
    assert said[-1] == "The part “child” ends as soon as it starts. What it said stands above."


@pytest.mark.deep
def test_what_a_child_leaves_behind_is_swept_up(parent_of: Callable[[str], Parent]) -> None:
    parent = parent_of(
        "import os, subprocess, sys, time; left = subprocess.Popen(['sleep', '60']); "
        "open('pids', 'a').write(f'{os.getpid()}\\n{left.pid}\\n'); time.sleep(60)"
    )
    wait_until(lambda: len(parent.pids()) == 2)
    parent.process.terminate()
    parent.end()
    assert [lives(pid) for pid in parent.pids()] == [False, False]


@pytest.mark.deep
def test_no_child_outlives_a_killed_parent(parent_of: Callable[[str], Parent]) -> None:
    parent = parent_of(WATCHES)
    wait_until(lambda: len(parent.pids()) == 1)
    parent.process.kill()
    wait_until(lambda: not lives(parent.pids()[0]))
