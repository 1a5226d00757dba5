"""Dates of mails, with the faults that mailers of four decades put into them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_tz

_MOST_OFFSET = 15 * 3600  # seconds; beyond it a zone is broken, and UTC the least wrong
_MOST_LENGTH = 200
_CENTURY = 100
# parsedate_tz knows those of the United States only.
_ZONES = {
    "JST": 9,
    "KST": 9,
    "HKT": 8,
    "SGT": 8,
    "CET": 1,
    "CEST": 2,
    "MET": 1,
    "BST": 1,
    "MSK": 3,
    "NZST": 12,
}
_ZONE_NAME = re.compile(r":\d\d\s+\(?(" + "|".join(_ZONES) + r")\b")


def instant(text: str) -> int | None:
    """Seconds since 1970 in UTC; None where it names no moment. Without a zone it is taken as UTC."""
    text = text.strip()[:_MOST_LENGTH]
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError):  # pragma: no cover - which dates raise depends on the release
        parts = None
    if parts is None:
        return _iso_instant(text)
    year, month, day, hour, minute, second = parts[:6]
    if _CENTURY <= year < 2 * _CENTURY:  # mailers that went on counting after 1999: 103 is 2003
        year += 1900
    try:
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return int(moment.timestamp()) - _offset(parts[9], text)


def _offset(stated: int | None, text: str) -> int:
    if not stated:
        name = _ZONE_NAME.search(text)
        return _ZONES[name[1]] * 3600 if name else 0
    return stated if abs(stated) <= _MOST_OFFSET else 0


def _iso_instant(text: str) -> int | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
