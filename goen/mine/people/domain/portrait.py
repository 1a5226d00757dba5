"""How a person is shown: what all of their cards together say of name, reading and affiliation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goen.language import names, search

MOST = 300  # characters of a shown field

# Whoever exchanged cards or filled in a profile wrote the full name; a talk shows what one phone calls them.
_TRUST = {"by_hand": 0, "vcard": 1, "linkedin": 2, "mail": 3, "line": 4}


@dataclass(frozen=True, slots=True)
class Held:
    """One card of the person. `organisation` is the one it shows as present."""

    source: str
    name: str
    reading: str = ""
    spellings: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""
    since: date | None = None
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portrait:
    name: str
    reading: str
    organisation: str
    title: str
    name_key: str
    sort_key: str
    search_text: str


def draw(cards: Sequence[Held]) -> Portrait:
    ordered = sorted(cards, key=lambda card: (_TRUST.get(card.source, 9), card.name))
    known_names = [name for card in ordered for name in (card.name, *card.spellings) if name]
    name = _best_name(known_names) or next((address for card in ordered for address in card.addresses), "")
    reading = next((card.reading for card in ordered if card.reading), "")
    employed = [card for card in ordered if card.organisation or card.title]
    latest = max(employed, key=_recency, default=None)
    organisations = [card.organisation for card in ordered if card.organisation]
    addresses = [address for card in ordered for address in card.addresses]
    return Portrait(
        name=name[:MOST],
        reading=reading[:MOST],
        organisation=latest.organisation[:MOST] if latest else "",
        title=latest.title[:MOST] if latest else "",
        name_key=names.fold(name)[:MOST],
        sort_key=search.order(name, reading)[:MOST],
        search_text=search.searchable(
            known_names or [name], [reading] if reading else [], [*organisations, *addresses]
        ),
    )


def _recency(card: Held) -> tuple[date, int]:
    """The newest affiliation; without dates what the most trusted source says."""
    return (card.since or date.min, -_TRUST.get(card.source, 9))


def _best_name(candidates: Sequence[str]) -> str:
    """A full name before a part of one, the reader's own script before another, the better source first."""
    if not candidates:
        return ""
    return max(enumerate(candidates), key=lambda place: (*_fullness(place[1]), -place[0]))[1]


def _fullness(name: str) -> tuple[int, int]:
    is_own_script = any("\u3400" <= letter <= "\u9fff" or letter == "々" for letter in name)
    is_full = len(names.tokens(name)) > 1 or (is_own_script and len(name) >= 3)
    return (int(is_full), int(is_own_script))
