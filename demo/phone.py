"""The address book of a Japanese phone: vCard 2.1 in Shift_JIS, with half-width readings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from demo.organisations import CUSTOMERS, Organisation
from demo.people import Someone
from demo.story import Story

CARDS = 150
WIDTH = 72
GROUPS = {"family": "家族", "university": "友人", "private": "友人", "customer": "お客さま"}
NOTES = {
    "customer": "駅から徒歩八分。裏口のインターホンを押すこと。駐車場は二台分。",
    "university": "甘いものに目がない。誕生日の前に連絡すること。",
    "teacher": "研究室は三階のいちばん奥。火曜の午後が空いている。",
}
LANDLINE = "03-0000-0301"
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
# By what they stand for; a sound mark is a character of its own there.
_HALF_WIDTH = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFFA0)}
# Two people who live together and do not share a name.
AT_ONE_LANDLINE = (("児玉", "和子", "こだま", "かずこ"), ("榎本", "茂", "えのもと", "しげる"))
OFFICES = (
    ("あおぞらケア 代表", "あおぞらけあ だいひょう", "03-0000-0001"),
    ("若葉タクシー", "わかばたくしー", "03-0000-0777"),
)


def write(folder: Path, story: Story) -> Path:
    path = folder / "電話帳.vcf"
    cards = [*_offices(), *_landline(), *(_person(person) for person in _known_by_phone(story))]
    path.write_bytes("".join(cards).encode("cp932"))
    return path


def _known_by_phone(story: Story) -> list[Someone]:
    """Those she talks to, then those she knows from nowhere else, then others, up to the size of the book."""
    from_japan = [p for p in story.people if p.name.is_japanese and p.circle != "vendor"]
    ranked = sorted(from_japan, key=_distance)
    return sorted(ranked[: CARDS - len(OFFICES) - len(AT_ONE_LANDLINE)], key=lambda person: person.number)


def _distance(person: Someone) -> tuple[bool, bool, int]:
    has_connection_only = person.tie.kind == "acquaintance" and person.connected_on is not None
    return has_connection_only, person.tie.channel == "linkedin", person.number * 37 % 101


def _card(lines: Iterator[str]) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:2.1", *lines, "END:VCARD", ""])


def _person(person: Someone) -> str:
    return _card(_person_lines(person))


def _person_lines(person: Someone) -> Iterator[str]:
    name = person.name
    yield from _name(name.family, name.given, name.family_reading, name.given_reading)
    yield f"TEL;CELL;VOICE:{person.phone.replace('-', '') if person.number % 2 else person.phone}"
    if person.circle == "customer" and person.organisation.switchboard:
        yield f"TEL;WORK;VOICE:{person.organisation.switchboard}"
    if person.number % 3:
        yield f"EMAIL;INTERNET:{person.mail}"
    if person.circle == "customer":
        yield from _place(person.organisation, person.title)
    if person.circle in NOTES and person.number % 4 == 0:
        yield from _quoted_printable("NOTE", NOTES[person.circle])
    yield f"X-GN;CHARSET=SHIFT_JIS:{GROUPS.get(person.circle, '仕事')}"


def _place(organisation: Organisation, title: str) -> Iterator[str]:
    yield f"ORG;CHARSET=SHIFT_JIS:{organisation.name}"
    yield f"TITLE;CHARSET=SHIFT_JIS:{title}"
    number = CUSTOMERS.index(organisation) + 1
    yield from _quoted_printable(
        "ADR;WORK",
        f";;見本町{number}丁目{number}番{number}号ひなた坂ビル三階;せせらぎ市;青葉県;000-0000;日本",
    )


def _name(family: str, given: str, family_reading: str, given_reading: str) -> Iterator[str]:
    yield f"N;CHARSET=SHIFT_JIS:{family};{given};;;"
    yield f"FN;CHARSET=SHIFT_JIS:{family} {given}".rstrip()
    yield f"SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:{_half_width(family_reading)};{_half_width(given_reading)};;;"


def _half_width(reading: str) -> str:
    apart = unicodedata.normalize("NFD", reading.translate(_KATAKANA))
    return "".join(_HALF_WIDTH.get(letter, letter) for letter in apart)


def _quoted_printable(key: str, text: str) -> Iterator[str]:
    """Folded with soft breaks, also in the middle of a character, as phones do."""
    line = f"{key};CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:"
    for byte in text.encode("cp932"):
        # A semicolon parts the fields, so it stays as it is.
        piece = chr(byte) if byte == ord(";") else f"={byte:02X}"
        if len(line) + len(piece) > WIDTH:
            yield line + "="
            line = ""
        line += piece
    yield line


def _landline() -> Iterator[str]:
    for family, given, family_reading, given_reading in AT_ONE_LANDLINE:
        yield _card(
            iter((*_name(family, given, family_reading, given_reading), f"TEL;HOME;VOICE:{LANDLINE}"))
        )


def _offices() -> Iterator[str]:
    """Cards of a company and of nobody in it."""
    for name, reading, number in OFFICES:
        sound = f"SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:{_half_width(reading)};;;;"
        yield _card(
            iter(
                (
                    f"N;CHARSET=SHIFT_JIS:{name};;;;",
                    sound,
                    f"ORG;CHARSET=SHIFT_JIS:{name}",
                    f"TEL;WORK;VOICE:{number}",
                )
            )
        )
