"""Runs a command with DATABASE_URL at a PostgreSQL of its own: python -m tools.with_postgres COMMAND…

The server lives in a temporary folder, listens on 127.0.0.1 only, and goes with its data when the command
ends, fails or is stopped.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools import debian

PACKAGE = "postgresql"
SECONDS_TO_START = 30
# The data are thrown away: nothing of them needs to survive a power cut.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


def main(command: list[str]) -> int:
    # Python ends at once on these unless told otherwise, and would leave the server behind.
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _leave)
    with running(_binaries()) as url:
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": url})


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)


def _binaries() -> Path:
    """The folder with initdb; PostgreSQL is installed where it is missing and we may."""
    if not (folder := found_server()) and debian.can_install():
        debian.install(PACKAGE)
        folder = found_server()
    return folder or sys.exit(f"No PostgreSQL server found: install {PACKAGE}")


def found_server() -> Path | None:
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: float(path.parent.parent.name), default=None)
    other = shutil.which("initdb")
    return newest.parent if newest else Path(other).parent if other else None


@contextmanager
def running(binaries: Path) -> Iterator[str]:
    """A server with an empty database, as its URL."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="goen-postgres-"))
    try:
        password = _make(binaries, folder, account)
        port = _free_port()
        server = _start(binaries, folder, port, account)
        try:
            _wait(server, port, folder)
            yield f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": closes the connections and stops
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> str | None:
    """Whose server it is: PostgreSQL refuses to run as root."""
    if os.geteuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as(account: str | None) -> dict[str, Any]:
    if account is None:
        return {}
    return {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": ()}


def _make(binaries: Path, folder: Path, account: str | None) -> str:
    """Makes the cluster in `folder` and returns its password, since others may share this machine."""
    password = secrets.token_hex(16)
    secret = folder / "password"
    secret.write_text(password)
    if account:
        for path in (folder, secret):
            shutil.chown(path, account)
    subprocess.run(
        [
            binaries / "initdb",
            f"--pgdata={folder / 'data'}",
            "--username=postgres",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8" if sys.platform == "linux" else "--no-locale",
            "--no-sync",
            "--no-instructions",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **_as(account),
    )
    return password


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(binaries: Path, folder: Path, port: int, account: str | None) -> subprocess.Popen[bytes]:
    options = [f"--{name}={value}" for name, value in SETTINGS.items()]
    with (folder / "log").open("wb") as log:
        server: subprocess.Popen[bytes] = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", "-p", str(port), *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            # Ctrl-C reaches the tests, which still need the server to clean up after themselves.
            start_new_session=True,
            **_as(account),
        )
    return server


def _wait(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < until:
        # The line appears when connections are accepted; the port opens a little earlier.
        if b"database system is ready to accept connections" in (folder / "log").read_bytes():
            return
        time.sleep(0.05)
    sys.exit(f"PostgreSQL did not start on port {port}:\n{(folder / 'log').read_text(errors='replace')}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
