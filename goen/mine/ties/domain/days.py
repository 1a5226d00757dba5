"""The days of contact behind all ties of one member, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

EPOCH = date(1970, 1, 1).toordinal()


def date_of(day: int) -> date:
    return date.fromordinal(EPOCH + day)


def day_of(on: date) -> int:
    return on.toordinal() - EPOCH


@dataclass(frozen=True, eq=False, slots=True)
class TieDayColumns:
    """TieDays as equally long columns, in any order; several rows may share a person and a day.

    `person` is an index from 0, `day` a day number, `weight` the sum over the moments of 1/(n-1).
    """

    person: Ints
    day: Ints
    channel: Ints
    sent: Ints
    received: Ints
    met: Ints
    weight: Floats

    def __len__(self) -> int:
        return len(self.person)

    def where(self, keep: Flags | npt.NDArray[np.intp]) -> TieDayColumns:
        return TieDayColumns(
            self.person[keep],
            self.day[keep],
            self.channel[keep],
            self.sent[keep],
            self.received[keep],
            self.met[keep],
            self.weight[keep],
        )


@dataclass(frozen=True, eq=False, slots=True)
class ContactDays:
    """Each day of contact with each person once, by person and then by day.

    `weight` is 1 for a day on which the two had words to themselves and less for days among many;
    `mine` and `theirs` say who spoke. Those who met both did.
    """

    people: int
    person: Ints
    day: Ints
    weight: Floats
    mine: Flags
    theirs: Flags

    def of(self, person: int) -> ContactDays:
        start, end = np.searchsorted(self.person, [person, person + 1])
        within = slice(int(start), int(end))
        return ContactDays(
            1,
            np.zeros(end - start, dtype=np.int64),
            self.day[within],
            self.weight[within],
            self.mine[within],
            self.theirs[within],
        )

    def total(self, amount: Floats) -> Floats:
        """`amount` of each day, added up by person."""
        return np.bincount(self.person, weights=amount, minlength=self.people).astype(np.float64)

    def count(self, which: Flags) -> Ints:
        return np.bincount(self.person[which], minlength=self.people).astype(np.int64)


def up_to(rows: TieDayColumns, today: int) -> TieDayColumns:
    """Days to come do not count: a wrong clock or a meeting planned is not yet a day of contact."""
    past = rows.day <= today
    return rows if past.all() else rows.where(past)


def contact_days(rows: TieDayColumns, *, people: int) -> ContactDays:
    if not len(rows):
        none, no = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.bool_)
        return ContactDays(people, none, none, np.empty(0), no, no)
    earliest = int(rows.day.min())
    width = int(rows.day.max()) - earliest + 1
    key = rows.person.astype(np.int64) * width + (rows.day - earliest)
    if (key[1:] < key[:-1]).any():
        order = np.argsort(key, kind="stable")
        key, rows = key[order], rows.where(order)
    starts = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    met = rows.met > 0
    return ContactDays(
        people,
        key[starts] // width,
        key[starts] % width + earliest,
        np.minimum(1.0, np.add.reduceat(rows.weight, starts)),
        np.logical_or.reduceat((rows.sent > 0) | met, starts),
        np.logical_or.reduceat((rows.received > 0) | met, starts),
    )
