"""Telling whether the process that holds something is still there."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def this_process() -> str:
    """A name for this process that no later process bears: where it runs, pid and when it started."""
    return f"{_here()}/{os.getpid()}/{_started(os.getpid())}"


def is_alive(name: str) -> bool | None:
    """Whether the process of that name is there; None where this machine cannot tell (it is another's)."""
    where, _, rest = name.partition("/")
    pid, _, started = rest.partition("/")
    if not where or not pid.isdecimal():
        return False
    if where != _here():
        return None
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return _started(int(pid)) == started


def _here() -> str:
    """The host and, where there are such, the space of process numbers: containers may share a host's name."""
    try:
        space = os.readlink("/proc/self/ns/pid").strip("pid:[]")
    except OSError:
        return socket.gethostname()
    return f"{socket.gethostname()}:{space}"


def _started(pid: int) -> str:
    """The start time in the system's own ticks; empty where /proc is not to be had, and pids must do."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]  # a zombie is as good as gone
