"""How a name may sound: all its readings in folded romaji, and whether they agree with another's."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from goen.language import known_names
from goen.language.faces import Face, Script
from goen.language.kana import fold_romaji, romaji, sounds_japanese
from goen.language.likeness import Likeness, Words, of_words
from goen.language.readings import all_readings, divided
from goen.language.spelling import tokens

_MOST_WAYS = 64


class Sound(NamedTuple):
    """`is_complete`: no other reading is known, so that none agreeing says something.

    `divided`: the kanji of family and given name, where the ways are only what the dataset says of them.
    """

    ways: tuple[Words, ...]
    is_complete: bool
    divided: Words = ()


def of(face: Face, reading: str) -> Sound:
    """A reading of several words is the reading; of one word (often the family name) it is one more way."""
    said = heard(tokens(reading)) if reading else ()
    if len(said) > 1:
        return Sound((said,), is_complete=True)
    sound = _of(face)
    return sound._replace(ways=(said, *sound.ways)) if said else sound


@lru_cache(maxsize=8_192)
def _of(face: Face) -> Sound:
    if face.script is Script.LATIN:
        words = heard(face.words)
        return Sound((words,), is_complete=all(map(sounds_japanese, words)))
    if face.script is Script.KANA:
        return Sound((heard(face.words),), is_complete=True)
    readings = [reading for reading, _ in all_readings(face.words)] or _mixed(face.words)
    ways = dict.fromkeys(heard(tuple(reading.split())) for reading in readings)
    is_complete = 0 < len(ways) <= _MOST_WAYS
    return Sound(tuple(islice(ways, _MOST_WAYS)), is_complete, divided(face.words))


def _mixed(words: Words) -> list[str]:
    """田中 Taro, word by word; nothing when one of them is not known."""
    choices = [
        [word] if word.isascii() else [reading for reading, _ in all_readings((word,))] for word in words
    ]
    if not any(word.isascii() for word in words):
        return []
    return [" ".join(choice) for choice in islice(product(*choices), _MOST_WAYS)]


def heard(words: Words) -> Words:
    return tuple(filter(None, (fold_romaji(romaji(word)) for word in words)))


def likeness(a: Sound, b: Sound) -> Likeness:
    return max((_of_ways(one, other) for one, other in product(a.ways, b.ways)), default=Likeness.PART)


def _of_ways(a: Words, b: Words) -> Likeness:
    found = of_words(a, b)
    if found is not Likeness.WHOLE and (len(a) == 1) != (len(b) == 1):
        # Run together, the end of one name and the beginning of the next can make a long vowel: Ono Osamu.
        one, other = (a, b) if len(a) == 1 else (b, a)
        if one[0] in (fold_romaji("".join(other)), fold_romaji("".join(other[::-1]))):
            return Likeness.WHOLE
    return found


def may_be(guessed: Sound, other: Sound) -> bool:
    """Does the family name agree, and could the given name sound so, though the dataset does not say it?"""
    if len(guessed.divided) != 2:
        return False
    family_name, given_name = guessed.divided
    families = heard(tuple(reading for reading, _ in known_names.family(family_name).shares))
    return any(
        family in families and known_names.may_sound(given_name, given)
        for way in other.ways
        if len(way) == 2
        for family, given in (way, way[::-1])
    )
