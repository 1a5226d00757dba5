"""LinkedIn's export, as docs/formats.md describes it, for a member called Taro Yamada."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

ALL_COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
EIGHT_COLUMNS = (
    "CONVERSATION ID", "FROM", "TO", "DATE", "CONTENT", "FOLDER", "SENDER PROFILE URL", "RECIPIENT PROFILE URLS",
)  # fmt: skip
CONNECTION_COLUMNS = (
    "First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On",
)  # fmt: skip
PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n'
)
PAGES = "https://www.linkedin.com/in/"

Row = Mapping[str, str]


class Someone(NamedTuple):
    name: str
    page: str


def someone(name: str) -> Someone:
    return Someone(name, PAGES + name.lower().replace(" ", "-"))


ME = someone("Taro Yamada")
HANAKO, KENJI, MIKA, RYO = map(someone, ("Hanako Sato", "Kenji Ito", "Mika Suzuki", "Ryo Tanaka"))


def message(
    talk: str, sender: Someone, to: Someone | Sequence[Someone], at: str, text: str = "Hello", **cells: str
) -> Row:
    """`at` is in UTC; further cells by their column, in lower case with underscores."""
    others = [to] if isinstance(to, Someone) else to
    row = {
        "CONVERSATION ID": talk,
        "FROM": sender.name,
        "SENDER PROFILE URL": sender.page,
        "TO": ",".join(other.name for other in others),
        "RECIPIENT PROFILE URLS": ",".join(other.page for other in others),
        "DATE": f"{at} UTC",
        "CONTENT": text,
        "FOLDER": "INBOX",
        "IS MESSAGE DRAFT": "No",
        "IS CONVERSATION DRAFT": "No",
    }
    return row | {name.upper().replace("_", " "): value for name, value in cells.items()}


# Two talks, three people, five messages: enough to tell whose they are.
TWO_TALKS = (
    message("1", HANAKO, ME, "2025-06-01 03:03:22", "Hi"),
    message("1", ME, HANAKO, "2025-06-02 03:03:22", "Hello"),
    message("1", HANAKO, ME, "2025-06-03 03:00:00", "Bye"),
    message("2", ME, KENJI, "2025-07-01 01:00:00", "Dear Kenji"),
    message("2", KENJI, ME, "2025-07-05 01:00:00", "Dear Taro"),
)


def connection(
    who: Someone,
    *,
    address: str = "",
    company: str = "Acme KK",
    title: str = "Engineer",
    on: str = "08 Feb 2024",
) -> Row:
    given, _, family = who.name.partition(" ")
    cells = (given, family, who.page, address, company, title, on)
    return dict(zip(CONNECTION_COLUMNS, cells, strict=True))


def table(rows: Iterable[Row], columns: Sequence[str], *, quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n", quoting=quoting)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def messages(rows: Iterable[Row], columns: Sequence[str] = ALL_COLUMNS) -> str:
    return table(rows, columns)


def connections(rows: Iterable[Row], preamble: str = PREAMBLE) -> str:
    return preamble + table(rows, CONNECTION_COLUMNS)


def zipped(**members: str | bytes) -> bytes:
    """Connections_csv=… becomes Connections.csv."""
    return zipped_as({name.replace("_csv", ".csv"): content for name, content in members.items()})


def zipped_as(members: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


# Years of talk


def every(gap: int, first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(gap)


def talk(who: Someone, days: Iterable[date], *, is_answered: bool = True) -> list[Row]:
    """On each day they write, and get an answer."""
    rows = []
    for day in days:
        rows.append(message(who.name, who, ME, f"{day} 03:00:00", f"{day}"))
        if is_answered:
            rows.append(message(who.name, ME, who, f"{day} 05:00:00", f"re {day}"))
    return rows
