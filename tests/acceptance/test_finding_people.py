"""Finding people as one types, and taking everything out."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.acceptance.conftest import Home, Homes, people_and_moments
from tests.acceptance.exports.cards import card, named
from tests.acceptance.exports.linkedin import TWO_TALKS, messages
from tests.acceptance.exports.talks import TWO_DAYS

PEOPLE = (
    named(
        "渡邊 健太郎",
        "X-PHONETIC-LAST-NAME:ワタナベ",
        "X-PHONETIC-FIRST-NAME:ケンタロウ",
        "ORG:株式会社あおぞら工業",
        "EMAIL:wkentaro@u.example",
    )
    + named("伊藤 真一", "X-PHONETIC-LAST-NAME:いとう", "X-PHONETIC-FIRST-NAME:しんいち")
    + named("Jürgen Müller")
)
TYPED = {
    "渡邊 健太郎": [
        *("渡邊", "渡辺", "健太郎", "渡邊健太郎", "わたなべ", "ワタナベ", "ﾜﾀﾅﾍﾞ", "わたなべ けんたろう"),
        *("watanabe", "WATANABE", "kentaro", "kentarou", "watanabe kentaro", "wkentaro@u.example"),
        *("あおぞら", "株式会社あおぞら工業", "㈱あおぞら工業", "(株)あおぞら"),
    ],
    "伊藤 真一": ["ito", "itou", "itoh", "shinichi", "shin'ichi", "いとう"],
    "Jürgen Müller": ["muller", "Müller", "jurgen"],
}


def test_people_are_found_in_any_script(home: Home) -> None:
    home.bring_one(PEOPLE)
    for name, queries in TYPED.items():
        assert {query: home.names(query) for query in queries} == {query: [name] for query in queries}
    assert home.names("zzz") == []


def test_an_empty_home_knows_nobody(home: Home) -> None:
    assert home.people() == []


def test_the_zip_holds_everything(home: Home) -> None:
    home.bring(
        home.write("a.vcf", PEOPLE), home.write("m.csv", messages(TWO_TALKS)), home.write("t.txt", TWO_DAYS)
    )
    everything = home.export()
    texts = {name: everything.read(name).decode("utf-8-sig") for name in everything.namelist()}
    assert json.loads(texts["people.json"]) == home.people()
    held = "".join(texts.values())
    for word in (
        "わたなべ けんたろう",
        "wkentaro@u.example",
        "Kenji Ito",
        "山田",
        "2026-06-03",
        "あおぞら工業",
    ):
        assert word in held
    for name, text in texts.items():
        if name.endswith(".csv"):
            rows = list(csv.DictReader(io.StringIO(text)))
            assert len(rows) == len(json.loads(texts[name.replace(".csv", ".json")]))


def test_its_cards_can_be_brought_to_another_home(new_home: Homes) -> None:
    first, second = new_home(), new_home()
    first.bring_one(PEOPLE)
    report = second.bring_one(first.export().read("people.vcf"))
    assert (people_and_moments(report), report["skipped"]) == ((3, 0, 0, 0), [])
    assert [(one["name"], one["reading"], one["handles"]) for one in second.people()] == [
        (one["name"], one["reading"], one["handles"]) for one in first.people()
    ]


def test_no_cell_is_a_formula(home: Home) -> None:
    home.bring_one(card("FN:=HYPERLINK(1)", "EMAIL:h@x.example") + card('FN:A\\,B "Bo" O\'Neil'))
    everything = home.export()
    for name in everything.namelist():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(everything.read(name).decode("utf-8-sig"))))
            assert not [cell for row in rows for cell in row if cell.startswith("=")]


@pytest.mark.parametrize("query", ["'", '"', "%", "\\", "_"])
def test_any_sign_may_be_typed(home: Home, query: str) -> None:
    home.bring_one(PEOPLE)
    assert home.command("people", query)[0] == 0
