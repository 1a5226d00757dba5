"""How far the words of two names agree, in whatever order: the part of comparing that knows of no scripts."""

from __future__ import annotations

from enum import IntEnum
from itertools import permutations

from goen.language.nicknames import may_be_one

Words = tuple[str, ...]
_MOST_WORDS = 5  # names of more words are compared as a whole
_SHORTEST_ENDING = 3


class Likeness(IntEnum):
    NONE = 0
    PART = 1  # one is contained in the other, or short for it: nothing speaks against
    WHOLE = 2


def of_words(a: Words, b: Words) -> Likeness:
    """WHOLE for (taro, yamada) and (yamada, taro), or (mike, smith) and (smith, michael).

    PART for (m, smith) and (michael, smith), or (smith,) and (michael, smith).
    """
    if not a or not b:
        return Likeness.PART
    if sorted(a) == sorted(b):
        return Likeness.WHOLE
    short, long = sorted((a, b), key=len)
    if len(long) > _MOST_WORDS:
        return Likeness.PART if set(a) <= set(b) or set(b) <= set(a) else Likeness.NONE
    if _run_together(short, long):
        return Likeness.WHOLE
    return max(_paired(short, order) for order in permutations(long))


def _run_together(short: Words, long: Words) -> bool:
    """やまだたろう and たろう やまだ: the same letters, written as fewer words."""
    joined = "".join(short)
    if len(joined) != sum(map(len, long)):
        return False
    return any("".join(order) == joined for order in permutations(long))


def _paired(short: Words, long: Words) -> Likeness:
    """How well the words of `short` agree with the first ones of `long`, one by one."""
    may_be_shorter = len(short) == len(long)
    likeness = min(_of_word(*pair, may_be_shorter) for pair in zip(short, long, strict=False))
    left = long[len(short) :]
    only_initials_left = len(short) > 1 and all(len(word) == 1 for word in left)
    if likeness is Likeness.WHOLE and left and not only_initials_left:
        return Likeness.PART
    if likeness is Likeness.NONE and len(short) == len(long) == 1 and _ends_alike(short[0], long[0]):
        return Likeness.PART
    return likeness


def _of_word(word: str, other: str, other_may_be_shorter: bool) -> Likeness:
    if word == other or may_be_one(word, other):
        return Likeness.WHOLE
    if _is_short_for(word, other) or (other_may_be_shorter and _is_short_for(other, word)):
        return Likeness.PART
    return Likeness.NONE


def _is_short_for(short: str, long: str) -> bool:
    """An initial, or the beginning. Kanji have no initials: 太 is not short for 太郎."""
    return short.isascii() and long.startswith(short)


def _ends_alike(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= _SHORTEST_ENDING and long.endswith(short)
