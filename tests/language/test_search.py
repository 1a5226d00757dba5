"""Finding people as one types, and the order in which they stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goen.language import search


def _finds(typed: str, text: str) -> bool:
    """What the database does with LIKE."""
    return all(any(form in text for form in forms) for forms in search.query(typed))


YAMADA = search.searchable(["山田太郎"], [], ["株式会社青空"])
OHNO = search.searchable(["大野 修"], ["おおの おさむ"], [])
SHIMBASHI = search.searchable(["Yuko Shimbashi"], [], ["Acme Inc.", "yuko@example.com"])
SMITH = search.searchable(["ジョン・スミス"], [], ["トヨタ"])


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("山田", YAMADA), ("山田 太郎", YAMADA), ("太郎　山田", YAMADA), ("山田太郎さん", YAMADA),
        ("やまだ", YAMADA),
        ("ﾔﾏﾀﾞ", YAMADA), ("ヤマ", YAMADA), ("やまd", YAMADA), ("やまだt", YAMADA), ("yamada", YAMADA),
        ("YAMA", YAMADA),
        ("taroyamada", YAMADA), ("yamadataro", YAMADA), ("tarou", YAMADA), ("青空", YAMADA),
        ("山田 青空", YAMADA), ("や", YAMADA), ("㈱青空", YAMADA), ("(株)青空", YAMADA), ("株式会社青", YAMADA),
        ("Ohno", OHNO), ("oono", OHNO), ("ono", OHNO), ("Ōno", OHNO), ("おお", OHNO), ("おーの", OHNO),
        ("大野", OHNO),
        ("shim", SHIMBASHI), ("shimbashi", SHIMBASHI), ("Shinbashi", SHIMBASHI), ("しんばし", SHIMBASHI),
        ("しんb", SHIMBASHI), ("ゆうこ", SHIMBASHI), ("yuko acme", SHIMBASHI),
        ("yuko@example.com", SHIMBASHI),
        ("すみす", SMITH), ("sumisu", SMITH), ("ジョン", SMITH), ("とよた", SMITH), ("toyota", SMITH),
        ("", YAMADA), ("!?", YAMADA + "!?"),
    ],
)  # fmt: skip
def test_query_finds_in_any_script(typed: str, text: str) -> None:
    assert _finds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("鈴木", YAMADA),
        ("山田 花子", YAMADA),
        ("suzuki", YAMADA),
        ("郎山", YAMADA),
        ("空やま", YAMADA),
        ("smith", YAMADA),
    ],
)
def test_query_finds_nothing_that_is_not_there(typed: str, text: str) -> None:
    assert not _finds(typed, text)


@pytest.mark.parametrize("whole", ["yamada", "shimbashi", "ohno", "やまだ", "しんばし"])
def test_query_finds_with_every_further_letter(whole: str) -> None:
    text = "\n".join([YAMADA, OHNO, SHIMBASHI])
    assert [typed for end in range(1, len(whole) + 1) if not _finds(typed := whole[:end], text)] == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("やまだ 太郎", (("やまだ", "yamada"), ("太郎",))),
        ("やまd", (("やまd", "yamad"),)),
        ("Ohno", (("ohno", "ono"),)),
        ("お", (("お",),)),
        ("100%", (("100",),)),
        ("髙橋様", (("高橋",),)),
        (" \u200b ", ()),
        ("%", ()),
    ],
)
def test_query_gives_words_and_their_forms(typed: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert search.query(typed) == words


def test_searchable_guesses_no_reading_where_one_is_known() -> None:
    assert not _finds("なかじま", search.searchable(["中島健"], ["なかしま けん"], []))
    assert _finds("なかじま", search.searchable(["中島健"], [], []))


def test_searchable_says_nothing_twice() -> None:
    lines = search.searchable(
        ["山田太郎", "山田 太郎", "Taro Yamada"], ["やまだ たろう"], ["青空", "青空"]
    ).split("\n")
    assert len(lines) == len(set(lines))
    assert "" not in lines


def test_searchable_knows_the_family_name_where_the_given_name_is_unknown() -> None:
    assert _finds("はせがわ", search.searchable(["長谷川隼鷹"], [], []))


def test_order_is_that_of_a_japanese_address_book() -> None:
    people = [
        ("阿部 健太", ""),
        ("アンドレア", ""),
        ("石田 優子", ""),
        ("加藤 誠", ""),
        ("ガルシア", ""),
        ("河野 花子", "かわの はなこ"),
        ("木村 修", ""),
        ("佐藤 健一", ""),
        ("サトウ ゆみ", ""),
        ("ジョーンズ", ""),
        ("長谷川隼鷹", ""),
        ("林 大輔", ""),
        ("林田 愛", ""),
        ("山田", ""),
        ("山田 太郎", ""),
        ("Alice Smith", ""),
        ("Émile Zola", ""),
        ("Zoe Brown", ""),
        ("纐纈 翼", ""),
        ("🌸", ""),
    ]
    shuffled = random.Random(7).sample(people, len(people))
    assert sorted(shuffled, key=lambda person: search.order(*person)) == people


def test_order_believes_the_card_rather_than_the_dataset() -> None:
    assert search.order("中島健", "ナカシマ ケン") == search.order("なかしま けん", "")


def test_order_does_without_a_reading_that_is_not_kana() -> None:
    assert search.order("山田太郎", "Yamada") == search.order("山田太郎", "")


@given(
    some.lists(some.text(), max_size=3),
    some.lists(some.text(), max_size=2),
    some.lists(some.text(), max_size=2),
)
def test_searchable_takes_any_text_and_is_bounded(
    names: list[str], said: list[str], words: list[str]
) -> None:
    assert len(search.searchable(names, said, words)) <= 2_000


@given(some.text())
def test_query_forms_need_no_escaping(text: str) -> None:
    for forms in search.query(text):
        assert forms
        assert not any(set("%_\\\n") & set(form) for form in forms)


@given(some.text(), some.text())
def test_order_takes_any_text_and_fits_its_column(name: str, reading: str) -> None:
    assert 0 < len(search.order(name, reading)) <= 300


@pytest.mark.parametrize("piece", ["山", "や", "a", "a ", "山田 ", "ー", "🌸"])
def test_search_is_quick_with_endless_text(piece: str) -> None:
    text = piece * 10_000
    assert len(search.searchable([text], [text], [text])) <= 2_000
    assert len(search.order(text, text)) <= 300
    assert len(search.query(text)) <= 8
