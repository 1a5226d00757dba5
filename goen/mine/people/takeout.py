"""What of people a member takes along, and what is erased when they leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from goen.base import bulk
from goen.base.registries import Row
from goen.mine.people import queries
from goen.mine.people.models import Affiliation, Arrival, Card, Handle, Join, Note, Person, Spelling

if TYPE_CHECKING:
    from goen.members.models import Member

AT_A_TIME = 1_000  # rows
MOST_LINE = 75  # bytes
ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})


def people(member: Member) -> Iterator[Row]:
    for entry in queries.everybody(member):
        yield {
            "person": entry.person,
            "name": entry.name,
            "reading": entry.reading or None,
            "handles": [handle._asdict() for handle in entry.handles],
            "affiliations": [
                {
                    "organisation": job.organisation,
                    "title": job.title or None,
                    "from": _iso(job.from_on),
                    "to": _iso(job.to_on),
                }
                for job in entry.affiliations
            ],
        }


def notes(member: Member) -> Iterator[Row]:
    rows = Note.objects.of(member).order_by("pk").values_list("card__person", "text", "written_at")
    for person, text, written_at in rows:
        yield {"person": person, "text": text, "written_at": written_at.isoformat()}


def cards(member: Member) -> Iterator[Row]:
    """What each source says, before it was put together into people."""
    handles = _by_card(Handle, member, "kind", "value")
    spellings = _by_card(Spelling, member, "name")
    jobs = _by_card(Affiliation, member, "organisation", "title", "from_on", "to_on")
    rows = Card.objects.of(member).filter(arrival__completed_at__isnull=False).select_related("arrival")
    for card in rows.order_by("pk").iterator(AT_A_TIME):
        yield {
            "card": card.pk,
            "person": card.person_id,
            "source": card.source,
            "file": card.arrival.label,
            "arrived_at": card.arrival.arrived_at.isoformat(),
            "name": card.name,
            "reading": card.reading or None,
            "known_since": _iso(card.known_since),
            "further_names": [name for (name,) in spellings[card.pk]],
            "handles": [{"kind": kind, "value": value} for kind, value in handles[card.pk]],
            "affiliations": [
                {
                    "organisation": organisation,
                    "title": title or None,
                    "from": _iso(from_on),
                    "to": _iso(to_on),
                }
                for organisation, title, from_on, to_on in jobs[card.pk]
            ],
        }


def _by_card(model: type, member: Member, *columns: str) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for card, *fact in model.objects.of(member).order_by("pk").values_list("card_id", *columns):  # type: ignore[attr-defined]
        found[card].append(tuple(fact))
    return found


def joins(member: Member) -> Iterator[Row]:
    """Why cards are one person, and which the member took apart."""
    for join in Join.objects.of(member).order_by("pk").iterator(AT_A_TIME):
        yield {
            "card": join.card_id,
            "other": join.other_id,
            "kind": join.kind,
            "value": join.value,
            "joined_at": join.joined_at.isoformat(),
            "undone_at": join.undone_at and join.undone_at.isoformat(),
        }


def vcards(member: Member) -> Iterator[str]:
    """vCard 4.0, one card a person."""
    notes: dict[int, list[str]] = defaultdict(list)
    for person, text in Note.objects.of(member).order_by("pk").values_list("card__person", "text"):
        notes[person].append(text)
    for entry in queries.everybody(member):
        lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_escaped(entry.name or '?')}"]
        if entry.reading:
            reading = _escaped(entry.reading).replace('"', "'")
            lines.append(f'N;SORT-AS="{reading}":{_escaped(entry.name)};;;;')
        lines += [_handle_line(handle.kind, handle.value) for handle in entry.handles]
        for job in entry.affiliations:
            if job.to_on is None:
                lines += [f"ORG:{_escaped(job.organisation)}", f"TITLE:{_escaped(job.title)}"]
        lines += [f"NOTE:{_escaped(text)}" for text in notes[entry.person]]
        yield "\r\n".join([*map(_folded, lines), "END:VCARD", ""])


def _handle_line(kind: str, value: str) -> str:
    match kind:
        case "email":
            return f"EMAIL:{_escaped(value)}"
        case "phone":
            return f"TEL;VALUE=uri:tel:{value}"
        case _:
            return f"URL:https://{value}"


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)


def _folded(line: str) -> str:
    """In pieces of at most 75 bytes, as the format wants it, and none in the middle of a character."""
    pieces, piece, room = [], "", MOST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", MOST_LINE - 1
        piece += letter
        room -= size
    return "\r\n".join([*pieces, piece])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def erase(member: Member) -> None:
    for model in (Note, Join, Handle, Affiliation, Spelling, Card, Person, Arrival):
        bulk.delete(model._base_manager.filter(owner=member))
