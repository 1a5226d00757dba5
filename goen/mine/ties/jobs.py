"""Scoring in the background: silence grows by itself."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from goen.mine.ties import actions


@task()
def rescore_stale() -> None:
    actions.rescore_stale(timezone.localdate())


def score_stale_soon(_now: datetime) -> None:
    """Unless it is under way already: with many members it may take longer than until it is asked for again."""
    going_on = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    if not DBTaskResult.objects.filter(task_path=rescore_stale.module_path, status__in=going_on).exists():
        rescore_stale.enqueue()
