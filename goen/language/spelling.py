"""Names as they are shown, and the keys under which two spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from goen.language import variants

MOST_NAME = 300
_MOST_RAW = 1_000  # NFKC can make one character eighteen

# Letters that show nothing: a name of them alone is no name.
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_APOSTROPHES = frozenset("'’‘ʼʻ`´")


class _Shown(dict[int, int | str | None]):
    """For str.translate: what a character becomes in a clean name. Fills itself as characters turn up."""

    def __missing__(self, code: int) -> int | str | None:
        letter, shown = chr(code), code
        if letter.isspace():
            self[code] = " "
        elif letter in _INVISIBLE or unicodedata.category(letter) in ("Cc", "Cf", "Cs"):
            self[code] = None
        else:
            self[code] = shown
        return self[code]


class _Folded(dict[int, int | str | None]):
    """For str.translate: what a decomposed, case-folded character becomes in a comparison key."""

    def __init__(self) -> None:
        super().__init__(_SHAPES)
        self.update(variants.LETTERS)

    def __missing__(self, code: int) -> int | str | None:
        self[code] = folded = self._fold(code)
        return folded

    @staticmethod
    def _fold(code: int) -> int | str | None:
        letter = chr(code)
        if letter in _APOSTROPHES or 0x300 <= code <= 0x36F or 0xFE00 <= code <= 0xFE0F:
            return None
        if 0xE0100 <= code <= 0xE01EF:  # the variation selectors of kanji
            return None
        return code if unicodedata.category(letter)[0] in "LNM" else " "


_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SHAPES: dict[int, int | str] = {**variants.KANJI, **_KATAKANA_TO_HIRAGANA}
_SHOWN = _Shown()
_FOLDED = _Folded()
_REPEATED = re.compile(r"(.)(々+)")

_BEFORE = "mr mrs ms miss mx dr prof professor sir madam rev"
_AFTER = "phd md mba msc bsc jr sr ii iii iv esq cpa pmp cfa mr mrs dr san sama sensei"
_DEGREE = re.compile(r"(?<=[\s,])(?:ph\.?\s?d|m\.(?:d|sc|b\.a)|b\.sc)\b\.?")
_CALLED = re.compile(r"-(?:san|sama|kun|chan|sensei)\b")  # only with the hyphen: Chan and Kun are names
# 博士 is not among them: it is also a given name (ひろし).
_TITLES = """
様 先生 部長 課長 社長 係長 次長 主任 会長 専務 常務 取締役 代表取締役 代表 教授 准教授 助教 議員 弁護士
院長 理事長 理事 店長 支店長 所長 室長 本部長 副社長 副部長 局長 工場長 学長 校長 師匠 先輩 後輩 女史 御中
"""
# What may be the end of the name itself goes only when enough remains: アサン is whole, and so is ハッサン.
_TITLE_AT_END = re.compile(
    rf"(?:(?<=.)(?:{'|'.join(sorted(_TITLES.split(), key=len, reverse=True))})"
    r"|(?<=..)(?:殿|君|氏)"
    r"|(?<=[^っー])(?:(?<=[^ぁ-ゖー])|(?<=..))(?:さん|さま|ちゃん|くん))$"
)
_TITLES_BEFORE = frozenset(_BEFORE.split())
_TITLES_ALONE = frozenset(
    [*_AFTER.split(), *_TITLES.split(), "さん", "さま", "ちゃん", "くん", "殿", "君", "氏"]
)


def clean(name: str) -> str:
    """The name to show: NFKC, nothing invisible in it, single spaces, at most 300 characters."""
    text = name[:_MOST_RAW]
    if not (text.isascii() and text.isprintable()):
        # Twice: taking something out can bring two halves of a character together.
        text = unicodedata.normalize("NFKC", text.translate(_SHOWN)).translate(_SHOWN)
    return " ".join(text.split())[:MOST_NAME].rstrip()


@lru_cache(maxsize=2_048)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name as keys, without titles: "Dr. TANAKA, Tarō" is ("tanaka", "taro")."""
    words = list(_words(name))
    while len(words) > 1 and words[0] in _TITLES_BEFORE:
        words.pop(0)
    while len(words) > 1 and words[-1] in _TITLES_ALONE:
        words.pop()
    if words:
        words[-1] = _without_title(words[-1])
    return tuple(words)


@lru_cache(maxsize=2_048)
def fold(name: str) -> str:
    """The comparison key: equal for髙橋　一郎様 and 高橋一郎, for "O’Brien, PAT" and "obrien pat"."""
    return _without_title(_joined(tokens(name)))


def plain(name: str) -> str:
    """As fold, titles left in: for finding."""
    return _joined(_words(name))


def _joined(words: Iterable[str]) -> str:
    """What ends one word and begins the next may belong together now: 々 and marks."""
    return unicodedata.normalize("NFC", _spelt_out("".join(words)))


def fold_shapes(text: str) -> str:
    """Variant kanji and katakana as in the keys, all else left alone: for whole tables of names."""
    return _spelt_out(text.translate(_SHAPES))


@lru_cache(maxsize=2_048)
def _words(name: str) -> tuple[str, ...]:
    text = clean(name).casefold()
    if "." in text:
        text = _DEGREE.sub(lambda degree: degree[0].replace(".", "").replace(" ", ""), text)
    if "-" in text:
        text = _CALLED.sub("", text)
    if text.isascii():
        words = text.translate(_FOLDED).split()
    else:
        folded = unicodedata.normalize("NFD", text).translate(_FOLDED)
        words = unicodedata.normalize("NFC", folded).split()
    return tuple(map(_spelt_out, words or text.split()))


def _spelt_out(word: str) -> str:
    """佐々木 as 佐佐木."""
    return _REPEATED.sub(lambda match: match[1] * (1 + len(match[2])), word) if "々" in word else word


def _without_title(word: str) -> str:
    if word.isascii():
        return word
    while word not in _TITLES_ALONE and (shorter := _TITLE_AT_END.sub("", word)) != word:
        word = shorter
    return word
