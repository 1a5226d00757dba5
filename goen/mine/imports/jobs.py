"""Imports in the background: in a lane of their own, so that a large one keeps nothing else waiting."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from goen.base.jobs.lost import LostTooOften
from goen.mine.imports import holding, running
from goen.mine.imports.models import Import, State

LATER = timedelta(seconds=3)
SETTLED_IN = timedelta(minutes=1)  # between an import's row and its job, or a terminal's sign of life


@task(queue_name="imports")
def run_import(import_id: int) -> None:
    """An import of the same member that is in the way must not keep the lane from other members' imports."""
    if not running.run_uploaded(import_id, now=timezone.now):
        run_import.using(run_after=timezone.now() + LATER).enqueue(import_id)


@task(queue_name="imports")
def end_import(import_id: int) -> None:
    running.end_lost(import_id, now=timezone.now)


def take_up_lost(now: datetime) -> None:
    """Again and again: see to imports that nobody is at, and for which no job waits."""
    seen_to, given_up = _jobs()
    for import_id in sorted(_nobodys() - seen_to):
        # What killed each worker that took it up would kill the next one.
        (end_import if import_id in given_up else run_import).enqueue(import_id)


def _nobodys() -> set[int]:
    """Those whose process was killed: at work, before its job was made, or waiting in a terminal."""
    waiting = Import.objects.filter(state=State.WAITING)
    return {held.pk for held in holding.lost()} | {
        one.pk for one in waiting if holding.is_silent(one, SETTLED_IN)
    }


def _jobs() -> tuple[set[int], set[int]]:
    """Imports with a job that is yet to end, and those whose job was lost too often."""
    jobs = DBTaskResult.objects.filter(task_path__in=(run_import.module_path, end_import.module_path))
    going_on = jobs.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))
    name = f"{LostTooOften.__module__}.{LostTooOften.__qualname__}"
    lost = jobs.filter(status=TaskResultStatus.FAILED, exception_class_path=name)
    return _imports(going_on), _imports(lost)


def _imports(jobs: QuerySet[DBTaskResult]) -> set[int]:
    return {args["args"][0] for args in jobs.values_list("args_kwargs", flat=True)}
