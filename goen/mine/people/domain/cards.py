"""What a source says of people, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Handle(NamedTuple):
    """kind: email, phone, url or account. The value is normalised by goen.language.handles."""

    kind: str
    value: str


class Affiliation(NamedTuple):
    organisation: str
    title: str = ""
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What the source says of one human being.

    `account` is what makes this card the same card at the next import: unique within its source and stable
    (a profile's slug, an address and the name beside it, a conversation and the name in it).
    """

    account: str
    name: str
    reading: str = ""  # hiragana
    spellings: tuple[str, ...] = ()  # further names
    handles: tuple[Handle, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    known_since: date | None = None
    note: str = ""
