"""Dates of mails."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from goen.mine.imports.mail import dates


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Thu, 14 Mar 2020 09:11:11 +0900", "2020-03-14T00:11:11"),
        ("14 Mar 2020 09:11 +0900", "2020-03-14T00:11:00"),
        ("Thu, 14 Mar 2020 09:11:11 +0900 (JST)", "2020-03-14T00:11:11"),
        ("Thu, 14 Mar 2020 09:11:11 JST", "2020-03-14T00:11:11"),
        ("Thu, 14 Mar 2020 09:11:11 GMT", "2020-03-14T09:11:11"),
        ("Thu, 14 Mar 2020 09:11:11 EST", "2020-03-14T14:11:11"),
        ("Thu, 14 Mar 2020 09:11:11", "2020-03-14T09:11:11"),  # no zone
        ("Thu, 14 Mar 2020 09:11:11 -0000", "2020-03-14T09:11:11"),
        ("Thu, 14 Mar 2020 09:11:11 +9999", "2020-03-14T09:11:11"),  # no such zone
        ("Thu, 14 Mar 2020 09:11:11 XYZ", "2020-03-14T09:11:11"),
        ("Thu, 14 Mar 2020 09:11:60 +0000", "2020-03-14T09:11:59"),  # a leap second
        ("14 Mar 98 09:11:11 +0000", "1998-03-14T09:11:11"),
        ("14 Mar 03 09:11:11 +0000", "2003-03-14T09:11:11"),
        ("14 Mar 103 09:11:11 +0000", "2003-03-14T09:11:11"),
        ("2020-03-14T09:11:11+09:00", "2020-03-14T00:11:11"),
        ("2020-03-14 09:11:11", "2020-03-14T09:11:11"),
    ],
)
def test_instants_are_read_with_their_faults(text: str, utc: str) -> None:
    assert dates.instant(text) == seconds(utc)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "yesterday",
        "31 Jun 2026 10:00:00 +0900",
        "14 Mar 2020 25:00:00 +0900",
        "14 Mar 2020 10:61:00 +0900",
        "0 Mar 2020 10:00:00",
        "2026-06-31",
        "Thu, ,",
        "1 Jan 99999999999999999999 10:00",
        "x" * 100_000,
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.instant(text) is None
