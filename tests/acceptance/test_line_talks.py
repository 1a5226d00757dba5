"""What comes of talks that LINE saved."""

from __future__ import annotations

import pytest

from tests.acceptance.conftest import Home, first_and_last, people_and_moments
from tests.acceptance.exports.cards import named
from tests.acceptance.exports.talks import ENGLISH_SAVED, EVENING, GROUP, MORNING, TWO_DAYS, talk

JUNE = ("2026-06-01", "2026-06-03")
HEADS = [
    {},
    {"title": "Chat history with 山田", "saved": "Saved on: 2026/07/01 12:00"},
    {"title": "Chat history with 山田", "saved": ENGLISH_SAVED},
]


def test_a_talk_of_two_needs_no_word_about_who_is_who(home: Home) -> None:
    path = home.write("talk.txt", TWO_DAYS)
    (report,) = home.bring(path)
    assert (report["source"], people_and_moments(report)) == ("line", (1, 0, 3, 0))
    assert (first_and_last(report), report["skipped"]) == (JUNE, [])
    assert home.days() == {("山田", "2026-06-01"): (1, 1, 2.0), ("山田", "2026-06-03"): (0, 1, 1.0)}
    assert people_and_moments(home.bring(path)[0]) == (0, 1, 0, 3)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "days",
    [
        ("2026/06/01(月)", "2026/06/03(水)"),
        ("2026/6/1(月)", "2026/6/3(水)"),
        ("Mon, 6/1/2026", "Wed, 6/3/2026"),
        ("Mon, 06/01/2026", "Wed, 06/03/2026"),
        ("Mon, 01/06/2026", "Wed, 03/06/2026"),
        ("2026.06.01 Monday", "2026.06.03 Wednesday"),
        ("2026/06/01(Mon)", "2026/06/03(Wed)"),
        ("2026.06.01 月曜日", "2026.06.03 水曜日"),
    ],
)
def test_days_are_read_in_every_form(home: Home, head: dict[str, str], days: tuple[str, str]) -> None:
    report = home.bring_one(talk((days[0], MORNING), (days[1], EVENING), **head))
    assert (people_and_moments(report), first_and_last(report)) == ((1, 0, 3, 0), JUNE)


@pytest.mark.parametrize(
    "times",
    [
        ("10:23", "21:00"),
        ("午前10:23", "午後9:00"),
        ("午前0:05", "午後0:30"),
        ("10:23am", "09:00pm"),
        ("10:23 AM", "9:00 PM"),
        ("10:23\u202fAM", "12:00\u202fPM"),
    ],
)
def test_times_are_read_in_every_form(home: Home, times: tuple[str, str]) -> None:
    said = [((time, "山田", "x"), (time, "佐藤", "y")) for time in times]
    report = home.bring_one(talk(("2026/06/01(月)", said[0]), ("2026/06/03(水)", said[1])))
    assert (people_and_moments(report), first_and_last(report)) == ((1, 0, 4, 0), JUNE)


BY_WEEKDAY = {
    "Wed, 01/10/2025": "2025-10-01",
    "Fri, 01/10/2025": "2025-01-10",
    "Thu, 05/05/2022": "2022-05-05",  # the same either way round
}


def english(day: str) -> str:
    said = (("10:23 AM", "山田", "x"), ("10:24 AM", "佐藤", "y"))
    return talk((day, said), title="Chat history with 山田", saved="Saved on: 7/1/2026, 12:00 PM")


@pytest.mark.parametrize("day", BY_WEEKDAY)
def test_the_weekday_tells_the_day_from_the_month(home: Home, day: str) -> None:
    report = home.bring_one(english(day))
    assert first_and_last(report) == (BY_WEEKDAY[day], BY_WEEKDAY[day])


def test_where_day_and_month_stay_open_nothing_is_guessed(home: Home) -> None:
    # The 7th of January 2025 was a Tuesday, and the 1st of July too.
    report = home.bring_one(english("Tue, 01/07/2025").replace("7/1/2026", "01/07/2026"), status=2)
    assert (people_and_moments(report), home.people()) == ((0, 0, 0, 0), [])
    assert "01/07/2025" in report["error"]


