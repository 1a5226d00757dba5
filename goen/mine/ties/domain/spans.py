"""Days as people speak of them: rhythms, seasons, about so many months or years."""

from __future__ import annotations

from datetime import date

MONTH_DAYS = 365.25 / 12
YEAR_DAYS = 365.25
SEASONS = ("winter", "spring", "summer", "autumn")
# The longest gap, in days, that still goes by the name.
RHYTHMS = (
    (2.5, "daily"),
    (10.5, "weekly"),
    (21, "some_a_month"),
    (45, "monthly"),
    (150, "some_a_year"),
)


def rhythm(gap_days: float) -> str:
    return next((name for longest, name in RHYTHMS if gap_days <= longest), "now_and_then")


def season(on: date) -> str:
    """December, January and February are winter."""
    return SEASONS[on.month % 12 // 3]


def about(days: int) -> tuple[str, int]:
    """A length of time as (unit, number): under ten months in months, then in years, at least 1."""
    months = round(days / MONTH_DAYS)
    return ("months", max(months, 1)) if months < 10 else ("years", max(round(days / YEAR_DAYS), 1))


def since(on: date, today: date) -> tuple[str, int]:
    """How long ago, never more than it was: ("days" | "weeks" | "months" | "years", number)."""
    days = (today - on).days
    if days < 14:
        return "days", days
    if days < 60:
        return "weeks", days // 7
    if days < YEAR_DAYS:
        return "months", int(days / MONTH_DAYS)
    return "years", int(days / YEAR_DAYS)


def rounded(days: int) -> tuple[str, int]:
    """A length of time in the unit that fits: days up to two weeks, then weeks, months, years."""
    if days <= 14:
        return "days", days
    if days < 60:
        return "weeks", round(days / 7)
    return ("months", round(days / MONTH_DAYS)) if days < YEAR_DAYS else ("years", round(days / YEAR_DAYS))
