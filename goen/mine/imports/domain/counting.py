"""From moments to counts: who was written to and who wrote on which day, and who appeared together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from goen.mine.imports.records import Between, Card

DAY = 86_400
MOST_TOGETHER = 12  # people in one moment, beyond which appearing together says nothing

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one kind of moment means: `sent` to these, `received` from these or `met` these (accounts)."""

    sent: tuple[Card, ...]
    received: tuple[Card, ...]
    met: tuple[Card, ...]
    weight: float

    @property
    def people(self) -> tuple[Card, ...]:
        return (*self.sent, *self.received, *self.met)


def exchange(between: Between, own: Collection[str]) -> Exchange:
    """Whoever else received what somebody sent to the member is not thereby an acquaintance."""
    others = tuple({card.account: card for card in between.others if card.account not in own}.values())
    weight = 1 / max(between.size - 1, 1)
    if between.sender is None:
        return Exchange((), (), others, weight)
    if between.sender.account in own:
        return Exchange(others, (), (), weight)
    return Exchange((), (between.sender,), (), weight)


@dataclass(frozen=True, slots=True)
class Days:
    """Columns of equal length, one row for each card and day, ordered by both. `card` indexes `accounts`."""

    accounts: tuple[str, ...]
    card: Ints
    day: Ints
    sent: Ints
    received: Ints
    met: Ints
    weight: Floats


def days(at: Ints, between: Ints, exchanges: Sequence[Exchange]) -> Days:
    """`at` (wall-clock seconds) and `between` (index into `exchanges`) of the moments to count."""
    index: dict[str, int] = {}
    owner, card, direction, weight = [], [], [], []
    for place, one in enumerate(exchanges):
        for kind, cards in enumerate((one.sent, one.received, one.met)):
            for each in cards:
                owner.append(place)
                card.append(index.setdefault(each.account, len(index)))
                direction.append(kind)
                weight.append(one.weight)
    starts = np.searchsorted(np.asarray(owner, dtype=np.int64), np.arange(len(exchanges) + 1))
    fan = np.diff(starts)

    # The moments of one kind on one day are counted before they fan out to the people in them.
    day = at // DAY
    first, span = (int(day.min()), int(day.max() - day.min()) + 1) if len(day) else (0, 1)
    groups, times = np.unique(between * span + (day - first), return_counts=True)
    kind_of, day_of = groups // span, groups % span + first
    repeat = fan[kind_of]
    rows = _fanned(starts[kind_of], repeat)
    counted = np.repeat(times, repeat)
    return _summed(
        tuple(index),
        np.asarray(card, dtype=np.int64)[rows],
        np.repeat(day_of, repeat),
        np.asarray(direction, dtype=np.int64)[rows],
        counted,
        np.asarray(weight, dtype=np.float64)[rows] * counted,
    )


def _fanned(starts: Ints, repeat: Ints) -> Ints:
    """start, start+1, … for each start, `repeat` of them."""
    before = np.repeat(np.cumsum(repeat) - repeat, repeat)
    return np.repeat(starts, repeat) + np.arange(int(repeat.sum())) - before


def _summed(
    accounts: tuple[str, ...], card: Ints, day: Ints, direction: Ints, times: Ints, weight: Floats
) -> Days:
    if not len(card):
        none = np.empty(0, dtype=np.int64)
        return Days(accounts, none, none, none, none, none, np.empty(0))
    first, span = int(day.min()), int(day.max() - day.min()) + 1
    keys, row = np.unique(card * span + (day - first), return_inverse=True)

    def total(kind: int) -> Ints:
        return np.bincount(row, weights=times * (direction == kind), minlength=len(keys)).astype(np.int64)

    return Days(
        accounts,
        keys // span,
        keys % span + first,
        total(0),
        total(1),
        total(2),
        np.bincount(row, weights=weight, minlength=len(keys)).astype(np.float64),
    )


def together(
    at: Ints, between: Ints, betweens: Sequence[Between], known: Collection[str], own: Collection[str]
) -> Mapping[tuple[str, str, int], int]:
    """(account, other account, month since 1970-01) -> how often they appeared in one moment; account < other."""
    months = at.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
    first, span = (int(months.min()), int(months.max() - months.min()) + 1) if len(months) else (0, 1)
    groups, times = np.unique(between * span + (months - first), return_counts=True)
    companies = [_company(one, known, own) for one in betweens]
    found: dict[tuple[str, str, int], int] = {}
    for group, count in zip(groups.tolist(), times.tolist(), strict=True):
        for account, other in combinations(companies[group // span], 2):
            key = (account, other, group % span + first)
            found[key] = found.get(key, 0) + count
    return found


def _company(between: Between, known: Collection[str], own: Collection[str]) -> list[str]:
    if between.size > MOST_TOGETHER:
        return []
    everybody = {card.account for card in between.others} | (
        {between.sender.account} if between.sender else set()
    )
    return sorted(account for account in everybody if account in known and account not in own)
