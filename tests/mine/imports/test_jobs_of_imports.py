"""What the tick sees to: imports that nobody is at."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goen.base.jobs.lost import LostTooOften
from goen.members.models import Member
from goen.mine.imports import jobs, remains
from goen.mine.imports.models import Import, State
from tests.mine.imports.conftest import NOW, Ask
from tests.mine.made import vcard

TARO = ("山田 太郎", "EMAIL:taro@example.com")
GONE = "another-machine:1/12/345#abc"
LOST_TOO_OFTEN = f"{LostTooOften.__module__}.{LostTooOften.__qualname__}"


def enqueued() -> list[tuple[str, int]]:
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return [(job.task_path.rpartition(".")[2], job.args_kwargs["args"][0]) for job in ready]


def hold(asked: Import, *, state: str, holder: str, silent_for: timedelta) -> None:
    Import.objects.filter(pk=asked.pk).update(state=state, holder=holder, beat_at=Now() - silent_for)


@pytest.mark.parametrize("is_spooled", [True, False])
def test_import_of_a_lost_holder_gets_a_job_once(is_spooled: bool, aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, spooled=is_spooled, a__vcf=vcard(TARO))
    hold(asked, state=State.READING, holder=GONE, silent_for=timedelta(minutes=1))
    jobs.take_up_lost(NOW)
    jobs.take_up_lost(NOW)
    assert enqueued() == [("run_import", asked.pk)]


def test_import_with_a_living_holder_is_left_alone(aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    hold(asked, state=State.READING, holder=GONE, silent_for=timedelta(seconds=5))
    jobs.take_up_lost(NOW)
    assert enqueued() == []


@pytest.mark.parametrize(("seconds", "jobs_made"), [(5, 0), (90, 1)])
def test_import_whose_job_was_never_made_gets_one(
    seconds: int, jobs_made: int, aoi: Member, ask: Ask
) -> None:
    """The process that took the upload in was killed in between."""
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    hold(asked, state=State.WAITING, holder="", silent_for=timedelta(seconds=seconds))
    jobs.take_up_lost(NOW)
    assert len(enqueued()) == jobs_made


def test_import_that_killed_every_worker_is_ended(aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    hold(asked, state=State.READING, holder=GONE, silent_for=timedelta(minutes=1))
    jobs.run_import.enqueue(asked.pk)
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED, exception_class_path=LOST_TOO_OFTEN)
    jobs.take_up_lost(NOW)
    assert enqueued() == [("end_import", asked.pk)]
    jobs.end_import.call(asked.pk)
    asked.refresh_from_db()
    assert asked.state == State.FAILED
    assert not Path(asked.files.get().path).exists()


def test_job_of_an_import_in_whose_way_another_is_comes_again_later(aoi: Member, ask: Ask) -> None:
    first, second = ask(aoi, a__vcf=vcard(TARO)), ask(aoi, spooled=True, a__vcf=vcard(TARO))
    hold(first, state=State.READING, holder=GONE, silent_for=timedelta(seconds=5))
    jobs.run_import.call(second.pk)
    (later,) = DBTaskResult.objects.all()
    assert later.args_kwargs["args"] == [second.pk]
    assert later.run_after > later.enqueued_at
    hold(first, state=State.DONE, holder="", silent_for=timedelta(0))
    jobs.run_import.call(second.pk)
    second.refresh_from_db()
    assert second.state == State.DONE


def test_killed_import_of_a_terminal_is_ended_by_the_worker(aoi: Member, ask: Ask) -> None:
    for state in (State.WAITING, State.READING):
        asked = ask(aoi, a__vcf=vcard(TARO))
        hold(asked, state=state, holder=GONE if state != State.WAITING else "", silent_for=timedelta(hours=1))
        jobs.run_import.call(asked.pk)
        asked.refresh_from_db()
        assert asked.state == State.FAILED
        assert Path(asked.files.get().path).exists()  # it is the member's own


def test_sweeping_leaves_what_is_waited_for(aoi: Member, ask: Ask, settings, tmp_path: Path) -> None:
    settings.SPOOL = tmp_path / "spool"
    settings.SPOOL.mkdir()
    waiting = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    waiting.files.update(path=str(settings.SPOOL / "waited-for"))
    day_old = (NOW - timedelta(days=2)).timestamp()
    for name in ("waited-for", "nobodys", "abc.upload"):
        (settings.SPOOL / name).write_bytes(b"x")
        os.utime(settings.SPOOL / name, (day_old, day_old))
    (settings.SPOOL / "just-coming-in").write_bytes(b"x")
    os.utime(settings.SPOOL / "just-coming-in", (NOW.timestamp(), NOW.timestamp()))
    assert remains.sweep_spool(NOW) == 2
    assert sorted(path.name for path in settings.SPOOL.iterdir()) == ["just-coming-in", "waited-for"]
