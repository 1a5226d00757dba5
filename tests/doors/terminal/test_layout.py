from __future__ import annotations

import pytest

from goen.doors.terminal.layout import columns, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("one two three", 9, ["one two", "three"]),
        ("ご縁をつなぐ", 8, ["ご縁をつ", "なぐ"]),
        # A stop does not begin a line, nor does a bracket end one.
        ("ご無沙汰。", 8, ["ご無沙", "汰。"]),
        ("便り（手紙）", 6, ["便り", "（手", "紙）"]),
        ("LinkedIn の書き出し", 14, ["LinkedIn の書", "き出し"]),
        ("a-word-wider-than-the-line x", 10, ["a-word-wider-than-the-line", "x"]),
    ],
)
def test_text_is_wrapped_by_columns(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_japanese_is_two_columns_wide() -> None:
    assert [columns("縁"), columns("en"), columns("ｴﾝ")] == [2, 2, 2]
