"""Finding people as one types, in kanji, kana or romaji, and the order in which they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from goen.language.kana import fold_romaji, hiragana, romaji
from goen.language.readings import candidates, family_reading
from goen.language.spelling import clean, fold, plain, tokens

SEPARATOR = "\n"  # in no form, so that nothing is found across two of them
_MOST_TEXT = 2_000
_MOST_ORDER = 300
_MOST_QUERY, _MOST_QUERY_WORDS = 200, 8
_MOST_GUESSES = 2
_DECENT = 0.3  # a reading less likely than this finds the wrong people more often than the right ones

_KANA = re.compile(r"[ぁ-ゖー]+")
_HALF_TYPED = re.compile(r"([ぁ-ゖー]+)([a-z]{1,3})")
_WILD = str.maketrans(dict.fromkeys("%_\\"))
_LENGTHENED = re.compile(r"([ぁ-ゖ])ー+")
_VOWELS = dict(zip("aiueo", "あいうえお", strict=True))
_VOICING = "\u3099\u309a"
_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_LEGAL_FORM = re.compile(r"(?:株式|有限|合同|合資|合名)会社|\((?:株|有|同|資|名)\)")
_N_BEFORE_LIPS = re.compile(r"n(?=[bmp])")


def searchable(names: Iterable[str], readings: Iterable[str], words: Iterable[str]) -> str:
    """What a query is looked for in: forms of names, readings and other words (organisations), one a line."""
    said = [kana for kana in map(hiragana, readings) if kana]
    forms: dict[str, None] = {}  # a set that keeps its order
    for name in names:
        forms |= dict.fromkeys(_name_forms(name, guessing=not said))
    for kana in said:
        forms |= dict.fromkeys(_kana_forms(kana.split()))
    for word in words:
        forms |= dict.fromkeys(_word_forms(word))
    forms.pop("", None)
    return SEPARATOR.join(forms)[:_MOST_TEXT]


def _name_forms(name: str, guessing: bool) -> Iterator[str]:
    whole = plain(name)
    yield whole
    if whole.isascii():
        yield _either_way_round(list(tokens(name)))
        yield from _sound_forms([fold_romaji(word) for word in tokens(name)])
    elif _KANA.fullmatch(whole):
        yield from _kana_forms(list(tokens(name)))
    elif guessing:
        for reading in _likely_readings(name):
            yield from _kana_forms(reading.split())


def _likely_readings(name: str) -> list[str]:
    likely = [reading for reading, share in candidates(name)[:_MOST_GUESSES] if share >= _DECENT]
    return likely or list(filter(None, family_reading(name)[:1]))


def _kana_forms(words: list[str]) -> Iterator[str]:
    yield "".join(words)
    yield from _sound_forms([fold_romaji(romaji(word)) for word in words])


def _sound_forms(words: list[str]) -> Iterator[str]:
    sound = _either_way_round(words)
    yield sound
    # "shim" is typed before "shimbashi" is: until its b comes nobody can know that the m is an n.
    yield _N_BEFORE_LIPS.sub("m", sound)


def _either_way_round(words: list[str]) -> str:
    """taroyamadataro holds both yamadataro and taroyamada."""
    joined = "".join(words)
    return joined + words[0] if len(words) == 2 else joined


def _word_forms(word: str) -> Iterator[str]:
    whole = plain(word)
    yield whole
    if _KANA.fullmatch(whole):
        yield fold_romaji(romaji(whole))


def query(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query, each with the forms that it may have in `searchable`.

    A person matches when for every word any of its forms is a substring. "やまだ 太郎" is
    (("やまだ", "yamada"), ("太郎",)): (text LIKE '%やまだ%' OR text LIKE '%yamada%') AND text LIKE '%太郎%'.
    No form holds %, _ or a backslash. Empty when there is nothing to look for.
    """
    words = clean(text[:_MOST_QUERY]).split()[:_MOST_QUERY_WORDS]
    alternatives = (tuple(dict.fromkeys(filter(None, _query_forms(word)))) for word in words)
    return tuple(forms for forms in alternatives if forms)


def _query_forms(word: str) -> Iterator[str]:
    whole = fold(word).translate(_WILD)
    yield whole
    # Of one firm some sources write 株式会社, others (株) or nothing.
    yield fold(_LEGAL_FORM.sub("", word)).translate(_WILD)
    half_typed = _HALF_TYPED.fullmatch(whole)  # やまd: the next kana is on its way
    if whole.isascii():
        yield fold_romaji(whole)
    elif half_typed:
        yield fold_romaji(romaji(half_typed[1]) + half_typed[2])
    elif _KANA.fullmatch(whole):
        sound = fold_romaji(romaji(whole))
        if len(sound) > 1:  # a vowel is in every name
            yield sound


def order(name: str, reading: str) -> str:
    """The sort key, to be compared by code point.

    Names of known or likely reading in the order of the dictionary, then Latin letters, then kanji that
    nobody can read, then the rest.
    """
    kana = hiragana(reading) or _likeliest_reading(name)
    if kana:
        return f"0{_as_in_dictionary(kana)}  {kana}"[:_MOST_ORDER]
    key = " ".join(tokens(name))
    if not key[:1].isalnum():
        return f"3{key}"[:_MOST_ORDER]
    return f"{1 if key[0].isascii() else 2}{key}"[:_MOST_ORDER]


def _likeliest_reading(name: str) -> str:
    readings = candidates(name)
    if readings:
        return readings[0][0]
    family, rest = family_reading(name)
    return f"{family} {rest}" if family else ""


def _as_in_dictionary(kana: str) -> str:
    """Small kana as large ones, voiced as unvoiced, ー as the vowel that it lengthens."""
    plain_kana = _LENGTHENED.sub(_vowel, kana)
    bare = "".join(mark for mark in unicodedata.normalize("NFD", plain_kana) if mark not in _VOICING)
    return bare.translate(_LARGE)


def _vowel(match: re.Match[str]) -> str:
    vowel = romaji(match[1])[-1:]
    return match[1] + _VOWELS.get(vowel, "") * (len(match[0]) - 1)
