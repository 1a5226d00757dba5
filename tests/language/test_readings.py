from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goen.language import known_names, readings, usual_readings


@pytest.mark.parametrize(
    ("name", "best"),
    [
        ("山田太郎", "やまだ たろう"),
        ("山田 太郎", "やまだ たろう"),
        ("髙橋健一様", "たかはし けんいち"),
        ("渡邉裕子", "わたなべ ゆうこ"),
        ("小山田誠", "おやまだ まこと"),
        ("佐々木希", "ささき のぞみ"),
        ("一ノ瀬ワタル", "いちのせ わたる"),
        ("高橋あゆみ", "たかはし あゆみ"),
        ("田中まり子", "たなか まりこ"),
        ("田中", "たなか"),
        ("太郎", "たろう"),
        ("ヤマダ タロウ", "やまだ たろう"),
        ("さとう 健太", "さとう けんた"),
    ],
)
def test_candidates_begin_with_the_likeliest_reading(name: str, best: str) -> None:
    assert readings.candidates(name)[0][0] == best


@pytest.mark.parametrize(
    "name", ["", "Taro Yamada", "山田 Taro", "纐纈翼", "山田 太郎 次郎", "山" * 100, "🌸"]
)
def test_candidates_are_none_where_the_dataset_does_not_know(name: str) -> None:
    assert readings.candidates(name) == ()


def test_candidates_hold_every_reading_of_the_family_name() -> None:
    assert {reading for reading, _ in readings.candidates("中島太郎")} == {
        "なかじま たろう",
        "なかしま たろう",
    }


@pytest.mark.parametrize("name", ["中島翔", "羽生 愛", "山田大翔", "田中"])
def test_candidates_are_few_and_ranked_and_no_surer_than_sure(name: str) -> None:
    shares = [share for _, share in readings.candidates(name)]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) <= readings.MOST_CANDIDATES
    assert 0 < sum(shares) <= 1.000001


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("山田太郎", ("山田", "太郎")),
        ("髙橋健一様", ("髙橋", "健一")),
        ("小山田誠", ("小山田", "誠")),
        ("森大", ("森", "大")),
        ("大森", ("大森", "")),
        ("佐々木希", ("佐々木", "希")),
        ("一ノ瀬ワタル", ("一ノ瀬", "ワタル")),
        ("長谷川隼鷹", ("長谷川", "隼鷹")),  # nobody's given name yet, but the family name is plain
        ("山田 太郎", ("山田 太郎", "")),
        ("Taro", ("Taro", "")),
        ("太郎", ("太郎", "")),
        ("", ("", "")),
    ],
)
def test_split_divides_what_the_dataset_knows(name: str, parts: tuple[str, str]) -> None:
    assert readings.split(name) == parts


@pytest.mark.parametrize(
    ("name", "reading", "rest"),
    [
        ("山田 纐纈", "やまだ", "纐纈"),
        ("長谷川隼鷹", "はせがわ", "隼鷹"),
        ("纐纈 太郎", "", ""),
        ("纐纈", "", ""),
    ],
)
def test_family_reading_helps_where_the_given_name_is_unknown(name: str, reading: str, rest: str) -> None:
    assert readings.family_reading(name) == (reading, rest)


@pytest.mark.parametrize(
    "name", ["山田太郎", "田中さくら", "山田 太郎", "株式会社", "山田サービス", "太郎", "山田 太郎 x"]
)
def test_is_full_name_wants_both_names(name: str) -> None:
    assert readings.is_full_name(name) is (name in ("山田太郎", "田中さくら", "山田 太郎"))


def test_usual_readings_come_first_for_most_of_them() -> None:
    first = 0
    usual = list(usual_readings.of_given_names())
    of_name: dict[str, set[str]] = {}
    for name, reading in usual:
        of_name.setdefault(name, set()).add(reading)
    for name, expected in of_name.items():
        first += readings.all_readings((known_names.fold_shapes(name),))[0][0] in expected
    assert first / len(of_name) > 0.9


@given(some.text())
def test_readings_take_any_name(name: str) -> None:
    readings.candidates(name)
    family, given_name = readings.split(name)
    assert not given_name or family


@given(some.text(alphabet="山田太郎小佐々木ヶケ一ノ林大森高髙様さん ﾞか゛", max_size=14))
def test_split_loses_nothing_but_titles(name: str) -> None:
    from goen.language.names import clean

    assert clean(name).startswith("".join(readings.split(name)))
