"""The clock. Only doors and views read it; everything below is told what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    return datetime.now(UTC)


def today(zone: str, *, now: datetime) -> date:
    """The date on the wall of `zone`, an IANA name such as Asia/Tokyo."""
    return now.astimezone(ZoneInfo(zone)).date()
