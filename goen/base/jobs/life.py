"""Signs of life: a worker beats every few seconds, and one that has stopped can be told from one at work."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta
from typing import Self

from django.db import Error, close_old_connections, connections

from goen.base import clock
from goen.base.models import Beat
from goen.base.processes import is_alive, this_process

BEAT_SECONDS = 5.0
SILENCE = timedelta(seconds=30)

log = logging.getLogger(__name__)


def beat(worker_id: str, *, now: datetime, process: str) -> None:
    """`process` is a name by goen.base.processes. It tells more than a host: number and start as well."""
    Beat.objects.update_or_create(worker_id=worker_id, defaults={"process": process, "beat_at": now})


def is_lost(sign: Beat, *, now: datetime) -> bool:
    """A process of this machine is seen to live or not, however long the machine slept; others must beat."""
    lives = is_alive(sign.process)
    return sign.beat_at < now - SILENCE if lives is None else not lives


class Alive:
    """While it is entered, a thread gives the signs of life of `worker_id`."""

    def __init__(self, worker_id: str) -> None:
        self._worker_id = worker_id
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep_beating, name="signs of life", daemon=True)

    def __enter__(self) -> Self:
        beat(self._worker_id, now=clock.now(), process=this_process())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        Beat.objects.filter(worker_id=self._worker_id).delete()

    def _keep_beating(self) -> None:
        try:
            while not self._ended.wait(BEAT_SECONDS):
                self._beat_if_possible()
        finally:
            connections.close_all()  # this thread's own

    def _beat_if_possible(self) -> None:
        try:
            close_old_connections()
            beat(self._worker_id, now=clock.now(), process=this_process())
        except Error:
            log.exception("no sign of life could be given")
