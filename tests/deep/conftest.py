"""Homes with a database of their own, on whatever database the tests run, and real processes in them."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds


class House:
    """A GOEN_HOME, and the processes that a test starts in it."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GOEN_")}
        kept.pop("DATABASE_URL", None)
        self.environment = {
            **kept,
            "GOEN_HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
            "PYTHONWARNINGS": "default",
        }
        if database_url:
            self.environment["DATABASE_URL"] = database_url
        self._started: list[subprocess.Popen[str]] = []

    def start(self, *argv: str, **more: str) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            [sys.executable, *argv],
            env={**self.environment, **more},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._started.append(started)
        return started

    def run(self, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*argv, **more)
        out, err = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(argv, process.returncode, out, err)

    def goen(self, *argv: str) -> subprocess.CompletedProcess[str]:
        return self.run("-m", "goen.doors.terminal", *argv)

    def ask(self, what: str, *argv: str) -> Any:
        """What a function of tests.deep.inside says, in a process of its own."""
        done = self.run("-m", "tests.deep.inside", what, *argv)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def lane(self, **more: str) -> subprocess.Popen[str]:
        return self.start("-m", "tests.deep.inside", "lane", **more)

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "it never came to pass"
            time.sleep(0.2)

    def end(self) -> None:
        for process in self._started:
            if process.poll() is None:
                process.kill()
            process.communicate()


class Houses:
    """Copies of one house that is ready to live in: making a database takes seconds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = os.environ.get("DATABASE_URL", "")
        self._made: list[House] = []
        self._names: list[str] = []
        self._first = self._house()
        done = self._first.goen("people", "--json")
        assert done.returncode == 0, done.stderr
        self._first.ask("settle_in")

    def copy(self) -> House:
        house = self._house(self._names[0] if self._names else "")
        if not self._server:
            for file in self._first.folder.glob("goen.sqlite3*"):
                shutil.copy(file, house.folder)
        return house

    def _house(self, template: str = "") -> House:
        folder = self._folder / str(len(self._made))
        folder.mkdir()
        made = House(folder, self._database(template) if self._server else "")
        self._made.append(made)
        return made

    def _database(self, template: str) -> str:
        name = f"goen_{secrets.token_hex(8)}"
        self._on_server(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
        self._names.append(name)
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{name}"))

    def _on_server(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self._server, autocommit=True) as server:
            server.execute(statement)

    def end(self) -> None:
        for house in self._made:
            house.end()
        for name in self._names:
            self._on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Houses]:
    made = Houses(tmp_path_factory.mktemp("houses"))
    yield made
    made.end()
