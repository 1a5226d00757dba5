"""How strong ties are, and how much is known of them: one fixed formula over days of contact.

Of each day of contact d with someone, a days ago (today is 1):

    weight    w = min(1, sum over its moments of 1/(n-1))    n people taking part: small groups say more
    decayed   D = sum of w / sqrt(a)                         days rather than messages, fading as a power
    mutual    M = sqrt(D of days I spoke * D of days they spoke)
    contact   C = D + M / 2                                  both wrote
    age       A = (1 + days from the first to the last) ** 0.1
    missed    S = q * C / (2 (sqrt(T + 1) - sqrt(q)))        the contacts that the present silence of q days
                                                             would have held at the rate of the T days before
    pull      P = C * A / (1 + S / 8)                        halved when eight are missed
    strength    = P / (P + the member's median P)            0.5 is the member's middle tie

Sources: days of contact and their fading as a power: Raeder, Lizardo, Hachen & Chawla 2011; silence beyond
about eight usual gaps: Navarro, Miritello & Moro 2017; both sides: Hidalgo & Rodriguez-Sickert 2008; age of
the tie: Burt 2000; 1/(n-1): Newman 2001; little contact is not a weak tie: Wiese, Min, Hong & Zimmerman 2015.
All is a power law or a ratio, so the formula does not care whether people write hourly or yearly.
One more day of contact, whenever it was, never lowers the strength of its tie.
Where too little is known the strength is nan: it cannot be seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goen.mine.ties.domain.days import (
    ContactDays,
    Flags,
    Floats,
    Ints,
    TieDayColumns,
    contact_days,
    up_to,
)
from goen.mine.ties.domain.rhythm import usual_gaps

MUTUAL = 0.5
AGE = 0.1
MISSED = 8.0
EVIDENCE_HALF = 4.0  # as many full days in one channel make half of the evidence
EVIDENCE_NEEDED = 0.35  # three days to themselves in one channel are enough to be seen


@dataclass(frozen=True, eq=False, slots=True)
class Terms:
    """What the formula adds up, by person. `pull` is the strength before it is set against the other ties."""

    decayed: Floats
    mutual: Floats
    age_days: Ints
    missed: Floats
    pull: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Scores:
    """By person. Without any day of contact `days` is 0 and the days are 0; what is not known is nan."""

    first_day: Ints
    last_day: Ints
    days: Ints
    mine_days: Ints
    their_days: Ints
    sent: Ints
    received: Ints
    met: Ints
    channels: Ints  # bit n is set when channel n was used
    quiet_days: Ints
    usual_gap_days: Floats
    small_group: Floats  # the mean weight of a day: 1 to themselves, near 0 among many
    evidence: Floats
    strength: Floats
    former: Floats  # the strength on the last day of contact
    terms: Terms

    @property
    def is_known(self) -> Flags:
        return self.days > 0

    @property
    def is_seen(self) -> Flags:
        return self.evidence >= EVIDENCE_NEEDED


def score(rows: TieDayColumns, *, people: int, today: int) -> Scores:
    """Scores of `people` persons, numbered from 0, on the day numbered `today`."""
    rows = up_to(rows, today)
    return score_days(contact_days(rows, people=people), rows, today=today)


def score_days(days: ContactDays, rows: TieDayColumns, *, today: int) -> Scores:
    people = days.people
    first, last = _ends(days)
    count = np.bincount(days.person, minlength=people).astype(np.int64)
    known = count > 0
    full_days = days.total(days.weight)
    channels = _channels(rows, people)
    evidence = _evidence(full_days, channels)
    seen = evidence >= EVIDENCE_NEEDED
    now = _terms(days, np.full(people, today, dtype=np.int64), first, last)
    then = _terms(days, last, first, last)
    return Scores(
        first_day=first,
        last_day=last,
        days=count,
        mine_days=days.count(days.mine),
        their_days=days.count(days.theirs),
        sent=_sum(rows, rows.sent, people),
        received=_sum(rows, rows.received, people),
        met=_sum(rows, rows.met, people),
        channels=channels,
        quiet_days=np.where(known, today - last, 0),
        usual_gap_days=usual_gaps(days),
        small_group=np.divide(full_days, count, out=np.full(people, np.nan), where=known),
        evidence=evidence,
        strength=_against_the_middle(now.pull, seen),
        former=_against_the_middle(then.pull, seen),
        terms=now,
    )


def _ends(days: ContactDays) -> tuple[Ints, Ints]:
    first = np.zeros(days.people, dtype=np.int64)
    last = np.zeros(days.people, dtype=np.int64)
    # Days are in order: of several values for one place the last one stays.
    last[days.person] = days.day
    first[days.person[::-1]] = days.day[::-1]
    return first, last


def _terms(days: ContactDays, today: Ints, first: Ints, last: Ints) -> Terms:
    fading = days.weight / np.sqrt(today[days.person] - days.day + 1)
    decayed = days.total(fading)
    mutual = np.sqrt(days.total(fading * days.mine) * days.total(fading * days.theirs))
    contact = decayed + MUTUAL * mutual
    quiet = (today - last + 1).astype(np.float64)
    # How much one contact a day would have added up to, from the first day to the last.
    at_most = 2 * (np.sqrt(today - first + 2) - np.sqrt(quiet))
    missed = quiet * contact / at_most
    age_days = last - first
    pull = contact * (1.0 + age_days) ** AGE / (1 + missed / MISSED)
    return Terms(decayed, mutual, age_days, missed, pull)


def _evidence(full_days: Floats, channels: Ints) -> Floats:
    """From 0 to 1: how many days of contact are known; a second channel doubles what they say."""
    used = np.zeros(len(channels), dtype=np.int64)
    rest = channels.copy()
    while rest.any():
        used += rest & 1
        rest >>= 1
    half = EVIDENCE_HALF / np.maximum(used, 1)
    return np.asarray(full_days / (full_days + half))


def _against_the_middle(pull: Floats, seen: Flags) -> Floats:
    if not seen.any():
        return np.full(len(pull), np.nan)
    return np.where(seen, pull / (pull + np.median(pull[seen])), np.nan)


def _channels(rows: TieDayColumns, people: int) -> Ints:
    used = np.zeros(people, dtype=np.int64)
    for channel in np.flatnonzero(np.bincount(rows.channel)) if len(rows) else ():
        used[rows.person[rows.channel == channel]] |= 1 << int(channel)
    return used


def _sum(rows: TieDayColumns, amount: Ints, people: int) -> Ints:
    return np.bincount(rows.person, weights=amount, minlength=people).astype(np.int64)
