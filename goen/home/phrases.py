"""Small words of the pages: numbers of people, times at an organisation, where a fact came from."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext, pgettext_lazy

NUMBERS = (
    pgettext_lazy("so many people", "one"),
    pgettext_lazy("so many people", "two"),
    pgettext_lazy("so many people", "three"),
    pgettext_lazy("so many people", "four"),
    pgettext_lazy("so many people", "five"),
    pgettext_lazy("so many people", "six"),
    pgettext_lazy("so many people", "seven"),
    pgettext_lazy("so many people", "eight"),
    pgettext_lazy("so many people", "nine"),
    pgettext_lazy("so many people", "ten"),
)


def number(people: int) -> str:
    """In a word as far as one would say it in a word."""
    return str(NUMBERS[people - 1]) if 1 <= people <= len(NUMBERS) else str(people)


def during(first: date | None, last: date | None) -> str:
    """Months from and to, as far as they are known."""
    said = {"first": _month(first), "last": _month(last)}
    if first and last:
        return gettext("{first} to {last}").format(**said)
    if first:
        return gettext("since {first}").format(**said)
    return gettext("until {last}").format(**said) if last else ""


def _month(on: date | None) -> str:
    return date_format(on, "YEAR_MONTH_FORMAT") if on else ""


def origin(source: str, year: int) -> str:
    """Where a fact came from, and when it arrived."""
    return pgettext("a source and the year", "{source} {year}").format(source=source, year=year)
