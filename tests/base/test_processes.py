"""Is the process that holds something still there?"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from goen.base import processes
from goen.base.processes import is_alive, this_process


@pytest.fixture
def other() -> tuple[str, subprocess.Popen[bytes]]:
    """The name of another process of this machine, while it lives."""
    started = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    where = this_process().split("/")[0]
    yield f"{where}/{started.pid}/{processes._started(started.pid)}", started
    started.kill()
    started.communicate()


def test_this_process_is_alive() -> None:
    assert is_alive(this_process()) is True


def test_another_lives_until_it_is_killed(other: tuple[str, subprocess.Popen[bytes]]) -> None:
    name, process = other
    assert is_alive(name) is True
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # dead, and not yet waited for
    assert is_alive(name) is False
    process.wait()
    assert is_alive(name) is False


def test_number_that_was_used_again_is_another_process(other: tuple[str, subprocess.Popen[bytes]]) -> None:
    where, pid, started = other[0].split("/")
    assert is_alive(f"{where}/{pid}/{int(started) - 1}") is False


def test_process_of_another_machine_cannot_be_seen() -> None:
    _where, pid, started = this_process().split("/")
    assert is_alive(f"another-machine:1/{pid}/{started}") is None


def test_process_of_another_container_of_one_name_cannot_be_seen() -> None:
    where, pid, started = this_process().split("/")
    host, space = where.split(":")
    assert space.isdecimal()
    assert is_alive(f"{host}:{int(space) + 1}/{pid}/{started}") is None


@pytest.mark.parametrize("name", ["", "/", "nonsense", f"{this_process().split('/')[0]}/no-number/1"])
def test_what_is_no_name_is_nobody(name: str) -> None:
    assert is_alive(name) is False


def test_process_numbered_beyond_all_is_nobody() -> None:
    assert is_alive(f"{this_process().split('/')[0]}/{10**30}/1") is False
