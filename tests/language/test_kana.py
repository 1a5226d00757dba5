from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goen.language import kana


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("ヤマダ タロウ", "やまだ たろう"),
        ("ﾔﾏﾀﾞ　ﾀﾛｳ", "やまだ たろう"),
        ("やまだ・たろう", "やまだ たろう"),
        ("ｱﾝﾄﾞｳ", "あんどう"),
        ("ジョー", "じょー"),
        ("ミスヾ", "みすず"),
        ("みすゞ", "みすず"),
        ("さゝき", "ささき"),
        ("ヴァン", "ゔぁん"),
        ("", ""),
        ("山田", ""),
        ("やまだ taro", ""),
        ("やまだ1", ""),
    ],
)
def test_hiragana_reads_any_kana_and_nothing_else(text: str, reading: str) -> None:
    assert kana.hiragana(text) == reading


@pytest.mark.parametrize(
    ("reading", "romaji"),
    [
        ("おおの", "oono"), ("とう", "tou"), ("しんばし", "shinbashi"), ("ちゅうじょう", "chuujou"),
        ("はっとり", "hattori"),
        ("ほっち", "hotchi"), ("じゅんいち", "junichi"), ("つづき", "tsuzuki"), ("じぇーん", "jeen"),
        ("けーき", "keeki"),
        ("ゔぁん", "van"), ("っ", ""), ("ー", ""), ("やまだ たろう", "yamada tarou"),
    ],
)  # fmt: skip
def test_romaji_is_hepburn_as_the_kana_spell_it(reading: str, romaji: str) -> None:
    assert kana.romaji(reading) == romaji


@pytest.mark.parametrize(
    "spellings",
    [
        "Ono Oono Ohno Ōno", "Taro Tarou Taroh Tarō TARO", "Shinbashi Shimbashi Sinbasi", "Honma Homma",
        "Ito Itoh Itou",
        "Chujo Chuujou Tyuzyo Tyuuzyou", "Tsuzuki Tuzuki Tsudzuki", "Fujita Hujita Huzita Fuzita",
        "Jun'ichi Junichi Zyunichi",
        "Hotchi Hocchi Hotti", "Ohyama Oyama Ooyama", "Yuki Yuuki Yuhki", "Shota Syota Shouta Shohta",
        "Kaji Kazi Kadi",
        "Joe Zyoe",
    ],
)  # fmt: skip
def test_fold_romaji_makes_spellings_of_one_sound_equal(spellings: str) -> None:
    assert len({kana.fold_romaji(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Ohara", "Oara"), ("Keiko", "Keko"), ("Iida", "Ida"), ("Anna", "Ana")]
)
def test_fold_romaji_keeps_sounds_apart(one: str, other: str) -> None:
    assert kana.fold_romaji(one) != kana.fold_romaji(other)


@pytest.mark.parametrize(
    "whole", ["shimbashi", "chujo", "tsuzuki", "fujita", "ohtani", "jouji", "matsushita"]
)
def test_fold_romaji_of_what_is_half_typed_begins_the_whole(whole: str) -> None:
    """But for the letters after which nobody can know yet: the m of "shim", the c of "chujo"."""
    folded = kana.fold_romaji(whole)
    for typed in range(1, len(whole) + 1):
        part = kana.fold_romaji(whole[:typed])
        assert folded.startswith(part) or part[-1] in "cm"


@given(some.text())
def test_fold_romaji_of_the_folded_changes_nothing(text: str) -> None:
    folded = kana.fold_romaji(text)
    assert kana.fold_romaji(folded) == folded


@given(some.text(alphabet="acdefhijmnopstuyz'"))
def test_fold_romaji_settles_for_any_cluster(text: str) -> None:
    folded = kana.fold_romaji(text)
    assert kana.fold_romaji(folded) == folded


@given(some.text(alphabet=[chr(code) for code in range(0x3041, 0x30FF)]))
def test_kana_always_become_letters(text: str) -> None:
    reading = kana.hiragana(text)
    assert kana.romaji(reading).replace(" ", "").isascii()


@pytest.mark.parametrize("word", ["tanaka", "ohno", "shinji", "kenichi", "ryo", "hattori", "kyo", "junya"])
def test_sounds_japanese_what_is(word: str) -> None:
    assert kana.sounds_japanese(kana.fold_romaji(word))


@pytest.mark.parametrize("word", ["smith", "wang", "kim", "li", "zhang", "michael", "clark", ""])
def test_sounds_japanese_tells_others_apart(word: str) -> None:
    assert not kana.sounds_japanese(kana.fold_romaji(word))
