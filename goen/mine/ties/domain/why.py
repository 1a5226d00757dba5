"""Why someone is worth a letter: what there was between the two, and since when it has been silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from goen.mine.ties.domain import spans
from goen.mine.ties.domain.days import ContactDays, date_of
from goen.mine.ties.domain.findings import Finding
from goen.mine.ties.domain.reconnecting import is_quiet

PAUSE_DAYS = 90  # a longer pause, if it is also far beyond the usual gap, parts two times of contact
PAUSE_GAPS = 8
BRIEF_DAYS = 60


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of contact without a long pause."""

    first: int
    last: int
    days: int


def main_era(days: ContactDays, usual_gap_days: float) -> Era:
    """The stretch with most contact; of equal ones the latest. `days` is one person's and not empty."""
    pause = np.fmax(PAUSE_DAYS, PAUSE_GAPS * usual_gap_days)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(days.day) > pause) + 1))
    ends = np.concatenate((starts[1:], [len(days.day)]))
    contact = np.add.reduceat(days.weight, starts)
    best = len(contact) - 1 - int(np.argmax(contact[::-1]))
    start, end = int(starts[best]), int(ends[best])
    return Era(int(days.day[start]), int(days.day[end - 1]), end - start)


def why(days: ContactDays, *, usual_gap_days: float, today: date) -> tuple[Finding, ...]:
    """What there is or was, then how long ago the last word was. `usual_gap_days` may be nan."""
    era = main_era(days, usual_gap_days)
    last = int(days.day[-1])
    quiet = is_quiet((today - date_of(last)).days, usual_gap_days)
    is_era_end = last == era.last
    what = _what_was(era, usual_gap_days, goes_on=is_era_end and not quiet)
    return (what, _silence(date_of(last), today, is_over=is_era_end and quiet))


def _what_was(era: Era, usual_gap_days: float, *, goes_on: bool) -> Finding:
    first_on, span = date_of(era.first), era.last - era.first
    if span < BRIEF_DAYS:
        return Finding(f"brief_{spans.season(first_on)}", {"year": first_on.year, "days": era.days})
    # Neither bursts nor pauses may make it sound closer than it was.
    rhythm = spans.rhythm(float(np.fmax(usual_gap_days, span / (era.days - 1))))
    if goes_on:
        return Finding(f"{rhythm}_still", {"year": first_on.year})
    unit, number = spans.about(span)
    return Finding(f"{rhythm}_{unit}", {"year": first_on.year, unit: number})


def _silence(last_on: date, today: date, *, is_over: bool) -> Finding:
    unit, number = spans.since(last_on, today)
    if not number:
        return Finding("last_today")
    if not is_over:
        return Finding(f"last_{unit}", {unit: number})
    if unit != "years":
        return Finding("silent_months", {"months": number})
    season, years = spans.season(last_on), today.year - last_on.year
    return Finding(f"silent_last_{season}") if years == 1 else Finding(f"silent_{season}", {"years": years})


def last_word(days: ContactDays) -> Finding:
    """When the last word was, and whose, where only one of the two spoke on that day."""
    on = date_of(int(days.day[-1]))
    mine, theirs = bool(days.mine[-1]), bool(days.theirs[-1])
    code = "last_on" if mine == theirs else "last_mine" if mine else "last_theirs"
    return Finding(code, {"month": on})
