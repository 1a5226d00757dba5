"""How long the program takes to start, against Python and Django by themselves."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from measures.figures import Figure, Reference
from measures.homes import ROOT, CannotMeasure
from measures.setting import Setting

COMMANDS: Mapping[str, Sequence[str]] = {
    "python -c pass": ("-c", "pass"),
    "import django": ("-c", "import django"),
    "goen --help": ("-m", "goen.doors.terminal", "--help"),
    "goen people --json": ("-m", "goen.doors.terminal", "people", "--json"),
}


def starting(setting: Setting) -> list[Figure]:
    """`goen people` answers from a home where the database is made and nobody is in it."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with setting.homes.fresh() as environment:
        for arguments in COMMANDS.values():
            _started(arguments, environment)  # so that all code is compiled
        for _ in range(max(setting.size.rounds // 3, 1)):
            for name, arguments in COMMANDS.items():
                taken[name].append(_started(arguments, environment))
    python = Reference("python -c pass", taken["python -c pass"])
    django = Reference("import django", taken["import django"])
    return [
        Figure.against(python, "import django", taken["import django"], "s"),
        Figure.against(python, "goen --help", taken["goen --help"], "s"),
        Figure.against(django, "goen people --json", taken["goen people --json"], "s"),
    ]


def _started(arguments: Sequence[str], environment: Mapping[str, str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=ROOT, capture_output=True, check=False
    )
    taken = time.perf_counter() - began
    if done.returncode:
        raise CannotMeasure(done.stderr.decode(errors="replace"))
    return taken
