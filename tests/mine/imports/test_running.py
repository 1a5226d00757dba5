"""Imports from asking to their end, and what a bad day leaves of them."""

from __future__ import annotations

import contextvars
import itertools
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections
from django.db.models.functions import Now

from goen.base.processes import this_process
from goen.base.registries import erase
from goen.members.models import Member
from goen.mine.imports import actions, bringing, holding, queries, running
from goen.mine.imports.models import Import, ImportFile, OwnName, State
from goen.mine.imports.readers import vcard as vcard_reader
from goen.mine.people.models import Arrival, Card, Person
from goen.mine.ties import actions as ties_actions
from tests.mine.imports.conftest import NOW, Ask, Bring
from tests.mine.made import connections as linkedin_connections
from tests.mine.made import kept, line, mbox, messages, remains_of, rows_of, vcard, zipped

TARO = ("山田 太郎", "EMAIL:taro@example.com", "TEL:090-1234-5678")
HANAKO = ("鈴木 花子", "EMAIL:hanako@example.com")
LINKEDIN = zipped(
    messages__csv=messages(
        ("葵 田中/aoi", "太郎 山田/taro", "2024-01-05 10:00:00", "こんにちは"),
        ("太郎 山田/taro", "葵 田中/aoi", "2024-01-06 10:00:00", "お久しぶりです"),
        ("葵 田中/aoi", "花子 鈴木/hanako", "2024-02-06 10:00:00", "ありがとう"),
    ),
    Connections__csv=linkedin_connections(("太郎", "山田", "taro", "山田商店"), ("次郎", "佐藤", "jiro", "")),
)
MAILS = mbox(
    ("葵 <aoi@example.com>", "太郎 <taro@example.com>", "Fri, 12 May 2023 10:00:00 +0900", "1"),
    ("花子 <hanako@example.com>", "葵 <aoi@example.com>", "Sat, 13 May 2023 10:00:00 +0900", "2"),
)
ELSEWHERE = "another-machine:1/12/345#abc"


def now():
    return NOW


def counts(brought: Import) -> list[tuple[int, int, int, int]]:
    return [
        (file.people_new, file.people_known, file.moments_new, file.moments_known)
        for file in queries.report(brought)
    ]


def errors(brought: Import) -> list[str]:
    return list(brought.files.order_by("position").values_list("error_code", flat=True))


# The same again


def test_same_files_again_bring_nothing_new(aoi: Member, bring: Bring) -> None:
    files = {
        "a__zip": LINKEDIN,
        "b__vcf": vcard(TARO, HANAKO),
        "c__txt": line("太郎", "葵"),
        "d__mbox": MAILS,
    }
    first = bring(aoi, words=True, **files)
    before = kept(aoi.pk)
    again = bring(aoi, words=True, **files)
    assert counts(first) == [(3, 0, 3, 0), (2, 0, 0, 0), (1, 0, 2, 0), (0, 2, 2, 0)]
    assert counts(again) == [(0, 3, 0, 3), (0, 2, 0, 0), (0, 1, 0, 2), (0, 2, 0, 2)]
    assert kept(aoi.pk) == before
    assert remains_of(aoi.pk) == {}


def test_later_file_of_one_call_knows_what_earlier_ones_brought(aoi: Member, bring: Bring) -> None:
    brought = bring(aoi, a__zip=LINKEDIN, b__zip=LINKEDIN, c__vcf=vcard(TARO), d__vcf=vcard(TARO, HANAKO))
    assert counts(brought) == [(3, 0, 3, 0), (0, 3, 0, 3), (1, 0, 0, 0), (1, 1, 0, 0)]


def test_longer_export_brings_only_what_is_new(aoi: Member, bring: Bring) -> None:
    first = (("10:23", "太郎", "やあ"), ("10:23", "太郎", "やあ"), ("10:24", "葵", "はい"))
    bring(aoi, a__txt=line("太郎", "葵", *first))
    longer = bring(aoi, a__txt=line("太郎", "葵", *first, ("10:23", "太郎", "やあ"), ("11:00", "葵", "では")))
    assert counts(longer) == [(0, 1, 2, 3)]


