from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import translation

from goen.mine.ties.domain.findings import Finding
from goen.mine.ties.domain.spans import RHYTHMS, SEASONS
from goen.mine.ties.phrases import PHRASES, figures, listed, paragraph, sentence

# One value for every name that any phrase uses.
PARAMS = {
    "year": 2016,
    "years": 4,
    "months": 5,
    "weeks": 3,
    "days": 12,
    "times": 30,
    "first": 2014,
    "last": 2022,
    "most": 2016,
    "mine": 48,
    "theirs": 52,
    "channels": "LINE",
    "month": date(2022, 11, 3),
}
SAME_IN_ALL = {"figure_shares"}


def said(code: str, language: str, **params: object) -> str:
    with translation.override(language):
        return sentence(Finding(code, {**PARAMS, **params}))  # type: ignore[arg-type]


@pytest.mark.parametrize("code", PHRASES)
def test_each_code_is_said_in_japanese_and_english(code: str) -> None:
    japanese, english = said(code, "ja"), said(code, "en")
    assert english.isascii()
    assert re.search("[぀-ヿ一-鿿]", japanese) or code in SAME_IN_ALL
    assert "{" not in japanese + english


def test_every_rhythm_and_season_has_its_phrases() -> None:
    rhythms = [*(name for _, name in RHYTHMS), "now_and_then"]
    made = {f"{rhythm}_{unit}" for rhythm in rhythms for unit in ("years", "months", "still")}
    made |= {f"{start}_{season}" for start in ("brief", "silent", "silent_last") for season in SEASONS}
    made |= {f"last_{unit}" for unit in ("today", "days", "weeks", "months", "years")}
    assert made <= PHRASES.keys()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "2016年から2年ほど毎週のように話していました。4年前の冬から途切れています。"),
        (
            "en",
            "You talked almost every week for about 2 years from 2016. It went quiet 4 years ago, in winter.",
        ),
    ],
)
def test_why_reads_as_a_person_would_say_it(language: str, text: str) -> None:
    findings = [Finding("weekly_years", {"year": 2016, "years": 2}), Finding("silent_winter", {"years": 4})]
    with translation.override(language):
        assert paragraph(findings) == text


def test_one_is_not_said_as_many() -> None:
    assert said("figure_days", "en", days=1) == "1 day"
    assert said("silent_months", "en", months=1) == "It went quiet 1 month ago."


def test_months_are_named() -> None:
    assert said("last_mine", "ja") == "最後は2022年11月、あなたから"
    assert said("last_mine", "en") == "The last word: November 2022, from you"


def test_a_change_is_shown_as_one() -> None:
    with translation.override("ja"):
        assert (
            figures([Finding("figure_days", {"days": 7}), Finding("figure_years", {"years": 4})])
            == "7日 → 4年"
        )
        assert listed(["LINE", "LinkedIn"]) == "LINE、LinkedIn"
