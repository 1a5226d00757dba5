"""How a Japanese name may be read, with how likely that is."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from goen.language import known_names
from goen.language.kana import fold_romaji, hiragana, romaji
from goen.language.known_names import Readings
from goen.language.spelling import clean, fold, tokens

__all__ = ["candidates", "family_reading", "fold_romaji", "hiragana", "romaji", "split"]

MOST_CANDIDATES = 8
_MOST_NAME = 12  # kanji and kana: 勅使河原 and 左衛門三郎 and room
_LEAST_FULL_NAME = 3  # 東京 could be 東 京, but is not
_KANA = re.compile(r"[ぁ-ゖー]+")
_JAPANESE = re.compile(r"[ぁ-ゖー々〆\u3400-\u9fff\U00020000-\U0003134f]+")

# A word that stands alone is more often a family name than a given one; either is rarer than both together.
_FAMILY_ALONE, _GIVEN_ALONE = 0.05, 0.02
_KANA_GIVEN = 1e-5  # about as common as one spelling of the dataset
_ENDINGS = dict(
    zip(
        "子美恵代江香奈乃枝絵世男夫雄",
        ["こ", "み", "え", "よ", "え", "か", "な", "の", "え", "え", "よ", "お", "お", "お"],
        strict=True,
    )
)


class Division(NamedTuple):
    """One way to divide a name; `weight` is comparable within one name only."""

    family: str
    given: str
    weight: float


def candidates(name: str) -> tuple[tuple[str, float], ...]:
    """Readings in hiragana ("やまだ たろう") with their probabilities, best first, at most 8.

    A space in the name says where the family name ends; otherwise every division is tried. Empty when the
    dataset does not know the whole of the name.
    """
    return all_readings(tokens(name))[:MOST_CANDIDATES]


@lru_cache(maxsize=8_192)
def all_readings(words: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """As candidates, of folded words, and without end."""
    if not words or not all(_JAPANESE.fullmatch(word) and len(word) <= _MOST_NAME for word in words):
        return ()
    if all(map(_KANA.fullmatch, words)):
        return ((" ".join(words), 1.0),)
    if len(words) == 1:
        return _ranked(_divisions(words[0]))
    return _ranked([Division(words[0], words[1], 1.0)]) if len(words) == 2 else ()


def _ranked(divisions: list[Division]) -> tuple[tuple[str, float], ...]:
    likelihood: dict[str, float] = {}
    for division in divisions:
        families = _family(division.family).shares if division.family else (("", 1.0),)
        givens = _given(division.given).shares if division.given else (("", 1.0),)
        for (family, family_share), (given, given_share) in product(families, givens):
            reading = f"{family} {given}".strip()
            share = division.weight * family_share * given_share
            likelihood[reading] = likelihood.get(reading, 0.0) + share
    total = sum(likelihood.values())
    best = sorted(likelihood.items(), key=lambda each: (-each[1], each[0]))
    return tuple((reading, share / total) for reading, share in best)


@lru_cache(maxsize=8_192)
def _divisions(word: str) -> list[Division]:
    """All ways that the dataset allows: the word as one name, or family and given name, at every place."""
    found = [
        Division(word, "", known_names.family(word).weight * _FAMILY_ALONE),
        Division("", word, known_names.given(word).weight * _GIVEN_ALONE),
    ]
    for place in range(1, len(word)):
        family, given = word[:place], word[place:]
        weight = known_names.family(family).weight
        if weight:
            found.append(Division(family, given, weight * _given(given).weight))
    return [division for division in found if division.weight]


def _family(name: str) -> Readings:
    return Readings(_KANA_GIVEN, ((name, 1.0),)) if _KANA.fullmatch(name) else known_names.family(name)


def _given(name: str) -> Readings:
    if _KANA.fullmatch(name):
        return Readings(_KANA_GIVEN, ((name, 1.0),))
    # まり子 and the like: kana with one of the usual endings.
    if name[-1:] in _ENDINGS and _KANA.fullmatch(name[:-1]):
        return Readings(_KANA_GIVEN, ((name[:-1] + _ENDINGS[name[-1]], 1.0),))
    return known_names.given(name)


def split(name: str) -> tuple[str, str]:
    """("山田", "太郎") for 山田太郎様; (name, "") where there is a space or nothing to go by."""
    shown, key = clean(name), fold(name)
    place = _place(key)
    # The key has the letters of the name one for one, unless half-width marks or the like were put together.
    if not place or " " in shown or len(shown) < len(key):
        return shown, ""
    return shown[:place], shown[place : len(key)]


@lru_cache(maxsize=8_192)
def _place(key: str) -> int:
    """Where the family name ends, 0 where it cannot be said."""
    if not 2 <= len(key) <= _MOST_NAME or not _JAPANESE.fullmatch(key):
        return 0
    divisions = _divisions(key)
    if divisions:
        return len(max(divisions, key=lambda division: division.weight).family) % len(key)
    # A given name that nobody has collected behind a family name that is known well.
    known = [place for place in range(2, len(key)) if known_names.family(key[:place]).weight]
    return known[-1] if known and len(key) - known[-1] <= 2 else 0


def divided(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words, a single one as family and given name where that can be told."""
    place = _place(words[0]) if len(words) == 1 else 0
    return (words[0][:place], words[0][place:]) if place else words


def family_reading(name: str) -> tuple[str, str]:
    """Where only the family name is known: its likeliest reading, and the rest of the name as a key."""
    words = divided(tokens(name))
    if len(words) != 2:
        return "", ""
    shares = _family(words[0]).shares
    return (shares[0][0], words[1]) if shares else ("", "")


def is_full_name(name: str) -> bool:
    """Is this, beyond doubt, a family and a given name that the dataset knows?"""
    words = tokens(name)
    if len(words) == 1 and _LEAST_FULL_NAME <= len(words[0]) <= _MOST_NAME:
        pairs = [(division.family, division.given) for division in _divisions(words[0])]
    elif len(words) == 2:
        pairs = [(words[0], words[1])]
    else:
        return False
    return any(
        known_names.family(family).weight
        and (known_names.given(given).weight or known_names.is_given_reading(given))
        for family, given in pairs
        if given
    )
