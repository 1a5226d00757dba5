"""Names stand in the order in which their holders say them."""

from __future__ import annotations

import pytest

from goen.mine.imports.wholenames import whole


@pytest.mark.parametrize(
    ("family", "given", "middle", "name"),
    [
        ("山田", "太郎", "", "山田 太郎"),
        ("ヤマダ", "タロウ", "", "ヤマダ タロウ"),
        ("ﾔﾏﾀﾞ", "ﾀﾛｳ", "", "ヤマダ タロウ"),
        ("佐々木", "Mio", "Ann", "佐々木 Mio"),
        ("김", "민준", "", "김 민준"),
        ("𠮷田", "", "", "𠮷田"),
        ("Yamada", "Taro", "", "Taro Yamada"),
        (" Ito ", "Ren\u200b", "Q.", "Ren Q. Ito"),
        ("", "", "", ""),
    ],
)
def test_whole_names(family: str, given: str, middle: str, name: str) -> None:
    assert whole(family=family, given=given, middle=middle) == name
