"""LinkedIn's export: Connections.csv, messages.csv and what it says of the member, in a zip or one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goen.language import handles, names
from goen.mine.imports.exports import Part
from goen.mine.imports.readers.linkedin_messages import moments
from goen.mine.imports.readers.linkedin_talks import account_of, profile, said
from goen.mine.imports.reading import Context
from goen.mine.imports.records import Affiliation, Card, Handle, Mine, Record, Skipped
from goen.mine.imports.rows import Table, find, rows
from goen.mine.imports.wholenames import whole

SOURCE = "linkedin"
CHANNEL = 1

PROFILE = frozenset({"first name", "last name", "headline"})
ADDRESSES = frozenset({"email address", "confirmed", "primary"})
CONNECTIONS = frozenset({"first name", "last name", "connected on"})
MESSAGES = frozenset({"conversation id", "from", "to", "date", "content"})

MOST_SHOWN = 40  # characters of a broken cell that the report repeats
DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()


def recognises(part: Part) -> bool:
    return _table(part) is not None


def read(parts: Sequence[Part], context: Context) -> Iterator[Record]:
    for part in parts:
        table = _table(part)
        if table is None:
            continue
        columns = set(table.columns)
        if columns >= MESSAGES:
            yield from moments(part, table, context)
        elif columns >= CONNECTIONS:
            yield from _connections(part, table, context)
        elif columns >= PROFILE:
            yield from _own_name(part, table)
        else:
            yield from _own_addresses(part, table)


def _table(part: Part) -> Table | None:
    return find(part.head, MESSAGES, CONNECTIONS, PROFILE, ADDRESSES)


def _own_name(part: Part, table: Table) -> Iterator[Record]:
    pick = table.picker("first name", "last name")
    for row in rows(part, table):
        if isinstance(row, Skipped):
            yield row
            continue
        given, family = pick(row[1])
        name = whole(family=said(family), given=said(given))
        if name:
            yield Mine(name)


def _own_addresses(part: Part, table: Table) -> Iterator[Record]:
    pick = table.picker("email address", "primary")
    for row in rows(part, table):
        if isinstance(row, Skipped):
            yield row
            continue
        address = handles.email(pick(row[1])[0])
        if address:
            yield Mine(address)


# Connections


def _connections(part: Part, table: Table, context: Context) -> Iterator[Record]:
    pick = table.picker(
        "first name", "last name", "url", "email address", "company", "position", "connected on"
    )
    for row in rows(part, table):
        if isinstance(row, Skipped):
            yield row
            continue
        line, cells = row
        *person, connected_on = (said(cell) for cell in pick(cells))
        known_since, fault = _connected_on(connected_on, context)
        card = _connection(person, known_since)
        if card and fault:  # costs the day, not the card
            yield Skipped(part.file, line, fault, {"value": connected_on[:MOST_SHOWN]})
        yield card or Skipped(part.file, line, "no_name")


def _connection(cells: Sequence[str], known_since: date | None) -> Card | None:
    given, family, url, address, company, position = cells
    name = whole(family=family, given=given)
    page, email = profile(url), handles.email(address)
    if not name and not page:
        return None
    organisation, title = names.clean(company), names.clean(position)
    return Card(
        # Until 2023 there was no URL; the day tells two people of one name apart.
        account=account_of(page) or email or f"name:{names.fold(name)}|{known_since or ''}",
        name=name,
        handles=tuple(Handle(kind, value) for kind, value in (("url", page), ("email", email)) if value),
        affiliations=(Affiliation(organisation, title),) if organisation or title else (),
        known_since=known_since,
    )


_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# 08 Feb 2026; once saved by a table program 8-Feb-26.
_DAY_FIRST = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")


def _connected_on(text: str, context: Context) -> tuple[date | None, str]:
    """The day, or why there is none; neither for an empty cell. Never guesses between day and month."""
    if not text:
        return None, ""
    day = _day(text)
    if day is None:
        return None, "date_unreadable"
    at = (day.toordinal() - EPOCH) * DAY
    if at > context.latest:
        return None, "date_future"
    if at < context.earliest:
        return None, "date_too_early"
    return day, ""


def _day(text: str) -> date | None:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = _month(found[1]), int(found[2]), int(found[3])
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """1 to 12, 0 for what is no month."""
    return next((place for place, month in enumerate(_MONTHS, 1) if month.startswith(word.lower())), 0)
