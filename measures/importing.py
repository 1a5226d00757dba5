"""Whole imports against the least that reading the same file can cost."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from measures.figures import Figure, Reference
from measures.homes import CannotMeasure, run
from measures.making import mailbox, messages
from measures.setting import Setting

BYTES_A_ROW = 450
BYTES_A_TEXT_MAIL = 5_000
FEW = 200  # rows or mails to warm up with
CSV_TIMES, MBOX_TIMES, MOST_MB = 6, 4, 300


class Spent(NamedTuple):
    """Seconds of one run: by the clock, and of the processor alone."""

    seconds: float
    cpu: float


class Import(NamedTuple):
    """One run: `program` is the time of the whole process, its start included."""

    inside: Spent
    program: float
    peak_mb: float
    remark: str


def linkedin(setting: Setting) -> list[Figure]:
    name = "LinkedIn messages"
    with setting.file("messages.csv", setting.size.rows * BYTES_A_ROW) as path:
        references, runs = _in_turn(
            setting,
            path,
            write=lambda rows: messages.write(path, rows, until=datetime.now(UTC)),
            full=setting.size.rows,
            read=_rows_of,
        )
    return [
        *_figures(setting, name, "csv.reader", references, runs, most=CSV_TIMES),
        Figure.of(f"{name}: peak memory", [one.peak_mb for one in runs], "MB", goal=setting.value(MOST_MB)),
    ]


def mbox(setting: Setting) -> list[Figure]:
    name = "mbox"
    with setting.file("mail.mbox", setting.size.mails * setting.size.bytes_a_mail) as path:
        references, runs = _in_turn(
            setting,
            path,
            write=lambda mails: mailbox.write(
                path, mails, mails * setting.size.bytes_a_mail, until=datetime.now(UTC)
            ),
            full=setting.size.mails,
            read=_lines_of,
        )
    return [
        *_figures(setting, name, "reading lines", references, runs, most=MBOX_TIMES),
        Figure.of(f"{name}: peak memory", [one.peak_mb for one in runs], "MB"),
    ]


def mbox_of_text(setting: Setting) -> list[Figure]:
    """Mails without attachments: nothing to pass over, so there is no goal of 4 times for them."""
    with setting.file("text.mbox", setting.size.mails * BYTES_A_TEXT_MAIL) as path:
        references, runs = _in_turn(
            setting,
            path,
            write=lambda mails: mailbox.write(path, mails, 0, until=datetime.now(UTC)),
            full=setting.size.mails,
            read=_lines_of,
        )
    return _figures(setting, "mbox of text only", "reading lines", references, runs, most=None)


def _rows_of(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        for _row in csv.reader(file):
            pass


def _lines_of(path: Path) -> None:
    with path.open("rb") as file:
        for _line in file:
            pass


def _in_turn(
    setting: Setting,
    path: Path,
    *,
    write: Callable[[int], None],
    full: int,
    read: Callable[[Path], None],
) -> tuple[list[Spent], list[Import]]:
    """The reference, an import, the reference, an import: what else the machine does hits both alike."""
    write(FEW)
    _imported(setting, path)  # so that all code is compiled
    write(full)
    read(path)  # so that the file is in the page cache for everybody
    references, runs = [], []
    for _ in range(setting.size.times):
        began, cpu_began = time.perf_counter(), time.process_time()
        read(path)
        references.append(Spent(time.perf_counter() - began, time.process_time() - cpu_began))
        runs.append(_imported(setting, path))
    return references, runs


def _imported(setting: Setting, path: Path) -> Import:
    with setting.homes.fresh() as environment:
        began = time.perf_counter()
        said = run("measures.inside.importing", str(path), environment=environment)
        program = time.perf_counter() - began
    found: dict[str, Any] = json.loads(said)
    if found["error"] or not found["moments"]:
        raise CannotMeasure(f"{path.name} could not be imported: {said}")
    size = path.stat().st_size / 1_000_000
    remark = "{people:,} people, {moments:,} moments, {skipped} rows skipped".format(**found)
    inside = Spent(found["seconds"], found["cpu_seconds"])
    return Import(inside, program, found["peak_mb"], f"{size:.0f} MB: {remark}")


def _figures(
    setting: Setting,
    name: str,
    against: str,
    references: list[Spent],
    runs: list[Import],
    *,
    most: float | None,
) -> list[Figure]:
    by_clock = Reference(against, [one.seconds for one in references])
    by_cpu = Reference(against, [one.cpu for one in references])
    goal = None if most is None else setting.ratio(most)
    seconds = [one.inside.seconds for one in runs]
    return [
        Figure.against(by_clock, f"{name}: import", seconds, "s", goal=goal, remark=runs[0].remark),
        Figure.against(by_cpu, f"{name}: processor only", [one.inside.cpu for one in runs], "s"),
        Figure.against(by_clock, f"{name}: with the start of Goen", [one.program for one in runs], "s"),
    ]
