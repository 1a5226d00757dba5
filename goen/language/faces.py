"""A displayed name as words in one script, and what stands beside it in another."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from goen.language.likeness import Words
from goen.language.spelling import clean, tokens

_ADDRESS = re.compile(r"@[\w.-]+\s*$")
_ASIDE = re.compile(r"\(([^()]*)\)?|\[([^\[\]]*)\]?|【([^【】]*)】?|[/|](.*)$")
_KANJI = re.compile(r"[々〆\u3400-\u9fff\U00020000-\U0003134f]")
_KANA = re.compile(r"[ぁ-ゖー]+")
_RUN = re.compile(r"[a-z0-9]+|[^a-z0-9]+")


class Script(Enum):
    KANJI = "kanji"  # with kana or Latin letters beside it perhaps
    KANA = "kana"
    LATIN = "latin"
    OTHER = "other"


class Face(NamedTuple):
    words: Words  # folded
    script: Script


@lru_cache(maxsize=8_192)
def faces(name: str) -> tuple[Face, ...]:
    """The name itself, then what is beside it in another script: two for "山田太郎 (Taro Yamada)"."""
    shown = clean(_ADDRESS.sub("", name)) if "@" in name else clean(name)
    main = _face(_ASIDE.sub(" ", shown)) or _face(shown)
    if main is None:
        return ()
    asides = [_face(next(filter(None, match.groups()), "")) for match in _ASIDE.finditer(shown)]
    others = tuple(aside for aside in asides if aside and _is_the_name_again(aside, main))
    if "/" in shown and not others:
        main = _face(shown) or main  # TANAKA/TARO
    return (main, *others)


def _is_the_name_again(aside: Face, main: Face) -> bool:
    """One Latin word beside a name is a company or a place as often as a reading."""
    return aside.script is not main.script and (len(aside.words) > 1 or aside.script is not Script.LATIN)


def _face(text: str) -> Face | None:
    words = tuple(run for word in tokens(text) for run in _RUN.findall(word))
    return Face(words, _script(words)) if any(word[0].isalnum() for word in words) else None


def _script(words: Words) -> Script:
    if any(map(_KANJI.search, words)):
        return Script.KANJI
    if all(map(_KANA.fullmatch, words)):
        return Script.KANA
    return Script.LATIN if all(word.isascii() for word in words) else Script.OTHER


def is_kanji(word: str) -> bool:
    return _KANJI.search(word) is not None
