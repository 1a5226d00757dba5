"""Japanese names that are known, with their readings and how common they are.

Read straight from the dataset's CSV files: its own API builds lists by reading, several times the size, which
would have to be turned round. Some 2,000 family names and 70,000 given names take about 15 MB and a third of
a second, at first use.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from goen.language import usual_readings
from goen.language.kana import fold_romaji, romaji
from goen.language.spelling import fold_shapes

_USUAL = 0.8  # of the people whose name has a usual reading
_POPULAR = 3.0  # readings that the dataset lists among the popular ones
_LEAST = 0.05  # the share of the dataset's own reading
_RARE = 1_000  # people of a family name that the dataset does not have


class Readings(NamedTuple):
    """`weight`: how common the name is among its kind (0 to 1). The shares add up to 1, best first."""

    weight: float
    shares: tuple[tuple[str, float], ...]


_UNKNOWN = Readings(0.0, ())


def family(name: str) -> Readings:
    """Of a family name as `spelling.fold` writes it; weight 0 when it is not known."""
    return _families().get(name, _UNKNOWN)


@cache
def _families() -> dict[str, Readings]:
    people: dict[str, dict[str, float]] = {}
    for row in _rows("last_name_org.csv"):
        name, number, reading, *_ = row.split(",")
        readings = people.setdefault(name, {})
        readings[reading] = readings.get(reading, 0.0) + int(number)
    for shown, others in usual_readings.of_families().items():
        name = fold_shapes(shown)
        before = people.get(name, {})
        count = sum(before.values()) or _RARE
        left = max(_LEAST, 1 - sum(others.values()))  # the dataset counts everybody under its one reading
        people[name] = {reading: readers * left for reading, readers in before.items()}
        people[name] |= {reading: count * share for reading, share in others.items()}
    everybody = sum(sum(readings.values()) for readings in people.values())
    return {name: Readings(sum(each.values()) / everybody, _shares(each)) for name, each in people.items()}


def _shares(weights: dict[str, float]) -> tuple[tuple[str, float], ...]:
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda reading: (-reading[1], reading[0]))
    return tuple((reading, weight / total) for reading, weight in ranked)


@lru_cache(maxsize=8_192)
def given(name: str) -> Readings:
    """Of a given name as `spelling.fold` writes it; weight 0 when it is not known."""
    known = _givens().get(name)
    if known is None:
        return _UNKNOWN
    likely = _shares({reading: _likelihood(name, reading) for reading in known.split("|")})
    usual = _usual().get(name, ())
    weights = {reading: share * (1 - _USUAL if usual else 1) for reading, share in likely}
    for reading in usual:
        weights[reading] += _USUAL / len(usual)
    return Readings(1 / len(_givens()), _shares(weights))


def _likelihood(name: str, reading: str) -> float:
    """How common the reading is, and how many other names begin and end with these kanji and these sounds.

    Of the names in usual_readings that have several readings this puts a usual one first in two of three.
    The root keeps it from being surer than that.
    """
    begins = _begins(name[0])[reading[:2]]
    ends = _ends(name[-1])[reading[-2:]]
    return float((_popularity()[reading] ** 0.5 * begins * ends) ** 0.5)


def is_given_reading(kana: str) -> bool:
    return kana in _popularity()


def may_sound(name: str, sound: str) -> bool:
    """Could a given name be read as this folded romaji, though nobody has collected it?

    Its first and its last kanji have to sound so in other names.
    """
    return any(sound.startswith(fold_romaji(romaji(kana))) for kana in _begins(name[:1])) and any(
        sound.endswith(fold_romaji(romaji(kana))) for kana in _ends(name[-1:])
    )


@cache
def _givens() -> dict[str, str]:
    """Kanji to readings, those in one string apart by "|": a third of the memory of tuples."""
    known: dict[str, str] = {}
    for row in _given_rows():
        reading, _, *names = row.split(",")
        for name in names:
            _add(known, name, reading)
    for name, readings in _usual().items():
        for reading in readings:
            _add(known, name, reading)
    return known


def _add(known: dict[str, str], name: str, reading: str) -> None:
    before = known.get(name)
    if before is None:
        known[name] = reading
    elif reading not in before.split("|"):
        known[name] = f"{before}|{reading}"


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    usual: dict[str, tuple[str, ...]] = {}
    for shown, reading in usual_readings.of_given_names():
        name = fold_shapes(shown)
        usual[name] = (*usual.get(name, ()), reading)
    return usual


@cache
def _popularity() -> Counter[str]:
    """A reading that is written in many ways is a common one."""
    popular = {
        row.partition(",")[0] for kind in ("man", "woman") for row in _rows(f"first_name_{kind}_opti.csv")
    }
    spellings: Counter[str] = Counter()
    for row in _given_rows():
        reading, _, names = row.split(",", 2)
        spellings[reading] += round((_POPULAR if reading in popular else 1) * (1 + names.count(",")))
    for readings in _usual().values():
        spellings.update(readings)
    return spellings


@cache
def _begins(kanji: str) -> Counter[str]:
    """How the readings of given names that begin with this kanji begin."""
    return Counter(reading[:2] for readings in _with(0).get(kanji, ()) for reading in readings.split("|"))


@cache
def _ends(kanji: str) -> Counter[str]:
    return Counter(reading[-2:] for readings in _with(-1).get(kanji, ()) for reading in readings.split("|"))


@cache
def _with(place: int) -> dict[str, list[str]]:
    """Readings by the first (0) or last (-1) kanji. Counted when asked for: all would take a tenth of a second."""
    found: dict[str, list[str]] = {}
    for name, readings in _givens().items():
        found.setdefault(name[place], []).append(readings)
    return found


def _given_rows() -> list[str]:
    return [row for kind in ("man", "woman") for row in _rows(f"first_name_{kind}_org.csv")]


def _rows(file: str) -> list[str]:
    text = (resources.files("japanese_personal_name_dataset") / "dataset" / file).read_text("utf-8")
    return fold_shapes(text).splitlines()