def test_order_of_files_does_not_matter(aoi: Member, ren: Member, bring: Bring) -> None:
    """Not even where one file teaches who the member is in another, and one where two share a mobile."""
    other = mbox(("葵 <aoi@work.example>", "次郎 <jiro@example.com>", "Fri, 12 May 2023 10:00:00 +0900", "9"))
    files = {
        "a__mbox": other,  # of two sides: unclear by itself
        "b__mbox": mbox(
            ("葵 <aoi@work.example>", "花 <hanako@example.com>", "Fri, 12 May 2023 12:00:00 +0900", "11"),
            ("葵 <aoi@work.example>", "蓮 <ren2@example.com>", "Fri, 12 May 2023 13:00:00 +0900", "12"),
        ),
        "c__vcf": vcard(TARO, HANAKO, ("佐藤 次郎", "EMAIL:jiro@example.com")),
        "d__vcf": vcard(("山田 花子", "TEL:090-1234-5678"), ("鈴木 花子", "TEL:080-1111-2222")),
    }
    found = []
    for number, order in enumerate(itertools.permutations(files)):
        member = Member.objects.create_user(f"m{number}@example.com", name="葵")
        brought = bring(member, **{name: files[name] for name in order})
        assert errors(brought) == ["", "", "", ""]
        now_kept = kept(member.pk)
        found.append({what: now_kept[what] for what in ("people", "days", "joins", "together")})
    assert all(one == found[0] for one in found)


def test_file_that_teaches_who_the_member_is_serves_those_before_it(aoi: Member, bring: Bring) -> None:
    one_letter = mbox(
        ("葵 <aoi@work.example>", "次郎 <jiro@example.com>", "Fri, 12 May 2023 10:00:00 +0900", "9")
    )
    member = Member.objects.create_user("somebody@example.com")
    alone = bring(member, a__mbox=one_letter)
    assert errors(alone) == ["who_are_you"]
    assert "葵 <aoi@work.example>" in (queries.report(alone)[0].error or "")
    more = [
        ("葵 <aoi@work.example>", f"p{number}@example.com", "Fri, 12 May 2023 10:00:00 +0900", f"x{number}")
        for number in range(3)
    ]
    both = bring(member, a__mbox=one_letter, b__mbox=mbox(*more))
    assert errors(both) == ["", ""]
    assert kept(member.pk)["own names"] == [("aoi@work.example", "aoi@work.example", True)]


def test_file_of_unclear_side_leaves_the_others_alone(aoi: Member, bring: Bring) -> None:
    one_letter = mbox(
        ("葵 <a@work.example>", "次郎 <jiro@example.com>", "Fri, 12 May 2023 10:00:00 +0900", "9")
    )
    brought = bring(aoi, a__mbox=one_letter, b__vcf=vcard(TARO))
    assert errors(brought) == ["who_are_you", ""]
    assert Person.objects.of(aoi).count() == 1
    assert remains_of(aoi.pk) == {}


def test_member_is_not_among_the_people(aoi: Member, bring: Bring) -> None:
    bring(aoi, a__vcf=vcard(("葵", "EMAIL:AOI@example.com"), TARO), b__mbox=MAILS)
    assert sorted(Person.objects.of(aoi).values_list("name", flat=True)) == ["山田 太郎", "花子"]


# Bad input goes no further than its file


