"""People who do not exist, by the ten thousand, with names as a Japanese professional's network has them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from demo.names import FAMILIES_ABROAD, FROM_ABROAD, Name, ascii_letters, japanese_names

IN_KANJI, IN_LATIN = 0.65, 0.15  # of all; the others are from abroad
EMPLOYED = 0.8
ORGANISATIONS = 2_000
NAMES = 1_000  # of women and of men, to be paired anew
_FORMS = ("株式会社{}", "{}介護サービス", "社会福祉法人{}会", "{} Systems", "{} Care Ltd.", "{}大学")


@dataclass(frozen=True, slots=True)
class Someone:
    name: str
    slug: str
    email: str
    organisation: str  # may be empty


def people(number: int, dice: Random) -> list[Someone]:
    """The same ones for the same dice. Among so many, names come twice; slugs and addresses do not."""
    women, men = (list(islice(japanese_names(dice, women=is_woman), NAMES)) for is_woman in (True, False))
    organisations = [_organisation(count, dice.choice(men)) for count in range(ORGANISATIONS)]
    found = []
    for count in range(number):
        kind = dice.random()
        name = _from_abroad(dice)
        if kind < IN_KANJI + IN_LATIN:
            name = _paired(dice.choice(men), dice.choice(women if count % 2 else men))
        slug = f"{ascii_letters(name.given_latin)}-{ascii_letters(name.family_latin)}-{count:05x}"
        employer = organisations[int(ORGANISATIONS * dice.random() ** 2)] if dice.random() < EMPLOYED else ""
        shown = name.family + name.given if kind < IN_KANJI else name.latin
        found.append(Someone(shown, slug, f"{slug}@mail.example", employer))
    return found


def _paired(one: Name, other: Name) -> Name:
    """The family name of one with the given name of the other."""
    return replace(other, family=one.family, family_reading=one.family_reading, family_latin=one.family_latin)


def _from_abroad(dice: Random) -> Name:
    given, family = dice.choice(FROM_ABROAD.split()), dice.choice(FAMILIES_ABROAD.split())
    return Name(family, given, "", "", family, given)


def _organisation(count: int, founder: Name) -> str:
    form = _FORMS[count % len(_FORMS)]
    return form.format(founder.family_latin if form.isascii() else founder.family)
