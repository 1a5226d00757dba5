"""Asking for imports, and saying which names are one's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goen.base.models import AuditRow
from goen.members.models import Member
from goen.mine.imports import actions, queries, running
from goen.mine.imports.models import Import, ImportFile, Ledger, OwnName
from goen.mine.people import actions as people_actions
from goen.mine.people.models import Note, Person
from goen.mine.ties.models import Tie
from tests.mine.imports.conftest import NOW, Ask, Bring
from tests.mine.made import kept, line, mbox, vcard

TARO = ("山田 太郎", "EMAIL:taro@example.com")
MAILS = mbox(
    *(
        ("葵 <aoi@example.com>", f"{name}@example.com", "Fri, 12 May 2023 10:00:00 +0900", name)
        for name in ("taro", "hanako", "aoi.work")
    )
)


def names(member: Member) -> list[str]:
    return sorted(Person.objects.of(member).values_list("name", flat=True))


def test_asking_makes_an_import_that_waits_and_is_on_record(aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO), b__txt=line("太郎", "葵"))
    assert (asked.state, asked.bytes_total) == ("waiting", sum(asked.files.values_list("size", flat=True)))
    assert list(asked.files.order_by("position").values_list("position", "is_spooled")) == [
        (0, False),
        (1, False),
    ]
    assert AuditRow.objects.get().action == "import.asked"


def test_nothing_is_no_import(aoi: Member) -> None:
    with pytest.raises(actions.NothingToBring):
        actions.bring(member=aoi, paths=[], keep_last_words=False, now=NOW)


def test_name_that_is_none_makes_no_import(aoi: Member) -> None:
    with pytest.raises(actions.NotAName):
        actions.bring(member=aoi, paths=["a.vcf"], me=["  "], keep_last_words=False, now=NOW)
    assert Import.objects.count() == 0


def test_file_whose_name_is_no_text_is_read_all_the_same(aoi: Member, tmp_path: Path) -> None:
    """Unpacked from a zip of another system: Shift_JIS on a disk that speaks UTF-8."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + "電話帳.vcf".encode("cp932"))
    Path(path).write_bytes(vcard(TARO))
    asked = actions.bring(member=aoi, paths=[path], keep_last_words=False, now=NOW)
    running.run(asked.pk, now=lambda: NOW)
    (report,) = queries.report(asked)
    assert (report.error, report.people_new) == (None, 1)
    assert report.file.endswith(".vcf")


def test_days_are_those_of_the_first_import_for_ever(aoi: Member, ask: Ask) -> None:
    ask(aoi, a__vcf=vcard(TARO))
    aoi.time_zone = "America/New_York"
    aoi.save()
    ask(aoi, a__vcf=vcard(TARO))
    assert Ledger.objects.get(owner=aoi).zone == "Asia/Tokyo"


@pytest.mark.parametrize("state", ["done", "cancelled", "failed"])
def test_what_has_ended_cannot_be_cancelled(state: str, aoi: Member, ask: Ask) -> None:
    asked = ask(aoi, a__vcf=vcard(TARO))
    Import.objects.update(state=state)
    with pytest.raises(actions.TooLate):
        actions.cancel(import_id=asked.pk, by=aoi, now=NOW)


def test_nobody_cancels_the_import_of_another(aoi: Member, mio: Member, ask: Ask) -> None:
    asked = ask(aoi, spooled=True, a__vcf=vcard(TARO))
    with pytest.raises(actions.TooLate):
        actions.cancel(import_id=asked.pk, by=mio, now=NOW)
    asked.refresh_from_db()
    assert (asked.state, asked.cancel_asked_at) == ("waiting", None)
    assert Path(asked.files.get().path).exists()


# Own names


def test_own_address_said_later_takes_effect_at_once(aoi: Member, bring: Bring) -> None:
    bring(aoi, a__mbox=MAILS)
    assert names(aoi) == ["aoi.work@example.com", "hanako@example.com", "taro@example.com"]
    actions.say_own_name(value="AOI.work@example.com", by=aoi, now=NOW)
    assert names(aoi) == ["hanako@example.com", "taro@example.com"]
    assert Tie.objects.of(aoi).count() == 2


def test_own_address_taken_back_brings_the_person_back_with_what_hung_on_them(
    aoi: Member, bring: Bring
) -> None:
    bring(aoi, a__mbox=MAILS)
    work = Person.objects.of(aoi).get(name="aoi.work@example.com")
    people_actions.write_note(person_id=work.pk, text="自分かも", by=aoi, now=NOW)
    said = actions.say_own_name(value="aoi.work@example.com", by=aoi, now=NOW)
    assert Note.objects.of(aoi).count() == 1
    actions.forget_own_name(own_name_id=said.pk, by=aoi, now=NOW)
    back = Person.objects.of(aoi).get(name="aoi.work@example.com")
    assert Note.objects.of(aoi).get().card.person == back
    assert Tie.objects.of(aoi).get(person=back).sent == 1


def test_own_name_said_tells_talks_not_namesakes_with_addresses(aoi: Member, bring: Bring) -> None:
    member = Member.objects.create_user("somebody@example.com")
    bring(member, a__txt=line("ゆき", "あおい"), b__vcf=vcard(("ゆき", "EMAIL:yuki@example.com")))
    assert names(member) == ["ゆき", "ゆき"]
    actions.say_own_name(value="ゆき", by=member, now=NOW)
    assert list(Person.objects.of(member).values_list("cards__source", flat=True)) == ["vcard"]


def test_name_that_a_talk_taught_makes_no_friend_vanish(aoi: Member, bring: Bring) -> None:
    member = Member.objects.create_user("somebody@example.com")
    bring(member, a__txt=line("太郎", "ゆき"), b__txt=line("ゆき", "花"))
    assert names(member) == ["ゆき", "太郎"]


def test_saying_a_name_again_says_it_once(aoi: Member) -> None:
    actions.learn(aoi, ["葵", "葵"])
    actions.say_own_name(value=" 葵 ", by=aoi, now=NOW)
    actions.learn(aoi, ["葵", " "])
    assert list(OwnName.objects.of(aoi).values_list("value", "is_learnt")) == [("葵", False)]


def test_nobody_forgets_the_name_of_another(aoi: Member, mio: Member) -> None:
    said = actions.say_own_name(value="葵", by=aoi, now=NOW)
    actions.forget_own_name(own_name_id=said.pk, by=mio, now=NOW)
    assert OwnName.objects.of(aoi).count() == 1


def test_same_files_of_two_members_never_touch(aoi: Member, ren: Member, mio: Member, bring: Bring) -> None:
    files = {"a__mbox": MAILS, "b__vcf": vcard(TARO), "c__txt": line("太郎", "葵")}
    bring(aoi, **files)
    before = kept(aoi.pk)
    brought = bring(ren, me=("aoi@example.com",), **files)
    assert [(file.people_known, file.moments_known) for file in queries.report(brought)] == [
        (0, 0),
        (1, 0),
        (0, 0),
    ]
    assert kept(aoi.pk) == before
    prints = [set(kept(member.pk)["prints"]) for member in (aoi, ren)]
    assert prints[0].isdisjoint(prints[1])  # each under a key of their own
    assert names(ren) == names(aoi)
    assert names(mio) == []
    assert ImportFile.objects.of(mio).count() == 0
    assert queries.latest(mio) == []
