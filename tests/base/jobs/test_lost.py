"""Jobs whose worker died."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goen.base.jobs.life import SILENCE
from goen.base.jobs.lost import give_back, put_back_lost_jobs
from goen.base.models import Beat
from goen.base.processes import this_process

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
ELSEWHERE = "another-machine/12/345"

pytestmark = pytest.mark.django_db


def running_job(*worker_ids: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=NOW - timedelta(minutes=5),
        worker_ids=list(worker_ids),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="slow_jobs.fail",
        backend_name="default",
    )


def sign(worker_id: str, *, process: str, age: timedelta) -> None:
    Beat.objects.create(worker_id=worker_id, process=process, beat_at=NOW - age)


def process_that_ended() -> str:
    script = "from goen.base.processes import this_process; print(this_process())"
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.strip()


def state_of(job: Any) -> tuple[str, list[str]]:
    job.refresh_from_db()
    return job.status, job.worker_ids


@pytest.mark.parametrize(
    ("process", "age", "status"),
    [
        (ELSEWHERE, SILENCE - timedelta(seconds=1), "RUNNING"),
        (ELSEWHERE, SILENCE + timedelta(seconds=1), "READY"),
        # A process that is seen to live is not lost, however long the machine slept.
        (this_process(), timedelta(hours=8), "RUNNING"),
    ],
    ids=["beats elsewhere", "silent elsewhere", "silent here and alive"],
)
def test_job_is_put_back_when_its_worker_is_lost(process: str, age: timedelta, status: str) -> None:
    job = running_job("w1")
    sign("w1", process=process, age=age)
    assert put_back_lost_jobs(NOW) == (status == "READY")
    assert state_of(job) == (status, ["w1"])


def test_job_of_a_worker_that_ended_here_is_put_back_at_once() -> None:
    job = running_job("w1")
    sign("w1", process=process_that_ended(), age=timedelta(seconds=1))
    assert put_back_lost_jobs(NOW) == 1
    assert state_of(job) == ("READY", ["w1"])


def test_job_of_a_worker_without_any_sign_is_put_back() -> None:
    job = running_job("w1")
    assert put_back_lost_jobs(NOW) == 1
    assert state_of(job) == ("READY", ["w1"])
    assert job.started_at is None


def test_job_lost_three_times_is_given_up() -> None:
    job = running_job("w1", "w2", "w3")
    assert put_back_lost_jobs(NOW) == 1
    job.refresh_from_db()
    assert (job.status, job.finished_at) == ("FAILED", NOW)
    assert job.exception_class_path == "goen.base.jobs.lost.LostTooOften"
    assert job.traceback == "3 workers died at this job"


def test_only_the_last_worker_of_a_job_counts() -> None:
    job = running_job("dead", "w2")
    sign("w2", process=this_process(), age=timedelta(0))
    assert put_back_lost_jobs(NOW) == 0
    assert state_of(job) == ("RUNNING", ["dead", "w2"])


def test_job_that_is_given_back_does_not_count_as_a_try() -> None:
    mine, other = running_job("dead", "w2"), running_job("w3")
    give_back("w2")
    assert state_of(mine) == ("READY", ["dead"])
    assert state_of(other) == ("RUNNING", ["w3"])


def test_this_process_is_told_from_one_that_has_ended() -> None:
    assert this_process().split("/")[1] == str(os.getpid())
    assert process_that_ended() != this_process()
