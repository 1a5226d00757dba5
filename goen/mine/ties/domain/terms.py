"""The terms of a strength as findings: what is said of each, and the figures beside it."""

from __future__ import annotations

from dataclasses import dataclass

from goen.mine.ties.domain import spans
from goen.mine.ties.domain.findings import Finding

MOSTLY = 0.25  # who spoke on less than a quarter of the days left it mostly to the other
AMONG_MANY = 0.5
IN_RHYTHM = 1.5


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one tie. `strength` and `usual_gap_days` are None where they cannot be seen."""

    days: int
    mine_days: int
    their_days: int
    quiet_days: int
    usual_gap_days: float | None
    small_group: float
    strength: float | None


@dataclass(frozen=True, slots=True)
class Term:
    """`figures` are findings to be written beside `said`; for a change there are two, before and after."""

    said: Finding
    figures: tuple[Finding, ...] = ()


def terms(tie: Seen) -> tuple[Term, ...]:
    found = [Term(Finding("term_days"), (Finding("figure_days", {"days": tie.days}),)), _both(tie), _gap(tie)]
    if tie.small_group < AMONG_MANY:
        found.append(Term(Finding("term_large_groups")))
    if tie.strength is None:
        found.append(Term(Finding("term_unseen")))
    return tuple(found)


def _both(tie: Seen) -> Term:
    spoken = tie.mine_days + tie.their_days
    mine = round(100 * tie.mine_days / spoken) if spoken else 0
    shares = (Finding("figure_shares", {"mine": mine, "theirs": 100 - mine}),)
    if not tie.their_days:
        return Term(Finding("term_only_me"))
    if not tie.mine_days:
        return Term(Finding("term_only_them"))
    if min(mine, 100 - mine) >= 100 * MOSTLY:
        return Term(Finding("term_both"), shares)
    return Term(Finding("term_mostly_me" if mine > 50 else "term_mostly_them"), shares)


def _gap(tie: Seen) -> Term:
    if tie.usual_gap_days is None:
        return Term(Finding("term_no_rhythm"))
    times = tie.quiet_days / tie.usual_gap_days
    if times < IN_RHYTHM:
        return Term(Finding("term_in_rhythm"), (length(round(tie.usual_gap_days)),))
    return Term(
        Finding("term_silence", {"times": round(times)}),
        (length(round(tie.usual_gap_days)), length(tie.quiet_days)),
    )


def length(days: int) -> Finding:
    unit, number = spans.rounded(days)
    return Finding(f"figure_{unit}", {unit: number})
