"""What readers yield. A reader turns a file into these and knows nothing of databases or members.

Days and times are those on the wall clock of the member's zone: `at` is seconds since 1970-01-01 00:00 on that
clock, so that `at // 86_400` is the day number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from goen.mine.people.domain.cards import Affiliation, Card, Handle


@dataclass(frozen=True, eq=False, slots=True)
class Between:
    """Who took part in a moment. Made once for each combination and shared by its moments: compared by identity.

    `sender` and `others` are cards, the member's own side among them; who that is, is settled after reading
    (goen.mine.imports.domain.own). `sender` None means that nobody sent it: a meeting.
    `size` counts everybody who took part, also those who have no card; at least 2.
    """

    sender: Card | None
    others: tuple[Card, ...]
    size: int
    talk: str = ""  # the conversation, where there is one


class Moment(NamedTuple):
    """Something that passed between people. `identity` tells it from all others of its source."""

    at: int
    between: Between
    identity: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mine:
    """The source itself says that this name or address is the exporting member's."""

    value: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that could not be read. `code` and `params` become a sentence in phrases.py."""

    file: str
    line: int | None
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were read and left out by rule (a mailing list, a draft): a count, not a fault."""

    code: str
    count: int = 1


Record = Card | Moment | Mine | Skipped | LeftOut


class Unreadable(Exception):
    """The whole file cannot be read. `code` and `params` become a sentence in phrases.py."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


__all__ = [
    "Affiliation",
    "Between",
    "Card",
    "Handle",
    "LeftOut",
    "Mine",
    "Moment",
    "Record",
    "Skipped",
    "Unreadable",
]
