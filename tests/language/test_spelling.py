from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goen.language import names, variants


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  山田　太郎\n", "山田 太郎"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("Ｔａｒｏ", "Taro"),
        ("\u202eTaro\u200b Yamada\ufeff", "Taro Yamada"),
        ("か\u200b\u3099", "が"),
        ("\u3164", ""),
        ("髙橋", "髙橋"),  # shown as it is written
        ("🌸はな🌸", "🌸はな🌸"),
        ("\ud800Taro\x00", "Taro"),
    ],
)
def test_clean_is_what_can_be_shown(name: str, shown: str) -> None:
    assert names.clean(name) == shown


@pytest.mark.parametrize(
    "spellings",
    [
        ("髙橋一郎", "高橋　一郎", "高橋・一郎", "高橋 一郎様", "高橋一郎 部長", "高橋一郎さん"),
        ("山﨑", "山崎", "山嵜"),
        ("齋藤", "齊藤", "斉藤", "斎藤"),
        ("渡邊", "渡邉", "渡辺"),
        ("澤田", "沢田"),
        ("廣瀬", "広瀨"),
        ("櫻井", "桜井"),
        ("國分", "国分"),
        ("濱田", "浜田", "濵田"),
        ("眞子", "真子"),
        ("惠子", "恵子"),
        ("龍", "竜"),
        ("中嶋", "中島", "中嶌"),
        ("佐々木", "佐佐木"),
        ("葛󠄀城", "葛城"),
        ("ヤマダ タロウ", "やまだたろう", "ﾔﾏﾀﾞ･ﾀﾛｳ"),
        ("ヤマダ", "ヤマダ"),
        ("O’Brien, Pat", "obrien pat", "O'BRIEN PAT"),
        ("José Müller", "Jose Muller", "JOSÉ MÜLLER"),
        ("Dr. Taro Yamada, Ph.D.", "Taro Yamada", "Mr Taro Yamada", "Taro Yamada, MBA", "Taro Yamada-san"),
        ("Bjørn", "Bjorn"),
        ("Straße", "Strasse"),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(spellings: tuple[str, ...]) -> None:
    assert len({names.fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("田中太郎", "田中花子"),
        ("が", "か"),
        ("ば", "ぱ"),
        ("はっさん", "は"),
        ("Ann", "Anne"),
        ("高島", "高橋"),
    ],
)
def test_fold_keeps_names_apart(one: str, other: str) -> None:
    assert names.fold(one) != names.fold(other)


@pytest.mark.parametrize(
    "name", ["様", "先生", "Dr", "さん", "部長", "副社長", "Jackie Chan", "Md", "ハッサン", "山田博士"]
)
def test_fold_takes_no_title_where_it_is_the_name(name: str) -> None:
    assert names.fold(name) == "".join(names.tokens(name.casefold())) != ""
    assert len(names.fold(name)) == len(name.replace(" ", ""))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("TANAKA, Tarō", ("tanaka", "taro")),
        ("Jean-Pierre O'Neill", ("jean", "pierre", "oneill")),
        ("M.Smith", ("m", "smith")),
        ("M. A. Smith", ("m", "a", "smith")),
        ("山田 太郎 先生", ("山田", "太郎")),
        ("taro_yamada", ("taro", "yamada")),
        ("☆たろう☆", ("たろう",)),
        ("🌸", ("🌸",)),
        ("", ()),
        (" \u200b ", ()),
    ],
)
def test_tokens_are_the_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert names.tokens(name) == words


def test_variants_all_stand_for_one_shape() -> None:
    assert not set(map(chr, variants.KANJI)) & set(variants.KANJI.values())
    assert len(variants.KANJI) > 150


@given(some.text())
def test_fold_of_the_folded_changes_nothing(name: str) -> None:
    assert names.fold(names.fold(name)) == names.fold(name)


@given(some.text(alphabet="山田々様さんくん君.-' 　ァーゝ\u3099\u0301\u200bａMrDdPh,ßİǰ部長社っ"))
def test_fold_settles_for_any_mixture_of_what_it_changes(name: str) -> None:
    assert names.fold(names.fold(name)) == names.fold(name)


@given(some.text())
def test_clean_of_the_clean_changes_nothing(name: str) -> None:
    shown = names.clean(name)
    assert names.clean(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    "piece", ["山", "a", "\ufdfa", "々", "か\u3099", "\u0301", "様", "a ", "(", "🌸", "İ"]
)
def test_names_of_any_length_are_bounded(piece: str) -> None:
    name = piece * 10_000
    assert len(names.clean(name)) <= names.MOST_NAME
    assert len(names.fold(name)) <= 4 * names.MOST_NAME
