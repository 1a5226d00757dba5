"""What a member does with people: notes, and undoing a join."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from goen.base import audit
from goen.mine.people.models import Card, Join, Note
from goen.mine.people.settling import one_at_a_time, resettle

if TYPE_CHECKING:
    from goen.members.models import Member


class EmptyNote(Exception):
    """Nothing was written."""


class NobodyThere(Exception):
    """No such person of this member."""


class NothingJoined(Exception):
    """The card stands alone already."""


class NothingParted(Exception):
    """The member has not parted the card from any."""


def first_card(member: Member, person_id: int) -> Card:
    """The card that what the member says of a person hangs on, and with which it moves. Raises NobodyThere."""
    cards = Card.objects.of(member).filter(person=person_id, person__is_settled=True)
    # What an import has stored and not completed may yet be taken back.
    card: Card | None = cards.filter(arrival__completed_at__isnull=False).order_by("pk").first()
    if card is None:
        raise NobodyThere
    return card


def write_note(*, person_id: int, text: str, by: Member, now: datetime) -> Note:
    """Raises EmptyNote, NobodyThere."""
    if not text.strip():
        raise EmptyNote
    with transaction.atomic():
        note = Note.objects.create(
            owner=by, card=first_card(by, person_id), text=text.strip(), written_at=now
        )
        audit.record("note.written", by=by, now=now, about=f"note {note.pk}")
    return note


def remove_note(*, note_id: int, by: Member, now: datetime) -> None:
    with transaction.atomic():
        Note.objects.of(by).filter(pk=note_id).delete()
        audit.record("note.removed", by=by, now=now, about=f"note {note_id}")


def part(*, card_id: int, own_keys: set[str], by: Member, now: datetime) -> None:
    """Say that this card is another human being than the cards it was joined with. Remembered for ever.

    Raises NothingJoined.
    """
    with one_at_a_time(by):
        with transaction.atomic():
            joins = Join.objects.of(by).filter(undone_at__isnull=True)
            touching = list(joins.filter(card=card_id)) + list(joins.filter(other=card_id))
            if not touching:
                raise NothingJoined
            for join in touching:
                _undo(join, card_id, by=by, now=now)
            audit.record("join.undone", by=by, now=now, about=f"card {card_id}")
        resettle(owner=by, own_keys=own_keys, now=now)


def _undo(join: Join, card_id: int, *, by: Member, now: datetime) -> None:
    """The row then names, first, the card that must not be joined by this handle again."""
    Join.objects.update_or_create(
        owner=by,
        card_id=card_id,
        other_id=join.other_id if join.card_id == card_id else join.card_id,
        kind=join.kind,
        value=join.value,
        defaults={"joined_at": join.joined_at, "undone_at": now},
    )


def rejoin(*, card_id: int, own_keys: set[str], by: Member, now: datetime) -> None:
    """Take back a parting, on whichever of the two sides it was said. Raises NothingParted."""
    with one_at_a_time(by):
        with transaction.atomic():
            undone = Join.objects.of(by).filter(Q(card=card_id) | Q(other=card_id), undone_at__isnull=False)
            if not undone.delete()[0]:
                raise NothingParted
            audit.record("join.redone", by=by, now=now, about=f"card {card_id}")
        resettle(owner=by, own_keys=own_keys, now=now)
