"""What every measure of speed is given: how much of everything, where to write, homes to run in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measures.figures import Goal
from measures.homes import CannotMeasure, Homes


@dataclass(frozen=True, slots=True)
class Size:
    """`times` is how often each ratio is taken, `rounds` how often each page is asked for."""

    rows: int
    mails: int
    bytes_a_mail: int
    people: tuple[int, int]
    rounds: int
    times: int
    has_goals: bool  # they are meant for the full size


FULL = Size(500_000, 10_000, 50_000, (10_000, 50_000), rounds=30, times=3, has_goals=True)
SMALL = Size(50_000, 1_000, 50_000, (1_000, 5_000), rounds=5, times=1, has_goals=False)


@dataclass(frozen=True)
class Setting:
    folder: Path
    homes: Homes
    size: Size

    def ratio(self, at_most: float) -> Goal | None:
        return Goal(at_most, "ratio") if self.size.has_goals else None

    def value(self, at_most: float) -> Goal | None:
        return Goal(at_most, "value") if self.size.has_goals else None

    @contextmanager
    def file(self, name: str, bytes_needed: int) -> Iterator[Path]:
        """Where to write a file that goes when it is no longer needed. The database takes some room too."""
        free = shutil.disk_usage(self.folder).free
        if free < bytes_needed * 1.3:
            raise CannotMeasure(
                f"{name} needs {bytes_needed:,} bytes, {self.folder} has {free:,}: set TMPDIR to more room"
            )
        path = self.folder / name
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)
