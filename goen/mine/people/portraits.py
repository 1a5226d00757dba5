"""How people look, from all that is stored of their cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from goen.base import bulk
from goen.mine.people.desk import shown
from goen.mine.people.domain import portrait
from goen.mine.people.domain.portrait import Portrait
from goen.mine.people.models import Affiliation, Arrival, Card, Handle, Person, Spelling

if TYPE_CHECKING:
    from goen.members.models import Member

AT_A_TIME = 900  # values in one question: SQLite takes a limited number
FIELDS = ("name", "reading", "organisation", "title", "name_key", "sort_key", "search_text")


def fields(of: Portrait) -> tuple[str, ...]:
    """In the order of FIELDS."""
    return (of.name, of.reading, of.organisation, of.title, of.name_key, of.sort_key, of.search_text)


def drawn(
    owner: Member, cards_of: Mapping[int, Iterable[int]], arrivals: Collection[Arrival] = ()
) -> Iterator[tuple[int, Portrait]]:
    """Person and how they are shown, from these of their cards and what of them is complete or in `arrivals`."""
    people = list(cards_of)
    for start in range(0, len(people), AT_A_TIME):
        chunk = {person: list(cards_of[person]) for person in people[start : start + AT_A_TIME]}
        held = _held(owner, [card for cards in chunk.values() for card in cards], arrivals)
        for person, cards in chunk.items():
            yield person, portrait.draw([held[card] for card in cards if card in held])


def _held(owner: Member, cards: Sequence[int], arrivals: Collection[Arrival]) -> dict[int, portrait.Held]:
    found: dict[int, portrait.Held] = {}
    for start in range(0, len(cards), AT_A_TIME):
        found.update(_held_of(owner, cards[start : start + AT_A_TIME], arrivals))
    return found


def _held_of(
    owner: Member, cards: Sequence[int], arrivals: Collection[Arrival]
) -> Iterator[tuple[int, portrait.Held]]:
    def facts(model: type, *columns: str) -> Iterator[tuple[int, tuple[object, ...]]]:
        rows = model._base_manager.filter(shown(arrivals), owner=owner, card__in=cards)  # type: ignore[attr-defined]
        for card, *fact in rows.order_by("pk").values_list("card_id", *columns):
            yield card, tuple(fact)

    names: dict[int, list[str]] = defaultdict(list)
    for card, (name,) in facts(Spelling, "name"):
        names[card].append(str(name))
    addresses: dict[int, list[str]] = defaultdict(list)
    for card, (kind, value) in facts(Handle, "kind", "value"):
        if kind == "email":
            addresses[card].append(str(value))
    present: dict[int, tuple[str, str, date | None]] = {}
    for card, (organisation, title, from_on, to_on) in facts(
        Affiliation, "organisation", "title", "from_on", "to_on"
    ):
        if to_on is None:  # what came last is the present one
            present[card] = (str(organisation), str(title), from_on if isinstance(from_on, date) else None)
    rows = Card.objects.filter(owner=owner, pk__in=cards).values_list("pk", "source", "name", "reading")
    for card, source, name, reading in rows:
        job = present.get(card, ("", "", None))
        further, mail = tuple(sorted(names[card])), tuple(sorted(addresses[card]))
        yield card, portrait.Held(source, name, reading, further, *job, addresses=mail)


def redraw(owner: Member, people: Collection[int]) -> None:
    """Draw these people anew, in slices; those that look as before are left alone."""
    ids = sorted(people)
    for start in range(0, len(ids), AT_A_TIME):
        chunk = ids[start : start + AT_A_TIME]
        there = Person._base_manager.filter(owner=owner, pk__in=chunk)
        before = {row[0]: row[1:] for row in there.values_list("pk", *FIELDS)}
        cards_of: dict[int, list[int]] = defaultdict(list)
        for person, card in Card.objects.filter(owner=owner, person__in=chunk).values_list("person_id", "pk"):
            cards_of[person].append(card)
        now = ((person, fields(portrait)) for person, portrait in drawn(owner, cards_of))
        changed = ((*row, person) for person, row in now if before.get(person) != row)
        bulk.update(Person, FIELDS, changed)


def redraw_all(owner: Member) -> None:
    redraw(owner, Person.objects.of(owner).values_list("pk", flat=True))
