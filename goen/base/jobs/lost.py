"""Jobs whose worker died: put back for another worker, or given up after too many tries.

A job may therefore run more than once, and must be written so that this does no harm.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goen.base.jobs.life import is_lost
from goen.base.models import Beat

MOST_TRIES = 3


class LostTooOften(Exception):
    """Each worker that took up the job died at it."""


def put_back_lost_jobs(now: datetime) -> int:
    """Make the running jobs of lost workers ready again. Returns how many were put back or given up."""
    # Jobs before signs of life: a worker beats before it claims, so whoever holds a job seen here has beaten.
    running = list(DBTaskResult.objects.running())
    signs = {sign.worker_id: sign for sign in Beat.objects.all()} if running else {}
    lost = [job for job in running if _holder_is_lost(job, signs, now)]
    return sum(_let_go(job, now) for job in lost)


def give_back(worker_id: str) -> None:
    """Make what this worker holds ready again. It stopped because it was told to: that is no failed try."""
    for job in DBTaskResult.objects.running():
        if job.worker_ids[-1] == worker_id:
            _change(job, status=TaskResultStatus.READY, started_at=None, worker_ids=job.worker_ids[:-1])


def _holder_is_lost(job: Any, signs: dict[str, Beat], now: datetime) -> bool:
    sign = signs.get(job.worker_ids[-1])
    return sign is None or is_lost(sign, now=now)


def _let_go(job: Any, now: datetime) -> int:
    tries = len(job.worker_ids)
    if tries < MOST_TRIES:
        return _change(job, status=TaskResultStatus.READY, started_at=None)
    return _change(
        job,
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path=f"{LostTooOften.__module__}.{LostTooOften.__qualname__}",
        traceback=f"{tries} workers died at this job",
    )


def _change(job: Any, **changes: object) -> int:
    """Change the job, unless it was finished or taken up anew since it was read."""
    still_held = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
    changed: int = still_held.update(**changes)
    return changed
