"""Homes of Goen to measure in: each like new, with the database made and its one member, and gone afterwards.

Nobody's own home or database is ever touched, whatever the environment says.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).parent.parent
EMPTY = "goen_empty"
_NOT_OURS = ("GOEN_", "DATABASE_URL", "PYTHONDONTWRITEBYTECODE")


class CannotMeasure(Exception):
    """What was to be measured did not run."""


class Homes:
    """`server` is the URL of a PostgreSQL with room for databases; without one homes are on SQLite."""

    def __init__(self, folder: Path, server: str = "") -> None:
        self._folder = folder
        self._server = server
        self._made = 0
        self._empty = folder / "empty"
        if server:
            self._ask(f"CREATE DATABASE {EMPTY}")
        # The program's own way of making a home.
        run("goen.doors.terminal", "people", "--json", environment=self._environment(self._empty, EMPTY))

    @contextmanager
    def fresh(self) -> Iterator[Mapping[str, str]]:
        """The environment in which to run a program in a home of its own."""
        self._made += 1
        home, database = self._folder / f"home{self._made}", f"goen_{self._made}"
        shutil.copytree(self._empty, home)
        if self._server:
            self._ask(f"CREATE DATABASE {database} TEMPLATE {EMPTY}")
        try:
            yield self._environment(home, database)
        finally:
            shutil.rmtree(home, ignore_errors=True)
            if self._server:
                self._ask(f"DROP DATABASE {database} WITH (FORCE)")

    def _environment(self, home: Path, database: str) -> Mapping[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
        ours |= {"GOEN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "goen.settings"}
        # Compiled once and kept, as in any installation, whatever the shell or the folder of the code allows.
        ours |= {"PYTHONPYCACHEPREFIX": str(self._folder / "compiled")}
        if self._server and database:
            ours["DATABASE_URL"] = urlunsplit(urlsplit(self._server)._replace(path=f"/{database}"))
        return ours

    def _ask(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self._server, autocommit=True) as server:
            server.execute(statement.encode())


def run(module: str, *arguments: str, environment: Mapping[str, str]) -> str:
    """What the module prints when it is run as a program. Raises CannotMeasure."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"{' '.join(command[1:])} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout
