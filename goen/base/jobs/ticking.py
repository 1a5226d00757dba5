"""The tick: of all workers one at a time leads, and calls what apps registered in goen.base.jobs.ticks."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from django.db import Error, IntegrityError, close_old_connections, connections, transaction
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from goen.base import clock
from goen.base.jobs.life import BEAT_SECONDS, is_lost
from goen.base.jobs.ticks import Tick, all_ticks
from goen.base.models import Beat
from goen.base.processes import this_process

LEADER = "the tick"  # the row of Beat whose process leads
KEEP_RESULTS = timedelta(days=14)

log = logging.getLogger(__name__)


def remove_old_results(now: datetime) -> None:
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP_RESULTS).delete()
    Beat.objects.filter(beat_at__lt=now - KEEP_RESULTS).delete()


def leads(process: str, *, now: datetime) -> bool:
    """Whether this process leads; it takes the lead where nobody living has it."""
    if _is_led_by_another(Beat.objects.all(), process, now):
        return False  # the usual case costs a reading and no lock
    try:
        with transaction.atomic():
            signs = Beat.objects.select_for_update()
            if _is_led_by_another(signs, process, now):
                return False
            if not signs.filter(worker_id=LEADER).update(process=process, beat_at=now):
                Beat.objects.create(worker_id=LEADER, process=process, beat_at=now)
    except IntegrityError:  # another one was quicker
        return False
    return True


def _is_led_by_another(signs: QuerySet[Beat], process: str, now: datetime) -> bool:
    holder = signs.filter(worker_id=LEADER).first()
    return holder is not None and holder.process != process and not is_lost(holder, now=now)


class Ticker:
    """Calls what is due. It remembers nothing over a restart, and then everything is due."""

    def __init__(self, registered: Sequence[Tick]) -> None:
        self._registered = registered
        self._due_at: dict[str, datetime] = {}

    def turn(self, now: datetime) -> None:
        for tick in self._registered:
            if self._due_at.get(tick.call_at, now) <= now:
                self._due_at[tick.call_at] = now + tick.every
                _call(tick, now)


def _call(tick: Tick, now: datetime) -> None:
    try:
        tick.call(now)
    except Exception:
        # One that fails must not keep the others from their turn.
        log.exception("%s failed", tick.call_at)


class Ticking:
    """While it is entered, a thread takes the lead when it is free, and ticks."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep_ticking, name="tick", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        Beat.objects.filter(worker_id=LEADER, process=this_process()).delete()

    def _keep_ticking(self) -> None:
        ticker = Ticker(all_ticks())
        try:
            while not self._ended.wait(BEAT_SECONDS):
                self._turn_if_leading(ticker)
        finally:
            connections.close_all()  # this thread's own

    def _turn_if_leading(self, ticker: Ticker) -> None:
        try:
            close_old_connections()
            now = clock.now()
            if leads(this_process(), now=now):
                ticker.turn(now)
        except Error:
            log.exception("no tick")
