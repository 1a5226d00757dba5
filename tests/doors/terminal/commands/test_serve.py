"""`goen serve` as it really runs: its children, its link, its end."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.doors.terminal.conftest import Home

PATIENCE = 60.0

pytestmark = pytest.mark.deep


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


class Served:
    def __init__(self, home: Home) -> None:
        self.port = free_port()
        self.process = home.start("serve", "--port", str(self.port), "--json")
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            _out, err = self.process.communicate(timeout=PATIENCE)
            pytest.fail(f"it did not start: {err}")
        self.answer = json.loads(line)

    def children(self) -> dict[str, int]:
        """The last word of each child's command, and its process."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") for pid in listed}
        return {words[-2].decode(): pid for pid, words in commands.items() if len(words) > 2}

    def all_processes(self) -> list[int]:
        found, looked_at = [self.process.pid], 0
        while looked_at < len(found):
            for task in Path(f"/proc/{found[looked_at]}/task").glob("*/children"):
                found += [int(pid) for pid in task.read_text().split()]
            looked_at += 1
        return found

    def get(self, path: str) -> int:
        with urllib.request.urlopen(f"http://localhost:{self.port}{path}") as response:
            status: int = response.status
        return status

    def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@pytest.fixture
def served(shared_home: Home) -> Iterator[Served]:
    running = Served(shared_home)
    yield running
    if running.process.poll() is None:
        running.stop()


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.1)


def test_serve_answers_and_gives_a_link(served: Served) -> None:
    assert list(served.answer) == ["url", "link"]
    assert served.answer["url"] == f"http://localhost:{served.port}"
    assert served.answer["link"].startswith(f"http://localhost:{served.port}/in/")
    assert sorted(served.children()) == sorted([str(served.port), "default", "imports"])
    assert served.get("/accounts/login/") == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_leaves_nobody_behind(served: Served, number: signal.Signals) -> None:
    processes = served.all_processes()
    assert len(processes) >= 4
    began = time.monotonic()
    status, out, _err = served.stop(number)
    assert (status, out) == (0, "")
    assert time.monotonic() - began < 8
    assert [pid for pid in processes if lives(pid)] == []


def test_killed_web_server_is_started_again(served: Served) -> None:
    before = served.children()[str(served.port)]
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: served.children().get(str(served.port), before) != before)
    wait_until(lambda: _answers(served))
    status, _out, err = served.stop()
    assert status == 0
    assert "The part “web” ended (-9) and is started again." in err


def _answers(served: Served) -> bool:
    try:
        return served.get("/accounts/login/") == 200
    except OSError:
        return False


def test_nobody_outlives_a_killed_server(served: Served) -> None:
    processes = served.all_processes()
    served.process.kill()
    served.process.communicate()
    wait_until(lambda: not any(lives(pid) for pid in processes))


def test_second_server_is_told_that_the_port_is_taken(served: Served, shared_home: Home) -> None:
    said = shared_home.goen("serve", "--port", str(served.port))
    assert (said.status, said.out) == (1, "")
    assert f"127.0.0.1:{served.port} is taken" in said.err


def test_no_link_is_printed_where_others_live(home: Home) -> None:
    home.goen("member", "add", "ren@example.com")
    running = Served(home)
    assert running.answer["link"] is None
    assert running.stop()[0] == 0


def test_unsafe_start_is_refused(shared_home: Home) -> None:
    said = shared_home.goen("serve", "--host", "0.0.0.0", "--port", str(free_port()))
    assert (said.status, said.out) == (1, "")
    assert "Set GOEN_URL=https://" in said.err
