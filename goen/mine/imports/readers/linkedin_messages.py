"""LinkedIn's messages.csv: a moment for each message. Written for half a million rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from goen.mine.imports.exports import Part
from goen.mine.imports.readers.linkedin_talks import Talks, said
from goen.mine.imports.reading import Context
from goen.mine.imports.records import Between, LeftOut, Moment, Record, Skipped
from goen.mine.imports.rows import Table, rows

WORDS = 400  # characters of a message that can become its last words
MOST_HTML = 8_000  # characters in which to look for them
MOST_SHOWN = 40  # characters of a broken cell that the report repeats
MOST_REMEMBERED = 20_000  # combinations of talk and people; a file has its talks together
DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()
# What LinkedIn's advertising editor writes. Recruiters use it too, but they have a profile.
ADVERT = '<p class="spinmail'


def moments(part: Part, table: Table, context: Context) -> Iterator[Record]:
    """A record for each row: what repeats from row to row (who it is between, the day) is worked out once."""
    talks = Talks({} if "recipient profile urls" in table.columns else _senders(part, table))
    times, earliest, latest = _Times(context), context.earliest, context.latest
    days, minutes, seconds = times.days, _MINUTES, _SECONDS
    pick = table.picker(*Talks.COLUMNS)
    date_at, content_at = table.columns.index("date"), table.columns.index("content")
    remembered: dict[tuple[str, ...], Between | LeftOut | str] = {}
    for row in rows(part, table):
        if isinstance(row, Skipped):
            yield row
            continue
        line, cells = row
        who = pick(cells)
        between = remembered.get(who)
        if between is None:
            if len(remembered) >= MOST_REMEMBERED:
                remembered.clear()
            between = remembered[who] = talks.between(*who)
        sent, content = cells[date_at], cells[content_at]
        at: int | None
        try:
            at = days[sent[:10]] + minutes[sent[10:16]] + seconds[sent[16:]]
        except KeyError:
            at = times.at(sent.strip())
        if not isinstance(between, Between):
            yield Skipped(part.file, line, between) if isinstance(between, str) else between
        elif at is None or not earliest <= at <= latest:
            yield _undated(part.file, line, sent, at, context)
        elif content.startswith(ADVERT) and not _has_profile(between):
            yield LeftOut("advert")
        else:
            words = plain(content) if "<" in content else content[:WORDS]
            # Names and addresses of profiles change from export to export; these three do not. Line ends may.
            same = content.replace("\r\n", "\n") if "\r" in content else content
            yield Moment(at, between, f"{between.talk}\n{sent}\n{same}", words)


def _senders(part: Part, table: Table) -> dict[tuple[str, str], str]:
    """Whom a recipient's name means: until 2023 only senders had an address, so their own messages tell."""
    pick = table.picker("conversation id", "from", "sender profile url")
    found: dict[tuple[str, str], str] = {}
    for row in rows(part, table):
        if not isinstance(row, Skipped):
            talk, name, url = pick(row[1])
            found[talk, name.strip()] = url
    return found


def _has_profile(between: Between) -> bool:
    return between.sender is not None and any(handle.kind == "url" for handle in between.sender.handles)


def _undated(file: str, line: int, text: str, at: int | None, context: Context) -> Skipped:
    if at is None:
        return Skipped(file, line, "date_unreadable", {"value": said(text)[:MOST_SHOWN]})
    code = "date_too_early" if at < context.earliest else "date_future"
    return Skipped(file, line, code, {"value": said(text)[:MOST_SHOWN]})


# `2025-06-01 14:03:22 UTC` in three parts that recur.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MINUTES = {f" {minute // 60:02}:{minute % 60:02}": minute * 60 for minute in range(24 * 60)}
_SECONDS = {f":{second:02}{zone}": second for second in range(60) for zone in (" UTC", "")}


class _Times:
    """Seconds on the wall clock. `days` holds the start of those met so far on which no clock was changed."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.days: dict[str, int] = {}

    def at(self, text: str) -> int | None:
        day, minute, second = text[:10], text[10:16], text[16:]
        if minute not in _MINUTES or second not in _SECONDS or not _DAY.fullmatch(day):
            return None
        try:
            start = (date.fromisoformat(day).toordinal() - EPOCH) * DAY
        except ValueError:
            return None
        if not self._context.earliest - 2 * DAY <= start <= self._context.latest + 2 * DAY:
            return start  # out of range in any zone; of the year 9999 no clock tells the time
        wall = self._context.clock.wall
        if wall(start + DAY) == wall(start) + DAY:
            self.days[day] = wall(start)
        return wall(start + _MINUTES[minute] + _SECONDS[second])


_BREAK = re.compile(r"(?i)<(?:br|/p|/div|/li|/h\d)\b[^<>]*>")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")


def plain(content: str) -> str:
    """The first characters of a message without its HTML; "a < b" stays as it is."""
    start = content[:MOST_HTML]
    text = _TAG.sub("", _BREAK.sub("\n", start))
    if text != start:
        text = html.unescape(text).strip()
    return text[:WORDS]
