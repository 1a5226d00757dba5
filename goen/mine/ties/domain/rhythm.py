"""The usual gap between days of contact."""

from __future__ import annotations

import numpy as np

from goen.mine.ties.domain.days import ContactDays, Floats, Ints

BURST = 7  # gaps shorter than a seventh of the rhythm belong to one burst
_GAPS_APART = 1 << 22  # more than the days of any calendar


def usual_gaps(days: ContactDays) -> Floats:
    """The usual gap in days of each person; nan with fewer than three days of contact.

    Ten messages in one week are one occasion, and a year abroad is not the rhythm of a friendship. So the
    longest gap is left out, and of the others first the one is taken in which a day taken at random lies
    (the median by length); gaps shorter than a seventh of it lie inside bursts and drop out; of the rest the
    median weighted by the root of their length, which for contact at random is near the mean gap.
    """
    same = days.person[1:] == days.person[:-1]
    # One sort of plain numbers brings the gaps in order by person and length.
    keys = np.sort(days.person[1:][same] * _GAPS_APART + np.diff(days.day)[same])
    person, gap = keys // _GAPS_APART, keys % _GAPS_APART
    counts = np.bincount(person, minlength=days.people)
    known = np.flatnonzero(counts >= 2)
    ends = np.cumsum(counts)
    usual = np.full(days.people, np.nan)
    if not len(known):
        return usual
    counted = np.ones(len(gap), dtype=np.bool_)
    counted[ends[known] - 1] = False
    broad = np.ones(days.people)
    broad[known] = gap[_weighted_medians(gap * counted, counts, ends)[known]]
    in_no_burst = counted & (gap * BURST > broad[person])
    usual[known] = gap[_weighted_medians(np.sqrt(gap) * in_no_burst, counts, ends)[known]]
    return usual


def _weighted_medians(weights: Floats, counts: Ints, ends: Ints) -> Ints:
    """For each person the position at which half of the weight of their stretch is reached."""
    reached = np.concatenate(([0.0], np.cumsum(weights)))
    middles = (reached[ends - counts] + reached[ends]) / 2
    found = np.searchsorted(reached[1:], middles)
    return np.asarray(np.clip(found, ends - counts, np.maximum(ends - 1, 0)))
