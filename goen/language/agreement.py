"""May two displayed names belong to one human being?"""

from __future__ import annotations

from enum import Enum
from itertools import product

from goen.language import sounds
from goen.language.faces import Face, Script, faces, is_kanji
from goen.language.likeness import Likeness, Words, of_words
from goen.language.readings import divided
from goen.language.spelling import fold


class Agreement(Enum):
    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


_FROM = {
    Likeness.WHOLE: Agreement.SAME,
    Likeness.PART: Agreement.UNSURE,
    Likeness.NONE: Agreement.DIFFERENT,
}


def compare(a: str, b: str, reading_a: str = "", reading_b: str = "") -> Agreement:
    """SAME: one name, in whatever script, order or spelling. DIFFERENT: two people. UNSURE: cannot be said.

    A displayed name that is an e-mail address can agree, but is no evidence of another person.
    """
    key = fold(a)
    if key and key == fold(b):
        return Agreement.SAME
    faces_a, faces_b = faces(a) or faces(reading_a), faces(b) or faces(reading_b)
    if not faces_a or not faces_b:
        return Agreement.UNSURE
    found = _of_faces(faces_a, faces_b, reading_a, reading_b)
    if found is Agreement.DIFFERENT and ("@" in a or "@" in b):
        return Agreement.UNSURE
    return found


def _of_faces(a: tuple[Face, ...], b: tuple[Face, ...], reading_a: str, reading_b: str) -> Agreement:
    """The names themselves decide; where their scripts differ, what stands beside them helps."""
    first = _alike(a[0], b[0], reading_a, reading_b)
    if first is Agreement.SAME or (first is Agreement.DIFFERENT and a[0].script is b[0].script):
        return first
    further = [_alike(one, b[0], "", reading_b) for one in a[1:]]
    further += [_alike(a[0], one, reading_a, "") for one in b[1:]]
    further += [_alike(one, other, "", "") for one, other in product(a[1:], b[1:])]
    for verdict in (Agreement.SAME, Agreement.DIFFERENT):
        if verdict in further:
            return verdict
    return first


def _alike(a: Face, b: Face, reading_a: str, reading_b: str) -> Agreement:
    if a.script is b.script is Script.LATIN:
        by_ear = of_words(sounds.heard(a.words), sounds.heard(b.words))
        return _FROM[max(of_words(a.words, b.words), by_ear)]
    if a.script is b.script is Script.KANJI:
        return _both_in_kanji(a, b, reading_a, reading_b)
    if a.script is b.script is Script.OTHER:
        return _FROM[max(of_words(a.words, b.words), _begins_or_ends(a.words, b.words))]
    if Script.OTHER in (a.script, b.script):
        return Agreement.UNSURE
    return _by_sound(a, b, reading_a, reading_b)


def _both_in_kanji(a: Face, b: Face, reading_a: str, reading_b: str) -> Agreement:
    words_a, words_b = divided(a.words), divided(b.words)
    written = of_words(words_a, words_b)
    if len(words_a) == len(words_b) == 1:
        written = max(written, _begins_or_ends(words_a, words_b))
    if written is Likeness.WHOLE:
        return Agreement.SAME
    by_sound = _by_sound(a, b, reading_a, reading_b)
    if all(map(is_kanji, words_a + words_b)):
        # Other kanji of the same sound are a slip of the pen, or another person.
        return Agreement.UNSURE if by_sound is Agreement.SAME else _FROM[written]
    return by_sound


def _begins_or_ends(a: Words, b: Words) -> Likeness:
    """田中 and 田中太郎, for names that nobody knows how to divide."""
    short, long = sorted(("".join(a), "".join(b)), key=len)
    return Likeness.PART if long.startswith(short) or long.endswith(short) else Likeness.NONE


def _by_sound(a: Face, b: Face, reading_a: str, reading_b: str) -> Agreement:
    sound_a, sound_b = sounds.of(a, reading_a), sounds.of(b, reading_b)
    found = sounds.likeness(sound_a, sound_b)
    if found is not Likeness.NONE:
        return _FROM[found]
    is_known = sound_a.is_complete and sound_b.is_complete
    if not is_known or sounds.may_be(sound_a, sound_b) or sounds.may_be(sound_b, sound_a):
        return Agreement.UNSURE
    return Agreement.DIFFERENT
