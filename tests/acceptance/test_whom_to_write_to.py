"""The reconnect list in small worlds whose right answer is plain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.acceptance.conftest import Home
from tests.acceptance.exports.linkedin import ME, Row, every, message, messages, someone, talk
from tests.acceptance.exports.mails import TARO, mail

TODAY = date(2026, 11, 20)
TWO_YEARS_AGO = date(2024, 11, 20)
A_YEAR_BEFORE = date(2023, 11, 20)

WEEKLY = talk(someone("Weekly Friend"), every(7, A_YEAR_BEFORE, TWO_YEARS_AGO))
ACTIVE = talk(someone("Active Friend"), every(7, date(2026, 1, 1), date(2026, 11, 15)))


def bring(home: Home, *talks: list[Row]) -> None:
    home.bring_one(messages(row for each in talks for row in each), me=[ME.name])


def test_a_weekly_friend_is_above_a_yearly_one(home: Home) -> None:
    yearly = talk(someone("Yearly Friend"), every(365, date(2016, 11, 20), TWO_YEARS_AGO))
    bring(home, yearly, WEEKLY, ACTIVE)
    first = home.reconnect()[0]
    assert list(first) == [
        "person", "name", "last_on", "usual_gap_days", "quiet_days", "strength", "evidence", "why",
    ]  # fmt: skip
    assert (first["name"], first["last_on"], first["quiet_days"]) == ("Weekly Friend", "2024-11-18", 732)
    assert first["usual_gap_days"] == 7
    assert 0 < first["strength"] < 1
    assert 0 < first["evidence"] < 1


@pytest.mark.parametrize(
    "other",
    [
        talk(someone("Other"), [TWO_YEARS_AGO], is_answered=False),  # once, and no more
        talk(someone("Other"), every(7, A_YEAR_BEFORE, TWO_YEARS_AGO), is_answered=False),  # a newsletter
        talk(someone("Other"), every(7, date(2025, 9, 1), TODAY - timedelta(80))),  # quiet, but not for long
        talk(someone("Other"), every(180, date(2020, 1, 1), TODAY - timedelta(100))),  # as quiet as ever
        ACTIVE,
    ],
)
def test_others_are_left_in_peace(home: Home, other: list[Row]) -> None:
    bring(home, WEEKLY, other)
    assert home.to_write_to() == ["Weekly Friend"]


def test_one_exchange_is_no_friendship_to_take_up_before_another(home: Home) -> None:
    bring(home, WEEKLY, talk(someone("Once Both"), [date(2024, 1, 5)]))
    assert home.to_write_to()[0] == "Weekly Friend"


def test_after_100_days_a_weekly_friend_comes_before_a_monthly_one(home: Home) -> None:
    end = TODAY - timedelta(100)
    begin = end - timedelta(728)
    bring(
        home,
        talk(someone("Monthly Friend"), every(28, begin, end)),
        talk(someone("Weekly Friend"), every(7, begin, end)),
        ACTIVE,
    )
    assert home.to_write_to()[0] == "Weekly Friend"


def test_a_friend_comes_before_people_of_a_group(home: Home) -> None:
    days = list(every(14, A_YEAR_BEFORE, TWO_YEARS_AGO))
    group = [someone(f"Member {letter}") for letter in "ABCDEFGH"]
    rows = []
    for number, day in enumerate(days):
        speaker = group[number % len(group)]
        others = [one for one in group if one is not speaker]
        rows.append(message("group", speaker, [ME, *others], f"{day} 03:00:00"))
        rows.append(message("group", ME, group, f"{day} 04:00:00"))
    bring(home, rows, talk(someone("Direct Friend"), days), ACTIVE)
    found = home.reconnect()
    assert found[0]["name"] == "Direct Friend"
    assert all((one["strength"] or 0) < found[0]["strength"] for one in found[1:])


def test_a_friend_comes_before_those_who_only_ever_got_round_letters(home: Home) -> None:
    crowd = [f"Crowd {number} <c{number}@m.example>" for number in range(40)]
    friend = "Dear Friend <dear@f.example>"
    mails = []
    for day in every(14, A_YEAR_BEFORE, TWO_YEARS_AGO):
        at = f"{day:%a, %d %b %Y} 10:00:00 +0900"
        mails += [mail(TARO, ", ".join(crowd), at=at), mail(TARO, friend, at=at), mail(friend, TARO, at=at)]
    home.bring_one("".join(mails))
    assert home.to_write_to() == ["Dear Friend"]


def test_who_answers_comes_before_who_only_writes(home: Home) -> None:
    days = list(every(14, A_YEAR_BEFORE, TWO_YEARS_AGO))
    quiet = someone("Mostly Theirs")
    theirs = [
        *talk(quiet, days, is_answered=False),
        message("Mostly Theirs", ME, quiet, "2024-03-03 03:00:00"),
    ]
    bring(home, theirs, talk(someone("Both Ways"), days), ACTIVE)
    assert home.to_write_to()[0] == "Both Ways"


def test_the_usual_gap_is_between_days_and_not_between_messages(home: Home) -> None:
    friend = someone("Bursty Friend")
    bursts = [
        message("b", *((ME, friend), (friend, ME))[minute % 2], f"{day} 03:{minute:02}:00", str(minute))
        for day in every(30, date(2024, 1, 5), date(2024, 12, 5))
        for minute in range(30)
    ]
    bring(home, bursts, ACTIVE)
    assert [(one["name"], one["usual_gap_days"]) for one in home.reconnect()] == [("Bursty Friend", 30)]


def test_a_new_years_card_of_long_ago_is_worth_a_letter(home: Home) -> None:
    bring(home, talk(someone("New Year Card"), every(365, date(2010, 1, 1), date(2022, 1, 1))), ACTIVE)
    assert home.to_write_to() == ["New Year Card"]


def test_today_moves_the_answer(home: Home) -> None:
    quiet = talk(someone("Quiet Eighty"), every(7, date(2025, 9, 1), TODAY - timedelta(80)))
    bring(home, WEEKLY, quiet)
    assert home.to_write_to("2020-01-01") == []
    assert home.to_write_to("2024-12-20") == []
    assert home.to_write_to("2026-11-20") == ["Weekly Friend"]
    assert set(home.to_write_to("2027-03-01")) == {"Weekly Friend", "Quiet Eighty"}


def test_why_is_a_plain_sentence_in_the_language_asked_for(home: Home) -> None:
    seldom = [date(2022, 1, 1), date(2022, 2, 1), date(2022, 5, 1)]
    bring(home, WEEKLY, talk(someone("Three Times"), seldom), ACTIVE)
    english, japanese = home.reconnect(), home.reconnect(language="ja")
    assert [one["person"] for one in english] == [one["person"] for one in japanese]
    assert english[0]["why"] == (
        "You talked almost every week for about 1 year from 2023. It went quiet 2 years ago, in autumn."
    )
    assert japanese[0]["why"] == "2023年から1年ほど毎週のように話していました。2年前の秋から途切れています。"
    assert all(one["why"].endswith(".") and one["why"].isascii() for one in english)
    assert all(one["why"].endswith("。") for one in japanese)


def test_an_empty_home_has_nobody_to_write_to(home: Home) -> None:
    assert home.reconnect() == []
