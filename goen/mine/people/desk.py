"""All cards of a member, laid out for linking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from goen.mine.people.arrivals import Late
from goen.mine.people.domain import linking
from goen.mine.people.domain.linking import Held, Linked, Named
from goen.mine.people.domain.own import is_own
from goen.mine.people.models import Arrival, Card, Handle, Join, Spelling

if TYPE_CHECKING:
    from goen.members.models import Member


def shown(arrivals: Collection[Arrival]) -> Q:
    """What is there: not what another import has stored and not completed."""
    return Q(arrival__completed_at__isnull=False) | Q(arrival__in=arrivals)


@dataclass(frozen=True)
class Desk:
    named: list[Named]
    held: list[Held]
    undone: list[tuple[str, str, int, int]]  # kind, value, card, other
    person_of: dict[int, int | None]
    fresh: frozenset[int]  # cards that came with the arrivals, so that nobody sees them yet

    @classmethod
    def of(cls, owner: Member, arrivals: Sequence[Arrival], late: Mapping[int, Late]) -> Desk:
        spellings: dict[int, list[str]] = defaultdict(list)
        rows = Spelling._base_manager.filter(shown(arrivals), owner=owner).order_by("name")
        for card, name in rows.values_list("card_id", "name"):
            spellings[card].append(name)
        named: list[Named] = []
        person_of: dict[int, int | None] = {}
        fresh: set[int] = set()
        brought = {arrival.pk for arrival in arrivals}
        cards = Card.objects.filter(shown(arrivals), owner=owner)
        columns = ("pk", "source", "account", "name", "reading", "person_id", "arrival_id")
        for pk, source, account, name, reading, person, arrival in cards.values_list(*columns):
            names = tuple(one for one in (name, *spellings.get(pk, ())) if one)
            named.append(Named(pk, (source, account), names, late[pk].reading if pk in late else reading))
            person_of[pk] = person
            if arrival in brought:
                fresh.add(pk)
        held = Handle._base_manager.filter(shown(arrivals), owner=owner).values_list(
            "kind", "value", "card_id"
        )
        undone = Join.objects.of(owner).filter(undone_at__isnull=False)
        return cls(
            named,
            [Held(*row) for row in held],
            list(undone.values_list("kind", "value", "card_id", "other_id")),
            person_of,
            frozenset(fresh),
        )

    def link(self) -> Linked:
        parted = {Held(kind, value, card) for kind, value, card, _other in self.undone}
        apart = {(card, other) for _kind, _value, card, other in self.undone}
        return linking.link(self.named, self.held, parted, apart)

    def assign(self, linked: Linked, own_keys: Collection[str]) -> dict[int, int | None]:
        """Card -> person id; a negative id stands for a person to be made, None for the member's own cards.

        A person stays where their earliest card is, so that what the member did with them stays with them.
        """
        own = self._own(own_keys)
        taken: set[int] = set()
        assigned: dict[int, int | None] = {}
        for number, component in enumerate(sorted(linked.components, key=min), start=1):
            if not own.isdisjoint(component):
                assigned.update(dict.fromkeys(component))
                continue
            former = sorted({person for card in component if (person := self.person_of[card])} - taken)
            person = former[0] if former else -number
            taken.add(person)
            assigned.update(dict.fromkeys(component, person))
        return assigned

    def _own(self, own_keys: Collection[str]) -> set[int]:
        if not own_keys:
            return set()
        handles: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for kind, value, card in self.held:
            handles[card].append((kind, value))
        return {one.card for one in self.named if is_own(one.names, handles.get(one.card, ()), own_keys)}
