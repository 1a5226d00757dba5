"""How fast, and in how much memory? `python -m measures.speed`, or `make bench`; docs/measures.md explains.

Everything is compared with what any Python program would need for the same input, measured in turn with it.
The exit status is 1 when something could not be measured, and 0 whether or not the goals are met.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import django
from rich.console import Console

from measures import figures
from measures.figures import Figure
from measures.homes import CannotMeasure, Homes
from measures.importing import linkedin, mbox, mbox_of_text
from measures.paging import scoring, search, today
from measures.setting import FULL, SMALL, Setting
from measures.starting import starting
from tools import with_postgres

WIDTH = 200  # where no terminal says how wide it is
MEASURES: Mapping[str, Callable[[Setting], list[Figure]]] = {
    "linkedin": linkedin,
    "mbox": mbox,
    "mbox-text": mbox_of_text,
    "today": today,
    "search": search,
    "scoring": scoring,
    "starting": starting,
}


def main(arguments: Sequence[str]) -> int:
    asked = _understood(arguments)
    # Python ends at once on it unless told otherwise, and would leave half a gigabyte behind.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    errors = Console(stderr=True)
    try:
        with _server(asked.postgres) as server, tempfile.TemporaryDirectory(prefix="goen-speed-") as folder:
            machine = _machine(server)
            setting = Setting(Path(folder), Homes(Path(folder), server), SMALL if asked.small else FULL)
            found = []
            for name in asked.only or MEASURES:
                errors.print(f"measuring {name} …", style="dim")
                found += MEASURES[name](setting)
    except CannotMeasure as error:
        errors.print(str(error), markup=False, soft_wrap=True)
        return 1
    if asked.json:
        sys.stdout.write(figures.as_json(found, machine) + "\n")
    else:
        figures.show(found, machine, Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False))
    return 0


def _understood(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m measures.speed", description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASURES, help="one measure; may be repeated")
    parser.add_argument("--small", action="store_true", help="a tenth of everything, once; no goals")
    parser.add_argument(
        "--postgres", action="store_true", help="on a PostgreSQL of its own instead of SQLite"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser.parse_args(arguments)


@contextmanager
def _server(is_wanted: bool) -> Iterator[str]:
    """The URL of a PostgreSQL made for this and gone afterwards; empty for SQLite."""
    if not is_wanted:
        yield ""
        return
    binaries = with_postgres.found_server()
    if binaries is None:
        raise CannotMeasure(f"No PostgreSQL server found: install {with_postgres.PACKAGE}")
    with with_postgres.running(binaries) as url:
        yield url


def _machine(server: str) -> dict[str, object]:
    """What figures depend on. Other work on the machine shows in its load; above `cores` all is slower."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1_000_000_000
    return {
        "on": date.today().isoformat(),  # noqa: DTZ011  the day on the wall of whoever measures
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory": f"{memory:.0f} GB",
        "load": round(os.getloadavg()[0], 1),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "database": "PostgreSQL" if server else f"SQLite {sqlite3.sqlite_version}",
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if not told.exists():
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in told.read_text().splitlines() if "model name" in line)
    return next(names, platform.processor())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
