"""Small exports in the real formats, and what must be found of them afterwards."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

MESSAGES = [
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
    "IS MESSAGE DRAFT",
    "IS CONVERSATION DRAFT",
]


def vcard(*cards: tuple[str, ...]) -> bytes:
    """Each card: its name, then lines such as EMAIL:taro@example.com."""
    text = ""
    for name, *lines in cards:
        text += "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])
    return text.encode()


def line(other: str, me: str, *said: tuple[str, str, str], on: str = "2024/06/01(土)") -> bytes:
    """A talk with one person; each of `said` is time, name, text."""
    head = f"[LINE] {other}とのトーク履歴\n保存日時：2025/07/01 12:00\n\n{on}\n"
    rows = said or (("10:23", other, "お元気ですか"), ("10:25", me, "はい、おかげさまで"))
    return (head + "".join("\t".join(row) + "\n" for row in rows)).encode()


def table(columns: Iterable[str], *rows: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([list(columns), *map(list, rows)])
    return text.getvalue().encode()


def profile(slug: str) -> str:
    return f"https://www.linkedin.com/in/{slug}"


def messages(*rows: tuple[str, str, str, str]) -> bytes:
    """Each row: sender, recipient (as Name/slug), time, text; two people are one conversation."""

    def cells(sender: str, recipient: str, at: str, text: str) -> list[str]:
        (name, slug), (other, other_slug) = sender.split("/"), recipient.split("/")
        talk = "-".join(sorted((slug, other_slug)))
        start = [talk, "", name, profile(slug), other, profile(other_slug), f"{at} UTC"]
        return [*start, "", text, "INBOX", "No", "No"]

    return table(MESSAGES, *(cells(*row) for row in rows))


def connections(*people: tuple[str, str, str, str]) -> bytes:
    """Each: first name, last name, slug, company."""
    columns = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
    rows = (
        (first, last, profile(slug), "", company, "", "08 Feb 2021") for first, last, slug, company in people
    )
    return b'Notes:\n"When exporting your connection data, some may be missing."\n\n' + table(columns, *rows)


def zipped(**members: bytes) -> bytes:
    """Members by name; __ stands for a dot: messages__csv."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return made.getvalue()


def mbox(*mails: tuple[str, str, str, str]) -> bytes:
    """Each: sender, recipients, date as `12 May 2023 10:00:00 +0900`, message id."""
    return "".join(
        f"From sender@example.com Mon May  1 00:00:00 2023\nFrom: {sender}\nTo: {to}\nDate: {date}\n"
        f"Message-ID: <{identifier}@example.com>\nSubject: hello\n\nText.\n\n"
        for sender, to, date, identifier in mails
    ).encode()


def kept(member_id: int) -> dict[str, list[object]]:
    """All that is stored of a member's people and moments, by what it says and not by its ids."""
    from goen.mine.imports.models import FingerprintPage, OwnName
    from goen.mine.people.models import Affiliation, Card, Handle, Join, Note, Person, Spelling
    from goen.mine.ties.models import LastWords, Tie, TieDay, Together

    def rows(model: type, *columns: str) -> list[object]:
        found = model._base_manager.filter(owner=member_id).values_list(*columns)  # type: ignore[attr-defined]
        return sorted(map(_whole, found), key=repr)

    card = ("card__source", "card__account")
    cards_of: dict[int, set[str]] = {}
    for person, account in Card._base_manager.filter(owner=member_id).values_list("person", "account"):
        cards_of.setdefault(person, set()).add(account)
    people = Person._base_manager.filter(owner=member_id)
    pages = FingerprintPage._base_manager.filter(owner=member_id).order_by("pk")
    return {
        "people": sorted(
            (sorted(cards_of[pk]), name, reading, organisation, title, sort_key, search, settled)
            for pk, name, reading, organisation, title, sort_key, search, settled in people.values_list(
                "pk", "name", "reading", "organisation", "title", "sort_key", "search_text", "is_settled"
            )
        ),
        "cards": rows(Card, "source", "account", "name", "reading", "known_since"),
        "handles": rows(Handle, *card, "kind", "value"),
        "affiliations": rows(Affiliation, *card, "organisation", "title", "from_on"),
        "spellings": rows(Spelling, *card, "name"),
        "joins": rows(Join, *card, "other__account", "kind", "value", "undone_at"),
        "notes": rows(Note, *card, "text"),
        "days": rows(TieDay, *card, "day", "channel", "sent", "received", "met", "weight"),
        "together": rows(Together, *card, "other__account", "month", "times"),
        "last words": rows(LastWords, *card, "text", "is_mine", "said_at"),
        "ties": sorted(
            (sorted(cards_of[person]), *sums)
            for person, *sums in rows(
                Tie, "person", "days", "sent", "received", "met", "last_day", "strength"
            )
        ),
        "prints": sorted(
            byte[at : at + 8].hex()
            for byte in (bytes(page.packed) for page in pages)
            for at in range(0, len(byte), 8)
        ),
        "own names": rows(OwnName, "value", "key", "is_learnt"),
    }


def _whole(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(round(cell, 9) if isinstance(cell, float) else cell for cell in row)


def rows_of(member_id: int) -> dict[str, int]:
    """How many rows of each table of `mine` are this member's."""
    from django.apps import apps

    from goen.mine.owned import Owned

    counts = {
        model._meta.label: model._base_manager.filter(owner=member_id).count()
        for model in apps.get_models()
        if issubclass(model, Owned)
    }
    return {label: count for label, count in counts.items() if count}


def remains_of(member_id: int) -> dict[str, int]:
    """Rows that nobody will ever see: of arrivals that were not completed, or that are not even there."""
    from django.apps import apps

    from goen.mine.people.models import Arrival, Person

    found = {
        "arrivals": Arrival._base_manager.filter(owner=member_id, completed_at=None).count(),
        "people": Person._base_manager.filter(owner=member_id, is_settled=False).count(),
    }
    whole = Arrival._base_manager.filter(owner=member_id).exclude(completed_at=None)
    for model in apps.get_models():
        names = {field.name for field in model._meta.fields}
        if (
            {"owner", "arrival"} <= names
            and model is not Person
            and model._meta.label != "imports.ImportFile"
        ):
            stored = model._base_manager.filter(owner=member_id)
            found[model._meta.label] = stored.exclude(arrival__in=whole).count()
    return {label: count for label, count in found.items() if count}


def written(folder: Path, **files: bytes) -> list[str]:
    """Files by name; __ stands for a dot."""
    paths = [folder / name.replace("__", ".") for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return list(map(str, paths))
