"""Someone Hanako knows, and the life of her tie with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demo.names import Name, ascii_letters
from demo.old_ties import OldTie
from demo.organisations import Organisation


@dataclass(frozen=True)
class Tie:
    """`days` of contact, oldest first; `begins` and `answers`: how often Hanako begins, the other answers."""

    kind: str
    channel: str = ""  # line, mail, linkedin; empty where nothing was ever said
    days: tuple[date, ...] = ()
    begins: float = 0.5
    answers: float = 0.8
    old: OldTie | None = None  # whose last words are written by hand
    project: int = 0  # people of one project are copied in on each other's mails


@dataclass(frozen=True)
class Someone:
    number: int
    name: Name
    circle: str
    organisation: Organisation
    title: str
    mail: str
    phone: str
    nick: str  # as LINE shows them
    tie: Tie
    connected_on: date | None  # on LinkedIn

    @property
    def slug(self) -> str:
        letters = ascii_letters(f"{self.name.given_latin} {self.name.family_latin}").replace(" ", "-")
        return f"{letters}-demo{self.number:03d}"

    @property
    def writes_latin(self) -> bool:
        """Many Japanese professionals are on LinkedIn in Latin letters."""
        return not self.name.is_japanese or self.number % 5 < 2
