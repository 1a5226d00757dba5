"""Whom a member knows: the whole list, one page of it, one person."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from goen.language import search
from goen.mine.people.domain.own import FIRM, name_keys
from goen.mine.people.models import Affiliation, Card, Handle, Join, Note, Person, PersonQuerySet, Spelling

if TYPE_CHECKING:
    from goen.members.models import Member

AT_A_TIME = 900  # values in one question to the database


class HandleEntry(NamedTuple):
    kind: str
    value: str


class AffiliationEntry(NamedTuple):
    organisation: str
    title: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class PersonEntry:
    person: int
    name: str
    reading: str
    handles: list[HandleEntry] = field(default_factory=list)
    affiliations: list[AffiliationEntry] = field(default_factory=list)


def matching(member: Member, query: str) -> PersonQuerySet:
    """People in whom every word of the query is found: in names, readings, romaji, organisations, addresses."""
    people: PersonQuerySet = Person.objects.of(member)
    for forms in search.query(query):
        wanted = Q()
        for form in forms:
            wanted |= Q(search_text__contains=form)
        people = people.filter(wanted)
    return people


def everybody(member: Member, *, query: str = "") -> list[PersonEntry]:
    """Everyone that matches, in the order of their readings, with handles and affiliations."""
    people = matching(member, query).order_by("sort_key", "pk").values_list("pk", "name", "reading")
    entries = {pk: PersonEntry(pk, name, reading) for pk, name, reading in people}
    _fill(member, entries)
    return list(entries.values())


def _fill(member: Member, entries: dict[int, PersonEntry]) -> None:
    # Of all of the member's rows: cheaper than asking for ten thousand people by name.
    handles = Handle.objects.of(member).order_by("kind", "value").values_list("card__person", "kind", "value")
    for person, *handle in handles.distinct():
        if person in entries and handle[0] != "account":
            entries[person].handles.append(HandleEntry(*handle))
    jobs = Affiliation.objects.of(member).order_by("from_on", "pk")
    seen: set[tuple[int, AffiliationEntry]] = set()
    for person, *job in jobs.values_list("card__person", "organisation", "title", "from_on", "to_on"):
        entry = AffiliationEntry(*job)
        if person in entries and (person, entry) not in seen:
            seen.add((person, entry))
            entries[person].affiliations.append(entry)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a source says: of which card, from which source, since when we know."""

    card: int
    source: str
    label: str
    arrived_on: date
    text: str
    detail: str = ""
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one person, each fact with where it came from."""

    person: Person
    cards: list[Card]
    names: list[Fact]
    handles: list[Fact]
    affiliations: list[Fact]
    joins: list[Join]
    notes: list[Note]
    namesakes: list[Person]


def dossier(member: Member, person_id: int) -> Dossier:
    """Raises Person.DoesNotExist, for what is missing and for what is another's alike."""
    person = Person.objects.of(member).get(pk=person_id)
    cards = list(
        Card.objects.of(member)
        .filter(person=person, arrival__completed_at__isnull=False)
        .select_related("arrival")
        .order_by("pk")
    )
    of_cards = {"card__in": [card.pk for card in cards]}
    spellings = (
        Spelling.objects.of(member).filter(**of_cards).select_related("card", "arrival").order_by("pk")
    )
    handles = Handle.objects.of(member).filter(**of_cards).select_related("card", "arrival")
    jobs = Affiliation.objects.of(member).filter(**of_cards).select_related("card", "arrival").order_by("pk")
    joins = (
        Join.objects.of(member)
        .filter(**of_cards, other__in=of_cards["card__in"], undone_at__isnull=True)
        .select_related("card", "other")
    )
    return Dossier(
        person=person,
        cards=cards,
        names=_one_each(
            [_name_fact(card) for card in cards if card.name], [_fact(one, one.name) for one in spellings]
        ),
        handles=_one_each(
            [
                _fact(one, one.value, one.kind)
                for one in handles.order_by("kind", "value")
                if one.kind != "account"
            ]
        ),
        affiliations=_one_each(
            [_fact(one, one.organisation, one.title, one.from_on, one.to_on) for one in jobs]
        ),
        joins=list(joins.order_by("pk")),
        notes=list(Note.objects.of(member).filter(**of_cards).order_by("-written_at", "-pk")),
        namesakes=list(
            Person.objects.of(member)
            .filter(name_key=person.name_key)
            .exclude(pk=person.pk)
            .order_by("pk")[:5]
        ),
    )


def _name_fact(card: Card) -> Fact:
    return Fact(
        card.pk, card.source, card.arrival.label, card.arrival.arrived_at.date(), card.name, card.reading
    )


def _fact(
    row: Handle | Affiliation | Spelling,
    text: str,
    detail: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> Fact:
    return Fact(
        row.card_id,
        row.card.source,
        row.arrival.label,
        row.arrival.arrived_at.date(),
        text,
        detail,
        from_on,
        to_on,
    )


def _one_each(*facts: Sequence[Fact]) -> list[Fact]:
    """What several files of one source say alike is said once."""
    kept: dict[tuple[str, str, str], Fact] = {}
    for group in facts:
        for fact in group:
            kept.setdefault((fact.source, fact.text, fact.detail), fact)
    return list(kept.values())


def names_of(member: Member, people: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = defaultdict(str)
    ids = list(people)
    for start in range(0, len(ids), AT_A_TIME):
        chunk = ids[start : start + AT_A_TIME]
        found.update(Person.objects.of(member).filter(pk__in=chunk).values_list("pk", "name"))
    return dict(found)


def goes_by(member: Member, key: str) -> bool:
    """Whether any card, of people or of the member, could be told by this address or name."""
    if Handle.objects.of(member).filter(value=key).exists():
        return True
    nameless = Card.objects.of(member).exclude(handles__kind__in=FIRM)
    spelt = Spelling.objects.of(member).filter(card__in=nameless).values_list("name", flat=True)
    known = itertools.chain(nameless.values_list("name", flat=True), spelt)
    return any(key in name_keys(name) for name in known)
