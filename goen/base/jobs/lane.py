"""A lane: one process that takes up the jobs of one queue, one after the other.

It builds on the worker of django-tasks-db, and adds that a job whose process was killed is taken up again,
and that a lane told to stop does so within seconds.
"""

from __future__ import annotations

import logging
import secrets
import signal
import time
from types import FrameType
from typing import Any

from django.db import OperationalError, close_old_connections, transaction
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from goen.base import clock
from goen.base.jobs.life import Alive
from goen.base.jobs.lost import give_back, put_back_lost_jobs
from goen.base.jobs.ticking import Ticking

LOOK_SECONDS = 0.5
GRACE_SECONDS = 3.0  # for a job to finish when the lane is told to stop

log = logging.getLogger(__name__)


class Stopped(BaseException):
    """Raised inside a job that did not finish in time. The job is put back, not failed."""


class Lane(Worker):  # type: ignore[misc]
    running: bool

    def __init__(self, queue: str) -> None:
        super().__init__(
            queue_names=[queue],
            interval=LOOK_SECONDS,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{queue}-{secrets.token_hex(8)}",
            excluded_queue_names=[],
        )

    def configure_signals(self) -> None:
        super().configure_signals()
        signal.signal(signal.SIGALRM, self._out_of_time)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running:  # told twice
            self._out_of_time(signum, frame)
        self.running = False
        signal.setitimer(signal.ITIMER_REAL, GRACE_SECONDS)

    def _out_of_time(self, _signum: int, _frame: FrameType | None) -> None:
        if self.running_task:
            raise Stopped

    def run(self) -> None:
        with Alive(self.worker_id), Ticking():
            put_back_lost_jobs(clock.now())
            try:
                self._take_up_jobs()
            finally:
                give_back(self.worker_id)

    def _take_up_jobs(self) -> None:
        while self.running:
            close_old_connections()
            if job := self._claim():
                self.run_task(job)
            elif self.running:
                time.sleep(self.interval)

    def _claim(self) -> Any:
        ready = DBTaskResult.objects.ready().filter(
            backend_name=self.backend_name, queue_name__in=self.queue_names
        )
        if not ready.exists():  # looking takes no lock; only claiming does
            return None
        try:
            with transaction.atomic():
                if job := ready.get_locked():
                    job.claim(self.worker_id)
                return job
        except OperationalError:  # somebody wrote for a long time: look again later
            log.warning("no job could be claimed", exc_info=True)
            return None

    def run_task(self, job: Any) -> None:
        record_failure = job.set_failed
        # The worker we build on records whatever ends a job as its failure. Being stopped is none.
        job.set_failed = lambda error: None if isinstance(error, Stopped) else record_failure(error)
        super().run_task(job)


def work(queue: str) -> None:
    """Take up jobs of `queue` until told to stop by SIGTERM or SIGINT."""
    lane = Lane(queue)
    lane.configure_signals()
    lane.run()
