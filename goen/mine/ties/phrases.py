"""Findings about ties as sentences, and the terms of a strength in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext

from goen.mine.ties.domain.findings import Finding

Params = Mapping[str, Any]

# Each returns the message in the language of the moment; the params are filled in afterwards.
PHRASES: dict[str, Callable[[Params], str]] = {
    # What there was, for years
    "daily_years": lambda p: ngettext(
        "You talked almost every day for about {years} year from {year}.",
        "You talked almost every day for about {years} years from {year}.",
        p["years"],
    ),
    "weekly_years": lambda p: ngettext(
        "You talked almost every week for about {years} year from {year}.",
        "You talked almost every week for about {years} years from {year}.",
        p["years"],
    ),
    "some_a_month_years": lambda p: ngettext(
        "You talked a few times a month for about {years} year from {year}.",
        "You talked a few times a month for about {years} years from {year}.",
        p["years"],
    ),
    "monthly_years": lambda p: ngettext(
        "You talked about once a month for about {years} year from {year}.",
        "You talked about once a month for about {years} years from {year}.",
        p["years"],
    ),
    "some_a_year_years": lambda p: ngettext(
        "You talked a few times a year for about {years} year from {year}.",
        "You talked a few times a year for about {years} years from {year}.",
        p["years"],
    ),
    "now_and_then_years": lambda p: ngettext(
        "You talked now and then for about {years} year from {year}.",
        "You talked now and then for about {years} years from {year}.",
        p["years"],
    ),
    # What there was, for months
    "daily_months": lambda p: ngettext(
        "You talked almost every day for about {months} month from {year}.",
        "You talked almost every day for about {months} months from {year}.",
        p["months"],
    ),
    "weekly_months": lambda p: ngettext(
        "You talked almost every week for about {months} month from {year}.",
        "You talked almost every week for about {months} months from {year}.",
        p["months"],
    ),
    "some_a_month_months": lambda p: ngettext(
        "You talked a few times a month for about {months} month from {year}.",
        "You talked a few times a month for about {months} months from {year}.",
        p["months"],
    ),
    "monthly_months": lambda p: ngettext(
        "You talked about once a month for about {months} month from {year}.",
        "You talked about once a month for about {months} months from {year}.",
        p["months"],
    ),
    "some_a_year_months": lambda p: ngettext(
        "You talked now and then for about {months} month from {year}.",
        "You talked now and then for about {months} months from {year}.",
        p["months"],
    ),
    "now_and_then_months": lambda p: ngettext(
        "You talked once in a while for about {months} month from {year}.",
        "You talked once in a while for about {months} months from {year}.",
        p["months"],
    ),
    # What there is
    "daily_still": lambda p: gettext("You have talked almost every day since {year}."),
    "weekly_still": lambda p: gettext("You have talked almost every week since {year}."),
    "some_a_month_still": lambda p: gettext("You have talked a few times a month since {year}."),
    "monthly_still": lambda p: gettext("You have talked about once a month since {year}."),
    "some_a_year_still": lambda p: gettext("You have talked a few times a year since {year}."),
    "now_and_then_still": lambda p: gettext("You have talked now and then since {year}."),
    # What there was, all in one season
    "brief_winter": lambda p: ngettext(
        "You were in touch on {days} day in the winter of {year}.",
        "You were in touch on {days} days in the winter of {year}.",
        p["days"],
    ),
    "brief_spring": lambda p: ngettext(
        "You were in touch on {days} day in the spring of {year}.",
        "You were in touch on {days} days in the spring of {year}.",
        p["days"],
    ),
    "brief_summer": lambda p: ngettext(
        "You were in touch on {days} day in the summer of {year}.",
        "You were in touch on {days} days in the summer of {year}.",
        p["days"],
    ),
    "brief_autumn": lambda p: ngettext(
        "You were in touch on {days} day in the autumn of {year}.",
        "You were in touch on {days} days in the autumn of {year}.",
        p["days"],
    ),
    # Since when it has been silent
    "silent_months": lambda p: ngettext(
        "It went quiet {months} month ago.", "It went quiet {months} months ago.", p["months"]
    ),
    "silent_last_winter": lambda p: gettext("It went quiet last year, in winter."),
    "silent_last_spring": lambda p: gettext("It went quiet last year, in spring."),
    "silent_last_summer": lambda p: gettext("It went quiet last year, in summer."),
    "silent_last_autumn": lambda p: gettext("It went quiet last year, in autumn."),
    "silent_winter": lambda p: ngettext(
        "It went quiet {years} year ago, in winter.",
        "It went quiet {years} years ago, in winter.",
        p["years"],
    ),
    "silent_spring": lambda p: ngettext(
        "It went quiet {years} year ago, in spring.",
        "It went quiet {years} years ago, in spring.",
        p["years"],
    ),
    "silent_summer": lambda p: ngettext(
        "It went quiet {years} year ago, in summer.",
        "It went quiet {years} years ago, in summer.",
        p["years"],
    ),
    "silent_autumn": lambda p: ngettext(
        "It went quiet {years} year ago, in autumn.",
        "It went quiet {years} years ago, in autumn.",
        p["years"],
    ),
    # When the last word was: of ties that are not silent, or had been so before it
    "last_today": lambda p: gettext("You had a word today."),
    "last_days": lambda p: ngettext(
        "You last had a word {days} day ago.", "You last had a word {days} days ago.", p["days"]
    ),
    "last_weeks": lambda p: ngettext(
        "You last had a word {weeks} week ago.", "You last had a word {weeks} weeks ago.", p["weeks"]
    ),
    "last_months": lambda p: ngettext(
        "You last had a word {months} month ago.", "You last had a word {months} months ago.", p["months"]
    ),
    "last_years": lambda p: ngettext(
        "You last had a word {years} year ago.", "You last had a word {years} years ago.", p["years"]
    ),
    # What the picture shows, read aloud
    "timeline_empty": lambda p: gettext("No days of contact yet."),
    "timeline_year": lambda p: ngettext(
        "{days} day of contact, in {year}.", "{days} days of contact, all in {year}.", p["days"]
    ),
    "timeline_years": lambda p: ngettext(
        "Days of contact from {first} to {last}. Most were in {most}: {days} day.",
        "Days of contact from {first} to {last}. Most were in {most}: {days} days.",
        p["days"],
    ),
    # The terms of a strength: what is said of it, and in figures
    "term_days": lambda p: gettext("Days of contact"),
    "term_both": lambda p: gettext("You both wrote"),
    "term_mostly_me": lambda p: gettext("Mostly you wrote"),
    "term_mostly_them": lambda p: gettext("Mostly they wrote"),
    "term_only_me": lambda p: gettext("Only you wrote"),
    "term_only_them": lambda p: gettext("Only they wrote"),
    "term_silence": lambda p: ngettext(
        "Quiet for {times} time the usual gap", "Quiet for {times} times the usual gap", p["times"]
    ),
    "term_in_rhythm": lambda p: gettext("Within your usual gap"),
    "term_no_rhythm": lambda p: gettext("The usual gap cannot be seen yet"),
    "term_large_groups": lambda p: gettext("Mostly among many people, which counts for less"),
    "term_unseen": lambda p: gettext("How close you are cannot be seen from so little"),
    "term_elsewhere": lambda p: gettext("What passed elsewhere cannot be seen here"),
    "figure_days": lambda p: ngettext("{days} day", "{days} days", p["days"]),
    "figure_weeks": lambda p: ngettext("{weeks} week", "{weeks} weeks", p["weeks"]),
    "figure_months": lambda p: ngettext("{months} month", "{months} months", p["months"]),
    "figure_years": lambda p: ngettext("{years} year", "{years} years", p["years"]),
    "figure_shares": lambda p: "{mine} : {theirs}",
    "figure_not_brought": lambda p: gettext("{channels} not imported yet"),
    # Who spoke last
    "last_on": lambda p: gettext("The last word: {month}"),
    "last_mine": lambda p: gettext("The last word: {month}, from you"),
    "last_theirs": lambda p: gettext("The last word: {month}, from them"),
}


def sentence(finding: Finding) -> str:
    params = {
        name: month(value) if isinstance(value, date) else value for name, value in finding.params.items()
    }
    return PHRASES[finding.code](params).format(**params)


def paragraph(findings: Iterable[Finding]) -> str:
    """Whole sentences after one another, parted as the language parts them."""
    return reduce(_then, map(sentence, findings))


def _then(first: str, second: str) -> str:
    return pgettext("two sentences", "{first} {second}").format(first=first, second=second)


def month(on: date) -> str:
    return date_format(on, "YEAR_MONTH_FORMAT")


def figures(found: Iterable[Finding]) -> str:
    return " → ".join(map(sentence, found))


def listed(names: Iterable[str]) -> str:
    return pgettext("between the things of a list", ", ").join(names)
