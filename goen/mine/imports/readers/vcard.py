"""vCards 2.1, 3.0 and 4.0: address books of phones, of Apple, Google and Outlook, read card by card.

The lines are parsed here and not by vobject: that wants the whole text decoded, while one file mixes
encodings; one odd line costs it the card; a photo would have to be held in memory to be thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goen.mine.imports.contentlines import encoding_said, parsed, unfolded
from goen.mine.imports.exports import Part
from goen.mine.imports.readers.vcard_card import WANTED, Said, records
from goen.mine.imports.reading import Context
from goen.mine.imports.records import Record, Skipped
from goen.mine.imports.text import encoding_of

SOURCE = "vcard"
CHANNEL = 0  # no moments come from an address book

MOST_CARD_BYTES = 1_000_000  # of what is wanted of it
MOST_SHOWN = 40

_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(rb"AGENT\s*:\s*", re.IGNORECASE)


def recognises(part: Part) -> bool:
    start = part.head[:1_000].decode(encoding_of(part.head), "replace").lstrip("\ufeff").lstrip()
    return re.match(r"BEGIN[ \t]*:[ \t]*VCARD[ \t]*[\r\n]", start, re.IGNORECASE) is not None


def read(parts: Sequence[Part], context: Context) -> Iterator[Record]:
    for part in parts:
        encoding = encoding_said(part.head)
        for found in _cards(part, encoding):
            if isinstance(found, Skipped):
                yield found
            else:
                yield from _read_card(part, found, encoding, context)


def _read_card(part: Part, raw: _Raw, encoding: str, context: Context) -> Iterator[Record]:
    said: list[Said] = []
    for number, line in raw.lines:
        found = parsed(line, encoding)
        if found is None:
            yield Skipped(part.file, number, "card_line", _shown(line))
        else:
            said.append(Said(number, found))
    yield from records(said, file=part.file, line=raw.number, country=context.country)


@dataclass
class _Raw:
    number: int  # of the line with BEGIN
    lines: list[tuple[int, bytes]] = field(default_factory=list)
    size: int = 0
    is_within_agent: bool = False  # 2.1 puts the card of a secretary inside that of the boss

    def add(self, number: int, line: bytes) -> None:
        if not self.is_within_agent:
            self.size += len(line)
            if self.size <= MOST_CARD_BYTES:
                self.lines.append((number, line))

    def opens_agent(self) -> bool:
        return bool(self.lines) and _AGENT.fullmatch(self.lines[-1][1]) is not None


def _cards(part: Part, encoding: str) -> Iterator[_Raw | Skipped]:
    card: _Raw | None = None
    is_outside_told = False
    with part.open() as stream:
        for number, line in unfolded(stream, encoding, WANTED.__contains__):
            if _BEGIN.fullmatch(line):
                if card and card.opens_agent():
                    card.is_within_agent = True
                    continue
                if card:
                    yield Skipped(part.file, card.number, "card_unclosed")
                card, is_outside_told = _Raw(number), False
            elif card is None:
                if not is_outside_told:
                    yield Skipped(part.file, number, "card_outside", _shown(line))
                is_outside_told = True
            elif not _END.fullmatch(line):
                card.add(number, line)
            elif card.is_within_agent:
                card.is_within_agent = False
            else:
                yield _bounded(part.file, card)
                card = None
    if card:
        yield Skipped(part.file, card.number, "card_unclosed")


def _bounded(file: str, card: _Raw) -> _Raw | Skipped:
    return card if card.size <= MOST_CARD_BYTES else Skipped(file, card.number, "card_too_large")


def _shown(line: bytes) -> dict[str, str | int]:
    return {"value": line[: 4 * MOST_SHOWN].decode("utf-8", "replace").strip()[:MOST_SHOWN]}