def test_text_in_quotes_may_look_like_a_talk(home: Home) -> None:
    quoted = '"一行目\n2020/01/01(水)\n10:23\t山田\tだまし\n\n最後は""引用""です"'
    report = home.bring_one(
        talk(("2026/06/01(月)", (("10:22", "山田", quoted), *MORNING)), ("2026/06/03(水)", EVENING))
    )
    assert (people_and_moments(report), first_and_last(report)) == ((1, 0, 4, 0), JUNE)


@pytest.mark.parametrize(
    "text", ['"なるほど', 'はい "ね"', '"引用"', '"引用" と言った', '"', '""', "a\tb\tc"]
)
def test_a_text_that_only_looks_quoted_swallows_nothing(home: Home, text: str) -> None:
    report = home.bring_one(
        talk(("2026/06/01(月)", (("10:20", "山田", text), *MORNING)), ("2026/06/03(水)", EVENING))
    )
    assert (people_and_moments(report), first_and_last(report)) == ((1, 0, 4, 0), JUNE)


@pytest.mark.parametrize(
    "marker",
    ["[写真]", "[動画]", "[スタンプ]", "[ボイスメッセージ]", "[ファイル]", "[位置情報]", "☎ 通話時間 1:23"],
)
def test_pictures_and_calls_are_moments(home: Home, marker: str) -> None:
    report = home.bring_one(talk(("2026/06/01(月)", (*MORNING, ("11:00", "山田", marker)))))
    assert people_and_moments(report) == (1, 0, 3, 0)


@pytest.mark.parametrize(
    "line",
    [
        ("11:00", "", "山田が佐藤を友だちに追加しました"),
        ("11:00", "山田がアルバムを作成しました"),
        ("11:00", "山田がメッセージの送信を取り消しました"),
        ("11:00", "", "佐藤がメッセージの送信を取り消しました"),
        ("11:00", "佐藤", "メッセージの送信を取り消しました"),
        ("11:00 AM", "山田 unsent a message."),
    ],
)
def test_notices_and_what_was_taken_back_are_none(home: Home, line: tuple[str, ...]) -> None:
    report = home.bring_one(talk(("2026/06/01(月)", (*MORNING, line))))
    assert (people_and_moments(report), report["skipped"]) == ((1, 0, 2, 0), [])


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_talks_are_read_in_any_encoding(home: Home, encoding: str, ending: str) -> None:
    report = home.bring_one(TWO_DAYS.replace("\n", ending).encode(encoding))
    assert (people_and_moments(report), home.names()) == ((1, 0, 3, 0), ["山田"])


@pytest.mark.parametrize("order", [1, -1])
def test_an_older_and_a_newer_export_of_one_talk_are_one_talk(home: Home, order: int) -> None:
    later = ("2026/06/10(水)", (("08:00", "佐藤", "元気?"), ("08:01", "山田", "うん")))
    newer = talk(
        ("2026/06/01(月)", MORNING), ("2026/06/03(水)", EVENING), later, saved="保存日時：2026/08/01 9:00"
    )
    files = [home.write("old.txt", TWO_DAYS), home.write("new.txt", newer)]
    reports = home.bring(*files[::order])
    assert sum(report["moments_new"] for report in reports) == 5
    assert sum(report["moments_known"] for report in reports) == 3
    assert people_and_moments(reports[1])[:2] == (0, 1)


def test_equal_texts_in_one_minute_count_each(home: Home) -> None:
    thrice = (("10:23", "山田", "え"), ("10:23", "山田", "え"), ("10:23", "佐藤", "え"))
    path = home.write("x.txt", talk(("2026/06/01(月)", thrice)))
    assert people_and_moments(home.bring(path)[0]) == (1, 0, 3, 0)
    assert people_and_moments(home.bring(path)[0]) == (0, 1, 0, 3)


@pytest.mark.parametrize(("speaker", "day"), [("佐藤", (2, 0, 2.0)), ("山田", (0, 2, 2.0))])
def test_one_side_alone_may_have_spoken(home: Home, speaker: str, day: tuple[int, int, float]) -> None:
    said = (("10:23", speaker, "おーい"), ("10:24", speaker, "見てる?"))
    report = home.bring_one(talk(("2026/06/01(月)", said)))
    assert people_and_moments(report) == (1, 0, 2, 0)
    assert home.days() == {("山田", "2026-06-01"): day}


