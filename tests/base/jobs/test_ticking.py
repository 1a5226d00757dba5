"""What is done again and again, by one worker at a time."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goen.base.jobs.life import SILENCE
from goen.base.jobs.ticking import LEADER, Ticker, leads, remove_old_results
from goen.base.jobs.ticks import Tick, all_ticks
from goen.base.models import Beat
from goen.base.processes import this_process

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ELSEWHERE, FAR_AWAY = "machine-a/12/345", "machine-b/12/345"


@pytest.mark.django_db
def test_one_of_two_workers_leads() -> None:
    assert [leads(ELSEWHERE, now=NOW), leads(FAR_AWAY, now=NOW), leads(ELSEWHERE, now=NOW)] == [
        True,
        False,
        True,
    ]
    assert Beat.objects.get(worker_id=LEADER).process == ELSEWHERE


@pytest.mark.django_db
def test_leader_that_renews_keeps_the_lead() -> None:
    for seconds in range(0, 120, 20):
        assert leads(ELSEWHERE, now=NOW + timedelta(seconds=seconds))
    assert not leads(FAR_AWAY, now=NOW + timedelta(seconds=120))


@pytest.mark.django_db
def test_lead_of_a_silent_worker_is_taken() -> None:
    assert leads(ELSEWHERE, now=NOW)
    later = NOW + SILENCE + timedelta(seconds=1)
    assert leads(this_process(), now=later)
    assert not leads(ELSEWHERE, now=later)


called: list[datetime] = []


def note_call(now: datetime) -> None:
    called.append(now)


def fail(_now: datetime) -> None:
    raise ValueError("as it was told to")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> str:
    """The dotted name of this file, whatever the test runner calls it."""
    called.clear()
    monkeypatch.setitem(sys.modules, "ticked", sys.modules[__name__])
    return "ticked"


def test_tick_is_called_when_due_and_not_before(here: str) -> None:
    ticker = Ticker([Tick(f"{here}.note_call", MINUTE)])
    for seconds in (0, 5, 59, 60, 65, 119, 125):
        ticker.turn(NOW + timedelta(seconds=seconds))
    assert called == [NOW, NOW + MINUTE, NOW + timedelta(seconds=125)]


def test_tick_that_fails_keeps_no_other_from_its_turn(here: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        Ticker([Tick(f"{here}.fail", MINUTE), Tick(f"{here}.note_call", MINUTE)]).turn(NOW)
    assert called == [NOW]
    assert [record.getMessage() for record in caplog.records] == [f"{here}.fail failed"]


@pytest.mark.django_db
def test_every_registered_tick_can_be_called() -> None:
    for tick in all_ticks():
        tick.call(NOW)


@pytest.mark.django_db
def test_old_results_and_signs_are_removed() -> None:
    for name, status, days in [
        ("old", "SUCCESSFUL", 15),
        ("new", "SUCCESSFUL", 13),
        ("at work", "RUNNING", 15),
    ]:
        DBTaskResult.objects.create(
            status=TaskResultStatus[status],
            finished_at=None if status == "RUNNING" else NOW - timedelta(days=days),
            args_kwargs={"args": [], "kwargs": {}},
            task_path=name,
            backend_name="default",
        )
        Beat.objects.create(worker_id=name, process=ELSEWHERE, beat_at=NOW - timedelta(days=days))
    remove_old_results(NOW)
    assert sorted(DBTaskResult.objects.values_list("task_path", flat=True)) == ["at work", "new"]
    assert list(Beat.objects.values_list("worker_id", flat=True)) == ["new"]