def test_reader_that_stumbles_costs_its_file_only(
    aoi: Member, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(vcard_reader, "read", stumble)
    brought = bring(aoi, a__vcf=vcard(TARO), b__txt=line("太郎", "葵"))
    assert (brought.state, errors(brought)) == (State.DONE, ["reader_failed", ""])


def test_error_of_an_earlier_try_is_forgotten(aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    asked.files.update(error_code="reader_failed", left_out={"draft": 3}, moments_new=7)
    running.run(asked.pk, now=now)
    assert errors(asked) == [""]
    assert counts(asked) == [(1, 0, 0, 0)]
    assert queries.report(asked)[0].left_out == {}


# Cancelling


def test_cancelled_while_waiting_it_has_ended_at_once(aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    actions.cancel(import_id=asked.pk, by=aoi, now=NOW)
    running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED
    assert [path for path in spooled(asked) if path.exists()] == []
    assert Arrival.objects.of(aoi).count() == 0


def at_step(monkeypatch: pytest.MonkeyPatch, name: str, then: Callable[[], None]) -> None:
    """Has `then` happen at the beginning of a step of bringing."""
    step = getattr(bringing.Bringing, name)

    def with_it(self: bringing.Bringing) -> object:
        then()
        return step(self)

    monkeypatch.setattr(bringing.Bringing, name, with_it)


@pytest.mark.parametrize("step", ["read", "store", "settle"])
def test_cancelled_under_way_nothing_is_kept(
    step: str, aoi: Member, ask: Ask, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(aoi, a__vcf=vcard(HANAKO))
    before = kept(aoi.pk)
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO, HANAKO), b__mbox=MAILS, c__vcf=vcard(TARO))
    at_step(monkeypatch, step, lambda: actions.cancel(import_id=asked.pk, by=aoi, now=NOW))
    running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED
    assert kept(aoi.pk) == before
    assert remains_of(aoi.pk) == {}
    assert [path for path in spooled(asked) if path.exists()] == []


def spooled(asked: Import) -> list:
    from goen.mine.imports.paths import opened_at

    return [opened_at(path) for path in asked.files.values_list("path", flat=True)]


def test_cancel_after_showing_comes_too_late(aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO))
    refused = []

    def cancel(**_: object) -> None:
        with pytest.raises(actions.TooLate):
            actions.cancel(import_id=asked.pk, by=aoi, now=NOW)
        refused.append(True)

    monkeypatch.setattr(ties_actions, "rescore", cancel)
    running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert (asked.state, refused, Person.objects.of(aoi).count()) == (State.DONE, [True], 1)


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["read", "store", "settle"])
def test_interrupted_in_the_terminal_nothing_is_kept(
    step: str, aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO), b__mbox=MAILS)
    at_step(monkeypatch, step, interrupt)
    with pytest.raises(KeyboardInterrupt):
        running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED
    assert kept(aoi.pk)["cards"] == []
    assert remains_of(aoi.pk) == {}


def test_interrupted_while_scoring_it_is_finished(
    aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, a__txt=line("太郎", "葵"))
    score, interrupts = ties_actions.rescore, [interrupt]

    def rescore(**given: object) -> int:
        while interrupts:
            interrupts.pop()()
        return score(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(ties_actions, "rescore", rescore)
    running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert (asked.state, counts(asked), len(kept(aoi.pk)["ties"])) == (State.DONE, [(1, 0, 2, 0)], 1)


# Faults of our own


@pytest.mark.parametrize("step", ["read", "store", "settle"])
def test_fault_of_the_database_ends_it_with_nothing_kept(
    step: str, aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO), b__mbox=MAILS)

    def fail() -> None:
        raise DatabaseError("database or disk is full")

    at_step(monkeypatch, step, fail)
    with pytest.raises(DatabaseError):
        running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert asked.state == State.FAILED
    assert kept(aoi.pk)["cards"] == []
    assert remains_of(aoi.pk) == {}


