"""The child that answers browsers: `python -m goen.doors.terminal.serving.web HOST PORT`.

One process with a few threads: SQLite has one writer, and Python runs one thread at a time anyway
(docs/decisions/0002-web-server.md).
"""

from __future__ import annotations

import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from goen.doors.terminal.serving.child import end_with_parent

THREADS = 4


def main(host: str, port: int) -> None:
    end_with_parent()
    Server(
        "goen.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=3,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