def test_the_same_talk_from_a_phone_in_english_is_known(home: Home) -> None:
    said = [("10:23 AM", "山田", "[Photo]"), ("10:25 AM", "佐藤", "おはようございます")]
    english = talk(("Mon, 6/1/2026", tuple(said)), title="Chat history with 山田", saved=ENGLISH_SAVED)
    japanese = talk(("2026/06/01(月)", (("10:23", "山田", "[写真]"), *MORNING[1:])))
    reports = home.bring(home.write("ja.txt", japanese), home.write("en.txt", english))
    assert people_and_moments(reports[1]) == (0, 1, 0, 2)


def test_a_talk_from_a_computer_is_read(home: Home) -> None:
    monday = "2026.06.01 月曜日\n10:23 山田 おはよう ございます\n10:25 佐藤 おはよう\n"
    report = home.bring_one(f"{monday}2026.06.03 水曜日\n21:00 山田 はい\n", me=["佐藤"])
    assert (people_and_moments(report), first_and_last(report)) == ((1, 0, 3, 0), JUNE)


# Groups


@pytest.mark.parametrize(("language", "letters"), [("en", "Add your name"), ("ja", "自分の名前")])
def test_a_group_does_not_tell_whose_it_is(home: Home, language: str, letters: str) -> None:
    report = home.bring_one(GROUP, status=2, language=language)
    assert (report["source"], people_and_moments(report)) == ("line", (0, 0, 0, 0))
    assert "--me" in report["error"]
    assert letters in report["error"]
    assert home.people() == []


def test_me_tells_whose_the_group_is_from_then_on(home: Home) -> None:
    path = home.write("group.txt", GROUP)
    (report,) = home.bring(path, me=["佐藤"])
    assert (people_and_moments(report), report["skipped"]) == ((2, 0, 4, 0), [])
    assert home.names() == ["山田", "鈴木"]
    assert people_and_moments(home.bring(path)[0]) == (0, 2, 0, 4)


def test_a_name_that_nobody_has_does_not_help(home: Home) -> None:
    assert people_and_moments(home.bring_one(GROUP, me=["だれか"], status=2)) == (0, 0, 0, 0)


@pytest.mark.parametrize("order", [1, -1])
def test_a_talk_of_two_tells_whose_the_group_is(home: Home, order: int) -> None:
    files = [home.write("talk.txt", TWO_DAYS), home.write("group.txt", GROUP)]
    home.bring(*files[::order])
    # One 山田 is in the talk, one in the group: a name alone joins nobody.
    assert home.names() == ["山田", "山田", "鈴木"]


def test_a_name_in_an_address_book_only_suggests(home: Home) -> None:
    reports = home.bring(home.write("v.vcf", named("山田")), home.write("talk.txt", TWO_DAYS))
    assert people_and_moments(reports[1]) == (1, 0, 3, 0)


# Faults


def test_an_impossible_day_costs_what_stands_under_it(home: Home) -> None:
    report = home.bring_one(
        talk(("2026/06/01(月)", MORNING), ("2026/13/45(水)", EVENING), ("2026/06/05(金)", EVENING))
    )
    assert people_and_moments(report) == (1, 0, 3, 0)
    assert (first_and_last(report), bool(report["skipped"])) == (("2026-06-01", "2026-06-05"), True)


@pytest.mark.parametrize("day", ["1970/01/01(木)", "2100/06/01(火)"])
def test_a_day_of_a_broken_clock_costs_what_stands_under_it(home: Home, day: str) -> None:
    report = home.bring_one(talk(("2026/06/01(月)", MORNING), (day, EVENING)))
    assert (people_and_moments(report), first_and_last(report)) == ((1, 0, 2, 0), (JUNE[0], JUNE[0]))
    assert {row["line"] for row in report["skipped"]} <= {8, 9}
    assert report["skipped"]


def test_an_impossible_time_costs_its_line(home: Home) -> None:
    report = home.bring_one(talk(("2026/06/01(月)", (*MORNING, ("99:99", "山田", "z")))))
    assert (people_and_moments(report), [row["line"] for row in report["skipped"]]) == ((1, 0, 2, 0), [7])