def test_import_that_could_not_even_be_ended_is_found_lost(
    aoi: Member, ask: Ask, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO))

    def fail(*_: object, **__: object) -> None:
        raise DatabaseError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(bringing.Bringing, "store", fail)
        broken.setattr(holding.Hold, "let_go", fail)
        with pytest.raises(DatabaseError):
            running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert asked.state == State.SETTLING
    assert counts(bring(aoi, a__vcf=vcard(TARO))) == [(1, 0, 0, 0)]
    asked.refresh_from_db()
    assert (asked.state, asked.holder) == (State.FAILED, "")


def test_fault_of_scoring_keeps_what_everybody_sees(
    aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO))

    def fail(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(ties_actions, "rescore", fail)
    with pytest.raises(ZeroDivisionError):
        running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert (asked.state, Person.objects.of(aoi).count()) == (State.DONE, 1)


# Holders that are gone


class Killed(BaseException):
    """Nobody catches it: what is left in the database is what SIGKILL leaves."""


def killed_at(step: str, asked: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    def kill() -> None:
        raise Killed

    with monkeypatch.context() as broken:
        at_step(broken, step, kill)
        with pytest.raises(Killed):
            running.run(asked.pk, now=now)


@pytest.mark.parametrize("step", ["read", "store", "settle"])
def test_uploaded_import_of_a_killed_worker_is_begun_anew(
    step: str, aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO), b__mbox=MAILS)
    killed_at(step, asked, monkeypatch)
    assert running.run_uploaded(asked.pk, now=now)
    asked.refresh_from_db()
    assert (asked.state, counts(asked)) == (State.DONE, [(1, 0, 0, 0), (1, 1, 2, 0)])
    assert remains_of(aoi.pk) == {}


@pytest.mark.parametrize("step", ["read", "store", "settle"])
def test_killed_import_of_a_terminal_ends_when_the_next_one_looks(
    step: str, aoi: Member, ask: Ask, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO), b__mbox=MAILS)
    killed_at(step, asked, monkeypatch)
    bring(aoi, a__vcf=vcard(HANAKO))
    asked.refresh_from_db()
    assert asked.state == State.FAILED
    assert list(Person.objects.of(aoi).values_list("name", flat=True)) == ["鈴木 花子"]
    assert remains_of(aoi.pk) == {}


