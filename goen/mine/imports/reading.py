"""The interface of readers, and the time and place a reader is told.

A reader is a module of `readers/` with SOURCE, `recognises` and `read`; readers/__init__ stays empty and
`known.py` lists them. It is found by content, never by file name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from goen.mine.imports.exports import Part
from goen.mine.imports.records import Record

QUARTER = 900  # seconds; no zone since 1970 changes its offset within a quarter of an hour


class Clock:
    """Turns instants into seconds on the wall clock of one zone, remembering offsets."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._offsets: dict[int, int] = {}

    def wall(self, instant: int) -> int:
        """Seconds since 1970-01-01 00:00 UTC -> seconds since 1970-01-01 00:00 on the wall clock."""
        quarter = instant // QUARTER
        offset = self._offsets.get(quarter)
        if offset is None:
            there = datetime.fromtimestamp(quarter * QUARTER, UTC).astimezone(self._zone)
            shift = there.utcoffset()
            offset = self._offsets[quarter] = int(shift.total_seconds()) if shift else 0
        return instant + offset

    def today(self, now: datetime) -> date:
        return now.astimezone(self._zone).date()


@dataclass(frozen=True)
class Context:
    """`country` (ISO 3166, two letters) is where phone numbers without a country code belong.

    `earliest` and `latest` are wall-clock seconds: a moment outside them has a broken date.
    """

    clock: Clock
    country: str
    latest: int
    earliest: int = 315_532_800  # 1980-01-01: before it there is no export, only clocks that were not set


class Reader(Protocol):
    SOURCE: str
    CHANNEL: int

    def recognises(self, part: Part) -> bool:
        """Whether this part is one that `read` understands, judged by its content."""

    def read(self, parts: Sequence[Part], context: Context) -> Iterator[Record]:
        """The records of the parts this reader recognised in one export. Raises Unreadable."""
