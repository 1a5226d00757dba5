"""Several files in one call or in several: nothing depends on the order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.acceptance.conftest import Home, Homes, people_and_moments
from tests.acceptance.exports.cards import named
from tests.acceptance.exports.linkedin import (
    HANAKO,
    KENJI,
    ME,
    MIKA,
    RYO,
    TWO_TALKS,
    connection,
    connections,
    every,
    messages,
    talk,
    zipped,
)
from tests.acceptance.exports.mails import both_ways
from tests.acceptance.exports.talks import talk as line_talk

LINKEDIN = zipped(
    Connections_csv=connections(
        [connection(HANAKO, address="hanako@a.example"), connection(MIKA), connection(RYO)]
    ),
    messages_csv=messages([*talk(HANAKO, every(7, date(2024, 1, 1), date(2024, 12, 1))), *TWO_TALKS[3:]]),
)
CARDS = (
    named(
        "佐藤 花子",
        "X-PHONETIC-LAST-NAME:さとう",
        "X-PHONETIC-FIRST-NAME:はなこ",
        "EMAIL:hanako@a.example",
        "TEL:09011112222",
    )
    + named("鈴木 健", "TEL:0312345678")
    + named("佐藤 花子", "TEL:0312345678")
)
MONDAYS = [
    (f"{day:%Y/%m/%d}(月)", (("10:23", "山田", f"おはよう{day}"), ("10:25", "佐藤太郎", "はい")))
    for day in every(7, date(2024, 1, 1), date(2024, 6, 24))
]
FILES = (
    ("li.zip", LINKEDIN),
    ("cards.vcf", CARDS),
    ("talk.txt", line_talk(*MONDAYS)),
    ("mail.mbox", "".join(both_ways())),
)
ORDERS = ((0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1))


def seen(home: Home) -> tuple[Any, ...]:
    """All that there is to see, but for numbers, which are only names."""
    people = [
        {
            **{name: value for name, value in person.items() if name != "person"},
            "handles": sorted((handle["kind"], handle["value"]) for handle in person["handles"]),
        }
        for person in home.people()
    ]
    ties = [{name: value for name, value in tie.items() if name != "person"} for tie in home.reconnect()]
    return sorted(people, key=str), ties, home.days()


def all_at_once(home: Home, paths: list[str]) -> None:
    home.bring(*paths, me=[ME.name, "佐藤太郎"])


def one_by_one(home: Home, paths: list[str]) -> None:
    for path in paths:
        home.bring(path, me=[ME.name, "佐藤太郎"])


@pytest.mark.parametrize("way", [all_at_once, one_by_one])
def test_the_order_of_files_changes_nothing(new_home: Homes, way: Callable[[Home, list[str]], None]) -> None:
    found = []
    for order in ORDERS:
        home = new_home()
        way(home, [home.write(*FILES[place]) for place in order])
        found.append(seen(home))
    assert found[0][1], "somebody to write to"
    assert found[1:] == found[:1] * 3


def test_four_sources_meet_in_their_people(home: Home) -> None:
    home.bring(*(home.write(*file) for file in FILES), me=[ME.name, "佐藤太郎"])
    # Hanako by her address on LinkedIn, in the address book and by mail; another 佐藤 花子 has only the telephone
    # of 鈴木 健. A mail and a LinkedIn profile of one Kenji Ito have nothing in common but the name.
    assert len(home.people()) == 8
    assert home.names("Kenji Ito") == ["Kenji Ito", "Kenji Ito"]


def test_what_a_later_file_of_one_call_repeats_is_known(home: Home) -> None:
    text = messages(TWO_TALKS)
    reports = home.bring(home.write("a.csv", text), home.write("b.zip", zipped(messages_csv=text)))
    assert [people_and_moments(report) for report in reports] == [(2, 0, 5, 0), (0, 2, 0, 5)]


def test_one_file_named_twice_is_known_the_second_time(home: Home) -> None:
    path = home.write("a.csv", messages(TWO_TALKS))
    assert [people_and_moments(report) for report in home.bring(path, path)] == [(2, 0, 5, 0), (0, 2, 0, 5)]


def test_connections_and_messages_may_come_apart(new_home: Homes) -> None:
    people = connections([connection(HANAKO), connection(RYO)])
    for order, counts in ((1, [(2, 0, 0, 0), (1, 1, 5, 0)]), (-1, [(2, 0, 5, 0), (1, 1, 0, 0)])):
        home = new_home()
        files = [home.write("c.csv", people), home.write("m.csv", messages(TWO_TALKS))]
        reports = home.bring(*files[::order])
        assert [people_and_moments(report) for report in reports] == counts
        assert home.names() == [HANAKO.name, KENJI.name, RYO.name]


def test_years_brought_backwards_add_up_to_the_same_ties(new_home: Homes) -> None:
    weekly = list(every(7, date(2023, 11, 20), date(2024, 11, 20)))
    base = talk(KENJI, [date(2024, 1, 1)])
    old, new = talk(HANAKO, weekly[:24]) + base, talk(HANAKO, weekly[20:]) + base
    found = []
    for parts in ([old, new], [new, old], [talk(HANAKO, weekly) + base]):
        home = new_home()
        for part in parts:
            home.bring_one(messages(part))
        found.append(seen(home))
    assert found[1:] == found[:1] * 2


def test_a_repeated_import_after_people_have_met_changes_nothing(home: Home) -> None:
    paths = [home.write(*file) for file in FILES]
    home.bring(*paths, me=[ME.name, "佐藤太郎"])
    before = seen(home)
    reports = home.bring(*paths)
    assert [report["people_new"] + report["moments_new"] for report in reports] == [0, 0, 0, 0]
    assert seen(home) == before
