"""From a reader's records to columns: cards by account, moments as arrays. Nothing here grows with contents."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from goen.mine.imports.domain.fingerprints import Printer
from goen.mine.imports.records import Between, Card, LeftOut, Mine, Moment, Record, Skipped

WORDS_KEPT = 400  # characters of the last words
LOT = 5_000  # skipped rows handed on together: a file may consist of nothing else

KeepSkipped = Callable[[Sequence[Skipped]], None]


@dataclass
class Gathered:
    """All that one file said. Moments are columns of equal length: `at`, `between` (index), fingerprint."""

    printer: Printer
    keep_skipped: KeepSkipped = lambda _rows: None
    keep_words: bool = False
    cards: dict[str, Card] = field(default_factory=dict)
    betweens: list[Between] = field(default_factory=list)
    at: array[int] = field(default_factory=lambda: array("q"))
    between: array[int] = field(default_factory=lambda: array("q"))
    said: dict[str, None] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    last_words: dict[int, tuple[int, str]] = field(default_factory=dict)  # between -> (at, words)
    _skipped: list[Skipped] = field(default_factory=list)

    def take(self, records: Iterable[Record]) -> None:
        place: dict[Between, int] = {}
        add_at, add_between, add_print = self.at.append, self.between.append, self.printer.add
        for record in records:
            if type(record) is not Moment:
                self._take_other(record)
                continue
            at, between, identity, words = record
            index = place.get(between)
            if index is None:
                index = place[between] = len(self.betweens)
                self.betweens.append(between)
            add_at(at)
            add_between(index)
            add_print(identity)
            if (
                self.keep_words
                and words
                and (index not in self.last_words or at >= self.last_words[index][0])
            ):
                self.last_words[index] = (at, words[:WORDS_KEPT])
        self._hand_on()

    def _take_other(self, record: Record) -> None:
        match record:
            case Card():
                self.add_card(record)
            case Skipped():
                self._skipped.append(record)
                if len(self._skipped) >= LOT:
                    self._hand_on()
            case LeftOut(code, count):
                self.left_out[code] += count
            case Mine(value):
                self.said.setdefault(value)
            case Moment():  # pragma: no cover - taken above; here so that the match is complete
                raise AssertionError

    def _hand_on(self) -> None:
        if self._skipped:
            self.keep_skipped(self._skipped)
        self._skipped = []

    def add_card(self, card: Card) -> None:
        held = self.cards.get(card.account)
        self.cards[card.account] = card if held is None or held is card else merged(held, card)

    def moments_between(self) -> dict[Between, int]:
        counts = np.bincount(np.frombuffer(self.between, dtype=np.int64), minlength=len(self.betweens))
        return dict(zip(self.betweens, counts.tolist(), strict=True))


def merged(first: Card, second: Card) -> Card:
    """Two sayings of one card. What was said first is the name; everything else adds up."""
    further = [name for name in (second.name, *second.spellings) if name]
    return replace(
        first,
        name=first.name or second.name,
        reading=first.reading or second.reading,
        spellings=tuple(
            dict.fromkeys(
                name for name in (*first.spellings, *further) if name != (first.name or second.name)
            )
        ),
        handles=tuple(dict.fromkeys((*first.handles, *second.handles))),
        affiliations=tuple(dict.fromkeys((*first.affiliations, *second.affiliations))),
        known_since=first.known_since or second.known_since,
        note=first.note or second.note,
    )
