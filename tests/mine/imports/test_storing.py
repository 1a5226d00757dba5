"""What is stored of one file, and of what everybody wrote."""

from __future__ import annotations

import pytest

from goen.members.models import Member
from goen.mine.imports import queries
from goen.mine.imports.models import FingerprintPage, SkippedRow
from goen.mine.ties.models import LastWords, TieDay, Together
from tests.mine.imports.conftest import Bring
from tests.mine.made import line, mbox, messages, vcard

LETTERS = messages(
    ("葵 田中/aoi", "太郎 山田/taro", "2024-01-05 14:59:59", "一"),
    ("葵 田中/aoi", "太郎 山田/taro", "2024-01-05 15:00:01", "二"),
    ("太郎 山田/taro", "葵 田中/aoi", "2024-01-05 15:00:02", "三"),
)


def test_moments_are_counted_by_the_day_of_the_members_zone(aoi: Member, bring: Bring) -> None:
    bring(aoi, me=("https://www.linkedin.com/in/aoi",), a__csv=LETTERS)
    days = TieDay.objects.of(aoi).order_by("day").values_list("card__account", "sent", "received", "weight")
    assert list(days) == [("taro", 1, 0, 1.0), ("taro", 1, 1, 2.0)]
    (report,) = queries.report(bring(aoi, a__csv=LETTERS))
    assert (str(report.first_on), str(report.last_on)) == ("2024-01-05", "2024-01-06")


def test_nothing_of_what_was_written_is_kept(aoi: Member, bring: Bring) -> None:
    bring(aoi, a__txt=line("太郎", "葵", ("10:00", "太郎", "秘密の話"), ("10:01", "葵", "誰にも言わない")))
    assert LastWords.objects.count() == 0
    assert len(bytes(FingerprintPage.objects.of(aoi).get().packed)) == 16


@pytest.mark.parametrize("words", [True, False])
def test_last_words_are_kept_where_the_member_agreed(words: bool, aoi: Member, bring: Bring) -> None:
    talk = line("太郎", "葵", ("10:00", "太郎", "では"), ("10:01", "葵", "また" * 300))
    bring(aoi, words=words, a__txt=talk)
    bring(aoi, words=words, a__txt=talk)
    kept = list(LastWords.objects.of(aoi).values_list("text", "is_mine"))
    assert kept == ([("また" * 200, True)] if words else [])


def test_last_words_of_an_import_without_them_can_be_brought_later(aoi: Member, bring: Bring) -> None:
    talk = line("太郎", "葵", ("10:00", "太郎", "では"))
    bring(aoi, a__txt=talk)
    bring(aoi, words=True, a__txt=talk)
    assert LastWords.objects.of(aoi).get().text == "では"


def test_words_in_a_larger_round_are_for_nobody_alone(aoi: Member, bring: Bring) -> None:
    mails = mbox(
        ("葵 <aoi@example.com>", "taro@example.com, jiro@example.com", "Fri, 12 May 2023 10:00:00 +0900", "1")
    )
    bring(aoi, words=True, a__mbox=mails)
    assert LastWords.objects.count() == 0
    (pair,) = Together.objects.of(aoi)
    assert (pair.times, pair.card_id < pair.other_id) == (1, True)
    assert list(TieDay.objects.of(aoi).values_list("sent", "weight")) == [(1, 0.5), (1, 0.5)]


def test_letters_to_oneself_are_left_out_by_rule(aoi: Member, bring: Bring) -> None:
    mails = mbox(
        ("葵 <aoi@example.com>", "aoi@example.com", "Fri, 12 May 2023 10:00:00 +0900", "1"),
        ("葵 <aoi@example.com>", "taro@example.com", "Fri, 12 May 2023 11:00:00 +0900", "2"),
    )
    (report,) = queries.report(bring(aoi, a__mbox=mails))
    assert (report.moments_new, report.left_out) == (1, {"to_self": 1})


def test_what_could_not_be_read_is_named_row_by_row(aoi: Member, bring: Bring) -> None:
    broken = vcard(*((f"人 {number}", "TEL:12") for number in range(3)))
    (report,) = queries.report(bring(aoi, a__vcf=broken))
    assert [(row.file, row.line) for row in report.skipped] == [("a.vcf", 4), ("a.vcf", 9), ("a.vcf", 14)]
    assert SkippedRow.objects.of(aoi).count() == 3
    assert len(queries.report(queries.latest(aoi)[0], most_skipped=1)[0].skipped) == 1


def test_what_no_database_takes_is_stored_all_the_same(aoi: Member, bring: Bring) -> None:
    """NUL, half a character, and more than fits."""
    long = "長" * 2_000
    brought = bring(
        aoi,
        a__vcf=vcard(("山\0田 太郎", "EMAIL:taro@example.com"), (long, f"NOTE:\0{long}", f"UID:{long}")),
        b__txt=line("太" * 600, "葵", ("10:00", "太" * 600, "\0")),
    )
    assert [file.error for file in queries.report(brought)] == [None, None]
    assert queries.report(bring(aoi, a__vcf=vcard((long, f"UID:{long}"))))[0].people_known == 1
