"""The bench runs, says what it measured and leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from measures.homes import ROOT, CannotMeasure, Homes
from measures.setting import SMALL, Setting
from measures.speed import MEASURES

NAMES = {
    "linkedin": "LinkedIn messages: import",
    "mbox": "mbox: import",
    "mbox-text": "mbox of text only: import",
    "today": "Today, 1,000 people",
    "search": "Search among 5,000: 田中",
    "scoring": "Scoring 30,000 days: first time",
    "starting": "goen --help",
}


def measured(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "measures.speed", *arguments],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def found(done: subprocess.CompletedProcess[str]) -> Mapping[str, Any]:
    assert done.returncode == 0, done.stderr
    return {figure["name"]: figure for figure in json.loads(done.stdout)["figures"]}


def test_speed_measures_in_homes_of_its_own_and_removes_them(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    done = measured(
        tmp_path,
        *("--small", "--json", "--only", "mbox-text", "--only", "starting"),
        GOEN_HOME=str(theirs),
        DATABASE_URL="postgresql://nobody@192.0.2.1/theirs",
    )
    figures = found(done)
    assert figures[NAMES["mbox-text"]]["ratio"] > 1
    assert figures[NAMES["starting"]]["value"] > 0
    assert list(tmp_path.iterdir()) == []


def test_file_without_room_on_the_disk_says_what_to_set(tmp_path: Path) -> None:
    setting = Setting(tmp_path, object.__new__(Homes), SMALL)
    with pytest.raises(CannotMeasure, match="TMPDIR"), setting.file("mail.mbox", 10**18):
        pass


def test_speed_refuses_a_measure_it_does_not_know(tmp_path: Path) -> None:
    assert measured(tmp_path, "--only", "happiness").returncode == 2


@pytest.mark.deep
def test_speed_measures_everything(tmp_path: Path) -> None:
    figures = found(measured(tmp_path, "--small", "--json"))
    assert set(NAMES) == set(MEASURES)
    assert set(NAMES.values()) <= set(figures)
    assert {figure["met"] for figure in figures.values()} == {None}
