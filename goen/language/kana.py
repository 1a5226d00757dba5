"""Kana and romaji: one kana, one spelling of romaji, and the way from the one to the other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MOST = 300
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_KATAKANA_TO_HIRAGANA |= {ord("ヽ"): ord("ゝ"), ord("ヾ"): ord("ゞ")}
_ONLY_KANA = re.compile(r"[ぁ-ゖー ]*")
_REPEATED = re.compile(r"([ぁ-ゖ])[ゝゞ]")

_ROWS = """
あいうえお a i u e o  かきくけこ ka ki ku ke ko  がぎぐげご ga gi gu ge go  さしすせそ sa shi su se so
ざじずぜぞ za ji zu ze zo  たちつてと ta chi tsu te to  だぢづでど da ji zu de do
なにぬねの na ni nu ne no  はひふへほ ha hi fu he ho  ばびぶべぼ ba bi bu be bo  ぱぴぷぺぽ pa pi pu pe po
まみむめも ma mi mu me mo  やゆよ ya yu yo  らりるれろ ra ri ru re ro  わゐゑをん wa i e o n
ぁぃぅぇぉ a i u e o  ゃゅょ ya yu yo  ゎゕゖゔ wa ka ke vu
"""
_GLIDES = {
    "き": "ky", "ぎ": "gy", "し": "sh", "じ": "j", "ち": "ch", "ぢ": "j", "に": "ny", "ひ": "hy", "び": "by",
    "ぴ": "py", "み": "my", "り": "ry",
}  # fmt: skip
_BORROWED = """
しぇ she じぇ je ちぇ che てぃ ti でぃ di とぅ tu どぅ du ふぁ fa ふぃ fi ふぇ fe ふぉ fo うぃ wi うぇ we
うぉ wo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo つぁ tsa てゅ tyu でゅ dyu ふゅ fyu
"""


def _syllables() -> dict[str, str]:
    table: dict[str, str] = {}
    words = _ROWS.split()
    while words:
        row = words.pop(0)
        for kana in row:
            table[kana] = words.pop(0)
    for kana, start in _GLIDES.items():
        table |= {kana + small: start + vowel for small, vowel in zip("ゃゅょ", "auo", strict=True)}
    borrowed = _BORROWED.split()
    return table | dict(zip(borrowed[::2], borrowed[1::2], strict=True))


_SYLLABLES = _syllables()
_SYLLABLE = re.compile("|".join(sorted(_SYLLABLES, key=len, reverse=True)))
_DOUBLED = re.compile(r"っ+([bcdfghjkmnprstvwyz]?)")
_LONG = re.compile(r"([aiueo])ー+")

# Hepburn and what people make of it, to the spelling of the kana table (Kunrei), long vowels short. The order
# matters: each rule sees what the ones before it have left.
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"['’`-]", ""),
        (r"cch", "tch"),
        (r"sh(?=[aueo])", "sy"),
        (r"sh", "s"),
        (r"ch(?=[aueo])", "ty"),
        (r"cy", "ty"),
        (r"ch", "t"),
        (r"ts+", "t"),
        (r"j(?=[aueo])", "zy"),
        (r"j", "z"),
        (r"dz+", "z"),
        (r"d(?=[iu]|y[auo])", "z"),
        (r"f", "h"),
        (r"m(?=[bmp])", "n"),
        # "oh" is a long o only where no vowel follows: Ohno and Ohyama, not Ohara.
        (r"o(?:[ou]|h(?![aiueoh]))+", "o"),
        (r"u(?:u|h(?![aiueoh]))+", "u"),
        (r"aa+", "a"),
        (r"ee+", "e"),
    )
)
_JAPANESE_SOUND = re.compile(r"(?:n(?![aiueoy])|(?:([kgsztdhbpr])\1?y?|[mn]y?|[yw]|)[aiueo])+")


def hiragana(text: str) -> str:
    """Half- or full-width kana as hiragana, words apart by one space; '' when anything else is in it."""
    kana = unicodedata.normalize("NFKC", text[:_MOST]).translate(_KATAKANA_TO_HIRAGANA)
    kana = " ".join(kana.replace("・", " ").split())
    if "ゝ" in kana or "ゞ" in kana:
        kana = _REPEATED.sub(_repeat, kana)
    return kana[:_MOST] if _ONLY_KANA.fullmatch(kana) else ""


def _repeat(match: re.Match[str]) -> str:
    before = match[1]
    if match[0].endswith("ゝ"):
        return before * 2
    return before + unicodedata.normalize("NFC", before + "\u3099")


@lru_cache(maxsize=16_384)
def romaji(kana: str) -> str:
    """Hiragana in Hepburn, lower case, long vowels as the kana spell them: おおの is oono, とう is tou.

    What is not hiragana stays as it is.
    """
    text = _SYLLABLE.sub(lambda match: _SYLLABLES[match[0]], kana)
    if "っ" in text:
        text = _DOUBLED.sub(_double, text)
    if "ー" in text:
        text = _LONG.sub(r"\1\1", text).replace("ー", "")
    return text


def _double(match: re.Match[str]) -> str:
    start = match[1]
    return ("t" if start == "c" else start) + start


@lru_cache(maxsize=16_384)
def fold_romaji(text: str) -> str:
    """One spelling for all of one sound: Ohno, Oono and Ono are "ono", Shimbashi and Sinbasi "sinbasi".

    It follows the kana table, so that what is half typed ("sh", "shim") is still a beginning of the whole.
    """
    folded = "".join(
        letter for letter in unicodedata.normalize("NFD", text[:_MOST].lower()) if letter.isascii()
    )
    # Odd clusters ("sshh") can make room for another rule; real words are done after one round.
    while (again := _respell(folded)) != folded:
        folded = again
    return folded


def _respell(text: str) -> str:
    for pattern, replacement in _SPELLINGS:
        text = pattern.sub(replacement, text)
    return text


def sounds_japanese(folded: str) -> bool:
    """Could this word, folded by fold_romaji, be Japanese at all? Smith and Wang could not."""
    return _JAPANESE_SOUND.fullmatch(folded) is not None
