"""What is to be done again and again, as apps say it.

An app registers in its `AppConfig.ready`, by dotted names, so that starting up loads nothing for it. What is
named is called with the time, returns soon (long work is enqueued as a job), and does no harm when it is
called too often, as it is after a restart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Tick:
    call_at: str
    every: timedelta

    def call(self, now: datetime) -> None:
        call: Callable[[datetime], object] = import_string(self.call_at)
        call(now)


_ticks = [
    Tick("goen.base.jobs.lost.put_back_lost_jobs", timedelta(minutes=1)),
    Tick("goen.base.jobs.ticking.remove_old_results", timedelta(days=1)),
]


def ticks(call_at: str, *, every: timedelta) -> None:
    """Have the function at this dotted name called with the time, every so often."""
    _ticks.append(Tick(call_at, every))


def all_ticks() -> list[Tick]:
    return list(_ticks)