def test_killed_between_showing_and_scoring_only_the_rest_is_done(
    aoi: Member, ask: Ask, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(aoi, a__vcf=vcard(("太郎", "EMAIL:taro@example.com")))
    asked = ask(aoi, a__vcf=vcard(TARO), b__txt=line("太郎", "葵"))

    def kill(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(running, "redraw", kill)
        with pytest.raises(Killed):
            running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert (asked.state, counts(asked)) == (State.SETTLING, [(0, 1, 0, 0), (1, 0, 2, 0)])
    other = bring(aoi, a__vcf=vcard(TARO))
    asked.refresh_from_db()
    assert (asked.state, counts(asked)) == (State.DONE, [(0, 1, 0, 0), (1, 0, 2, 0)])
    assert counts(other) == [(0, 1, 0, 0)]
    assert sorted(Person.objects.of(aoi).values_list("name", flat=True)) == ["太郎", "山田 太郎"]
    assert len(kept(aoi.pk)["ties"]) == 1


def held_elsewhere(asked: Import, *, silent_for: timedelta) -> None:
    Import.objects.filter(pk=asked.pk).update(
        state=State.READING, holder=ELSEWHERE, beat_at=Now() - silent_for
    )
    asked.refresh_from_db()


@pytest.mark.parametrize(("seconds", "is_lost"), [(5, False), (40, True)])
def test_holder_on_another_machine_must_give_signs(
    seconds: int, is_lost: bool, aoi: Member, ask: Ask
) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    held_elsewhere(asked, silent_for=timedelta(seconds=seconds))
    assert holding.is_lost(asked) is is_lost
    running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert asked.state == (State.DONE if is_lost else State.READING)


def test_process_with_a_number_used_again_is_not_the_holder(aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO))
    where, pid, _started = this_process().split("/")
    Import.objects.filter(pk=asked.pk).update(
        state=State.READING, holder=f"{where}/{pid}/1#abc", beat_at=Now()
    )
    asked.refresh_from_db()
    assert holding.is_lost(asked)


@pytest.mark.parametrize("step", ["read", "store", "settle"])
def test_holder_taken_for_dead_writes_nothing_any_more(
    step: str, aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It slept, was taken over, and wakes while the new holder is at work."""
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO), b__mbox=MAILS)
    taken: list[dict[str, int]] = []

    def take_over() -> None:
        Import.objects.filter(pk=asked.pk).update(holder=ELSEWHERE, beat_at=Now())
        arrival = Arrival.objects.create(owner=aoi, source="vcard", label="theirs", arrived_at=NOW)
        Card.objects.create(owner=aoi, source="vcard", account="theirs", arrival=arrival)
        asked.files.filter(position=0).update(arrival=arrival)
        taken.append(rows_of(aoi.pk))

    at_step(monkeypatch, step, take_over)
    running.run(asked.pk, now=now)
    asked.refresh_from_db()
    assert (asked.state in holding.AT_WORK, asked.holder) == (True, ELSEWHERE)
    assert rows_of(aoi.pk) == taken[0]
    assert Card.objects.of(aoi).filter(account="theirs").exists()
    assert [path.exists() for path in spooled(asked)] == [True, True]


def test_import_erased_under_way_leaves_nothing(
    aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO), b__mbox=MAILS)
    at_step(monkeypatch, "settle", lambda: contextvars.Context().run(erase, aoi))  # as in another process
    running.run(asked.pk, now=now)
    assert rows_of(aoi.pk) == {}


# Two at once


def test_worker_does_not_wait_for_an_import_that_is_in_the_way(aoi: Member, ask: Ask) -> None:
    first, second = ask(aoi, a__vcf=vcard(TARO)), ask(aoi, spooled=True, a__vcf=vcard(HANAKO))
    held_elsewhere(first, silent_for=timedelta(0))
    assert not running.run_uploaded(second.pk, now=now)
    second.refresh_from_db()
    assert second.state == State.WAITING


def test_imports_of_two_members_run_side_by_side(aoi: Member, ren: Member, ask: Ask, bring: Bring) -> None:
    held_elsewhere(ask(aoi, a__vcf=vcard(TARO)), silent_for=timedelta(0))
    assert bring(ren, a__vcf=vcard(TARO)).state == State.DONE


def in_thread(import_id: int, failed: list[BaseException]) -> threading.Thread:
    def work() -> None:
        try:
            running.run(import_id, now=now)
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_of_one_member_one_waits(
    aoi: Member, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("threads share no database in memory")
    first, second = ask(aoi, a__vcf=vcard(TARO), b__mbox=MAILS), ask(aoi, a__vcf=vcard(TARO), b__mbox=MAILS)
    seen: list[list[str]] = []

    def look() -> None:
        states = Import.objects.of(aoi).values_list("state", flat=True)
        seen.append(sorted(states))
        time.sleep(0.5)

    at_step(monkeypatch, "store", look)
    failed: list[BaseException] = []
    threads = [in_thread(one.pk, failed) for one in (first, second)]
    for thread in threads:
        thread.join(30)
    assert failed == []
    assert seen == [["settling", "waiting"], ["done", "settling"]]
    assert sorted([*counts(first), *counts(second)]) == [
        (0, 1, 0, 0), (0, 2, 0, 2), (1, 0, 0, 0), (1, 1, 2, 0)
    ]  # fmt: skip


def test_learnt_names_are_kept_with_what_taught_them(aoi: Member, bring: Bring) -> None:
    bring(aoi, a__txt=line("太郎", "あおい"))
    assert OwnName.objects.of(aoi).get().value == "あおい"
    assert ImportFile.objects.of(aoi).get().arrival.completed_at == NOW
