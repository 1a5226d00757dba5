"""TieDays from the database into columns, quickly: a member may have a million of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from goen.mine.people.models import Card
from goen.mine.ties.domain.days import Floats, Ints, TieDayColumns
from goen.mine.ties.models import TieDay

if TYPE_CHECKING:
    from goen.members.models import Member

_ROW = np.dtype(
    [
        ("card", np.int64),
        ("day", np.int64),
        ("channel", np.int64),
        ("sent", np.int64),
        ("received", np.int64),
        ("met", np.int64),
        ("weight", np.float64),
    ]
)
_CARD = np.dtype([("card", np.int64), ("person", np.int64)])
_CHUNK = 10_000


@dataclass(frozen=True, eq=False, slots=True)
class Loaded:
    """`people` are ids of persons, by index and in order; `holders` says whose the `cards` are."""

    people: Ints
    rows: TieDayColumns
    cards: Ints
    holders: Ints

    def cards_of(self, people: Sequence[int]) -> list[int]:
        cards: list[int] = self.cards[np.isin(self.holders, people)].tolist()
        return cards


def tie_days(member: Member, *, people: Sequence[int] | None = None) -> Loaded:
    """All days of the member that may be seen, or those with `people`, with the persons who have any."""
    # Cards apart, and joined here: the database would look up card and person for each of the days.
    cards = Card.objects.of(member).filter(person__is_settled=True).order_by("id")
    days = TieDay.objects.of(member)
    if people is not None:
        cards = cards.filter(person__in=people)
    known = np.fromiter(cards.values_list("id", "person_id").iterator(_CHUNK), dtype=_CARD)
    if people is not None:
        days = days.filter(card__in=known["card"].tolist())
    assert _ROW.names is not None
    columns = ["card_id", *_ROW.names[1:]]
    rows = np.fromiter(days.values_list(*columns).iterator(_CHUNK), dtype=_ROW)
    return _by_person(rows, known)


def _by_person(rows: npt.NDArray[np.void], cards: npt.NDArray[np.void]) -> Loaded:
    place = np.searchsorted(cards["card"], rows["card"])
    place[place == len(cards)] = 0
    is_seen = cards["card"][place] == rows["card"] if len(cards) else np.zeros(len(rows), dtype=np.bool_)
    rows = rows[is_seen]
    people, index = np.unique(cards["person"][place[is_seen]], return_inverse=True)
    names = ("day", "channel", "sent", "received", "met", "weight")
    columns = {name: np.ascontiguousarray(rows[name]) for name in names}
    return Loaded(people, TieDayColumns(person=index, **columns), cards["card"], cards["person"])


def digits(values: Floats) -> list[float | None]:
    """As they are stored and shown: three digits, and None for what is not known.

    With no more digits a tie whose strength hardly fades in a day need not be written every day.
    """
    return [None if value != value else value for value in values.round(3).tolist()]


def known(value: float) -> float | None:
    return digits(np.array([value]))[0]
