"""Whom to write to after a long silence.

On the list: a tie that can be seen (see strength), in which both spoke, and which has been silent for at
least 90 days and three times its usual gap. Not on it: those of whom one message is known, senders who never
got an answer, and acquaintances from large groups only, whose days weigh too little to be seen.

    worth = former strength * chance of an answer
    chance = (90 / quiet days) ** 0.25 * sqrt(days of the one who spoke less / days of the one who spoke more)

The former strength is the strength on the last day of contact: a strong tie stays worth reviving after years
(Levin, Walter & Murnighan 2011), while an answer grows slowly less likely with silence. The two exponents are
a judgement, to be fitted once answers to letters are known.
"""

from __future__ import annotations

import numpy as np

from goen.mine.ties.domain.days import Flags, Floats, Ints
from goen.mine.ties.domain.strength import Scores

QUIET_DAYS = 90
QUIET_GAPS = 3
BOTH_SPOKE = 0.05  # the quieter side spoke on at least a twentieth of the days of the other
FADING = 0.25


def enough_quiet(usual_gap_days: Floats) -> Floats:
    """How many days of silence are well beyond the usual."""
    return np.fmax(QUIET_DAYS, QUIET_GAPS * usual_gap_days)


def is_quiet(quiet_days: int, usual_gap_days: float) -> bool:
    """Of one person; `usual_gap_days` may be nan."""
    return quiet_days >= float(np.fmax(QUIET_DAYS, QUIET_GAPS * usual_gap_days))


def balance(mine_days: Ints, their_days: Ints) -> Floats:
    """From 0, only one of the two spoke, to 1, both on equally many days."""
    more = np.maximum(mine_days, their_days)
    return np.asarray(np.minimum(mine_days, their_days) / np.maximum(more, 1))


def worth(scores: Scores) -> Floats:
    """Between 0 and 1; nan for those who are not on the list."""
    mutual = balance(scores.mine_days, scores.their_days)
    chance = (QUIET_DAYS / np.maximum(scores.quiet_days, QUIET_DAYS)) ** FADING * np.sqrt(mutual)
    return np.where(_belongs(scores, mutual), scores.former * chance, np.nan)


def _belongs(scores: Scores, mutual: Floats) -> Flags:
    is_quiet_now = scores.quiet_days >= enough_quiet(scores.usual_gap_days)
    return scores.is_seen & np.isfinite(scores.usual_gap_days) & (mutual >= BOTH_SPOKE) & is_quiet_now
