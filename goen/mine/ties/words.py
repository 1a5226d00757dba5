"""The member's words on ties that hold on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import nan
from typing import TYPE_CHECKING

from django.db.models import Q

from goen.mine.ties.domain.reconnecting import is_quiet
from goen.mine.ties.models import Word, WordKind

if TYPE_CHECKING:
    from goen.members.models import Member


@dataclass(frozen=True, slots=True)
class WordInForce:
    word: int
    person: int
    kind: WordKind
    said_on: date
    until_on: date | None


def words_in_force(member: Member, *, today: date, person: int | None = None) -> list[WordInForce]:
    """Set aside holds until its day; in touch until the silence since it was said is long again."""
    said = Word.objects.of(member).filter(
        Q(until_on__isnull=True) | Q(until_on__gt=today),
        taken_back_at__isnull=True,
        said_on__lte=today,
        card__person__is_settled=True,
    )
    if person is not None:
        said = said.filter(card__person=person)
    rows = said.order_by("id").values_list(
        "id", "card__person_id", "kind", "said_on", "until_on", "card__person__tie__usual_gap_days"
    )
    return [
        WordInForce(word, person_id, WordKind(kind), said_on, until_on)
        for word, person_id, kind, said_on, until_on, gap in rows
        if kind != WordKind.IN_TOUCH or not is_quiet((today - said_on).days, nan if gap is None else gap)
    ]
