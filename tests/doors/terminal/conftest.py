"""The terminal, called in this process or as the real program in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import translation

from goen.doors.terminal.main import main
from goen.ui.catalogue import compile_when_stale

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


Goen = Callable[..., Said]


@pytest.fixture
def goen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Goen]:
    """The command in this process, on the database of the test, speaking English unless told otherwise."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("COLUMNS", "200")
    mask = os.umask(0o077)

    def call(*argv: str) -> Said:
        status = main(argv)
        return Said(status, *capsys.readouterr())

    with translation.override("en"):
        yield call
    os.umask(mask)


@dataclass(frozen=True)
class Home:
    """A GOEN_HOME in which the real program is called."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GOEN_")}
        kept.pop("DATABASE_URL", None)
        return {**kept, "GOEN_HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}

    def start(self, *argv: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "goen.doors.terminal", *argv],
            env={**self.environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def goen(self, *argv: str, **more: str) -> Said:
        with self.start(*argv, **more) as process:
            out, err = process.communicate(timeout=120)
        return Said(process.returncode, out, err)


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that is made once, for tests that leave no trace in it."""
    compile_when_stale()
    return Home(tmp_path_factory.mktemp("shared") / "home")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    compile_when_stale()
    return Home(tmp_path / "home")
