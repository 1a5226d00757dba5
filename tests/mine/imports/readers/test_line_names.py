"""Telling names from texts where only spaces stand between them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from goen.mine.imports.readers import line_names
from goen.mine.imports.readers.line_names import Beginnings, Splitter


def names(*rests: str, known: str = "") -> Mapping[str, int]:
    beginnings = Beginnings()
    for rest in rests:
        beginnings.note(rest)
    return beginnings.names(known)


@pytest.mark.parametrize(
    ("rests", "known", "found"),
    [
        ((), "", {}),
        (("佐藤 はい",), "", {"佐藤": 1}),
        (("佐藤 はい そうです",), "", {"佐藤": 1}),  # one line says nothing of longer names
        (("佐藤 はい", "佐藤 それ では", "田中 え"), "", {"佐藤": 2, "田中": 1}),
        (("山田 花子 はい", "山田 花子 いいえ", "山田 花子 どう も"), "", {"山田 花子": 3}),
        (("山田 花子 はい",), "山田 花子", {"山田 花子": 1}),  # the title knows
        (("山田 花子 はい", "佐藤 え"), "山田 花子", {"山田 花子": 1, "佐藤": 1}),
        (("山田 花子 はい", "山田 え"), "山田 花子", {"山田 花子": 1, "山田": 1}),
        (("佐藤 え",), "山田 花子", {"佐藤": 1}),  # never spoke
        (
            ("山田 花子 a", "山田 花子 b", "山田 花子 c d", "山田 太郎 e", "山田 太郎 f") * 2,
            "",
            {"山田 太郎": 4, "山田 花子": 6},
        ),
        (("Bob hi there", "Bob hi you", "Bob hi", "Bob on my way"), "", {"Bob": 4}),
        (("Bob hi there", "Bob on my way", "Bob see you then"), "", {"Bob": 3}),
        (("佐藤 ☎ 通話時間 1:23",) * 4, "", {"佐藤": 4}),
        (("佐藤 [ファイル] a.pdf x",) * 4, "", {"佐藤": 4}),
        (("佐藤  二つの 空白",) * 4, "", {"佐藤": 4}),
        (("a b c d e f g h",) * 4, "", {"a b c d": 4}),
        (tuple(f"佐藤 きょう{n % 20} どう" for n in range(200)), "", {"佐藤": 200}),
        (("佐藤　一郎 はい",), "", {"佐藤　一郎": 1}),  # a full-width space separates nothing
        (("佐藤 一行目\n山田 二行目",), "", {"佐藤": 1}),
        (("退出しました",), "", {}),
    ],
)
def test_names_are_what_lines_begin_with(
    rests: tuple[str, ...], known: str, found: Mapping[str, int]
) -> None:
    assert names(*rests, known=known) == found


@pytest.mark.parametrize(
    ("rest", "name_and_text"),
    [
        ("佐藤 はい そう", ("佐藤", "はい そう")),
        ("山田 花子 はい", ("山田 花子", "はい")),
        ("山田 太郎", ("山田", "太郎")),
        ("知らない人 はい", ("知らない人", "はい")),
        ("退出しました", ("退出しました", "")),
        ("佐藤 一行目\n二行目", ("佐藤", "一行目\n二行目")),
    ],
)
def test_the_longest_name_is_taken(rest: str, name_and_text: tuple[str, str]) -> None:
    assert Splitter({"佐藤", "山田 花子", "山田"}).split(rest) == name_and_text


def test_without_names_the_first_word_is_one() -> None:
    assert Splitter({}).split("佐藤 はい") == ("佐藤", "はい")


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_names, "MOST_PREFIXES", 10)
    beginnings = Beginnings()
    for number in range(1000):
        beginnings.note(f"佐藤 {number} a b c d")
    assert beginnings.names() == {"佐藤": 1000}
