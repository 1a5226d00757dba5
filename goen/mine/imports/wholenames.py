"""Whole names out of their parts, in the order in which their holders say them."""

from __future__ import annotations

import re

from goen.language import names

# Chinese characters, kana of both widths, hangul: there the family comes first.
_FAMILY_FIRST = re.compile("[々〆ぁ-ヿㇰ-ㇿ㐀-䶿一-鿿가-힯豈-﫿ｦ-ﾟ\U00020000-\U0003ffff]")


def is_family_first(text: str) -> bool:
    return _FAMILY_FIRST.search(text) is not None


def whole(*, family: str, given: str, middle: str = "") -> str:
    """ "山田 太郎", but "Taro Yamada"; "" when there is neither part."""
    family, given, middle = names.clean(family), names.clean(given), names.clean(middle)
    parts = (family, given) if is_family_first(family + given) else (given, middle, family)
    return names.clean(" ".join(part for part in parts if part))
