"""From cards to people: joins what belongs together and shows what arrived, all at once.

Everything slow is prepared in rows that nobody sees yet; the last step is one short transaction. How people who
were known before look is drawn anew after it. Doing it again changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

from goen.base import bulk, turns
from goen.mine.people.arrivals import Late, write_late
from goen.mine.people.desk import Desk
from goen.mine.people.domain.linking import Linked
from goen.mine.people.models import Affiliation, Arrival, Card, Handle, Join, Person, Spelling
from goen.mine.people.portraits import AT_A_TIME, FIELDS, drawn, fields, redraw

if TYPE_CHECKING:
    from goen.members.models import Member

JoinKey = tuple[int, int, str, str]  # card, other, kind, value
T = TypeVar("T")
Moves = Mapping[int, int | None]  # card -> person, None for the member's own cards


@dataclass(frozen=True, slots=True)
class Brought:
    """Arrivals to be completed. `touched` are the cards each spoke of, new or known."""

    arrivals: Sequence[Arrival] = ()
    touched: Mapping[int, Collection[int]] = field(default_factory=dict)
    late: dict[int, Late] = field(default_factory=dict)


NOTHING = Brought()


@dataclass(frozen=True, slots=True)
class Settled:
    """What arrivals meant for people: ids of those they touched, and of those among them that are new."""

    people_of: Mapping[int, frozenset[int]]  # arrival -> people its cards and facts belong to
    new: frozenset[int]
    stale: frozenset[int]  # who may look different now, and is to be redrawn


def one_at_a_time(owner: Member) -> AbstractContextManager[None]:
    """Within it nobody else settles this owner's cards, or says of them what settling must heed."""
    return turns.turn(f"settling-{owner.pk}")


def settle(
    *,
    owner: Member,
    own_keys: Collection[str],
    now: datetime,
    brought: Brought = NOTHING,
    also: Callable[[Settled], None] = lambda _settled: None,
) -> Settled:
    """Make people of all the owner's cards, those brought included, and show them. Within `one_at_a_time`.

    `own_keys` are normalised addresses and names of the member, who is not among the people. `also` is called in
    the last transaction: what it writes is there together with the people, or not at all. Who was known before is
    to be redrawn by the caller.
    """
    desk = Desk.of(owner, brought.arrivals, brought.late)
    linked = desk.link()
    assigned = desk.assign(linked, own_keys)
    made = _make_people(owner, brought.arrivals, assigned)
    moves = {card: None if person is None else made.get(person, person) for card, person in assigned.items()}
    changed = {card: person for card, person in moves.items() if desk.person_of[card] != person}
    joins = _Joins.of(owner, linked, hidden=desk.fresh)
    new = frozenset(made.values())
    stale = _stale(owner, brought, moves, changed, desk)
    settled = Settled(_people_of(brought, moves), new, frozenset(stale - new))

    _place({card: person for card, person in changed.items() if card in desk.fresh})
    _write_joins(owner, joins.hidden, now)
    with bulk.writing():
        _place({card: person for card, person in changed.items() if card not in desk.fresh})
        _change_joins(owner, joins, now)
        write_late(brought.late)
        _show(owner, brought.arrivals, now)
        also(settled)
    return settled


def resettle(*, owner: Member, own_keys: Collection[str], now: datetime) -> None:
    """Settle anew what is there already, as after a word of the member's. Within `one_at_a_time`."""
    settled = settle(owner=owner, own_keys=own_keys, now=now)
    redraw(owner, settled.stale)


def _make_people(
    owner: Member, arrivals: Sequence[Arrival], assigned: Mapping[int, int | None]
) -> dict[int, int]:
    """Rows for the people to be made, not shown yet: stand-in id -> id."""
    cards_of: dict[int, list[int]] = defaultdict(list)
    for card, person in assigned.items():
        if person is not None and person < 0:
            cards_of[person].append(card)
    arrival = arrivals[0].pk if arrivals else None
    hidden = Person._base_manager.filter(owner=owner)
    last = hidden.order_by("-pk").values_list("pk", flat=True).first() or 0
    bulk.insert(
        Person,
        ("owner_id", "arrival_id", "is_settled", *FIELDS),
        (
            (owner.pk, arrival, False, *fields(portrait))
            for _person, portrait in drawn(owner, cards_of, arrivals)
        ),
    )
    # Two people may look exactly alike, so the order of the rows, not what they say, tells which is which.
    ids = hidden.filter(is_settled=False, arrival=arrival, pk__gt=last).order_by("pk")
    return dict(zip(cards_of, ids.values_list("pk", flat=True), strict=True))


def _people_of(brought: Brought, moves: Moves) -> dict[int, frozenset[int]]:
    return {
        arrival: frozenset(person for card in cards if (person := moves.get(card)) is not None)
        for arrival, cards in brought.touched.items()
    }


def _place(moves: Moves) -> None:
    """Hang cards on their people."""
    bulk.update(Card, ("person_id",), ((person, card) for card, person in moves.items()))


@dataclass(frozen=True)
class _Joins:
    """Why cards are joined. Those of cards that nobody sees yet are written beforehand."""

    hidden: list[JoinKey]
    new: list[JoinKey]
    gone: list[int]  # rows that no longer hold; those the member undid stay as they are

    @classmethod
    def of(cls, owner: Member, linked: Linked, *, hidden: Collection[int]) -> _Joins:
        wanted = {(edge.card, edge.other, edge.kind, edge.value) for edge in linked.edges}
        standing = Join.objects.of(owner).filter(undone_at__isnull=True)
        rows = standing.values_list("card_id", "other_id", "kind", "value", "pk")
        held: dict[JoinKey, int] = {(card, other, kind, value): pk for card, other, kind, value, pk in rows}
        anew = sorted(wanted - held.keys())
        return cls(
            [join for join in anew if join[0] in hidden or join[1] in hidden],
            [join for join in anew if join[0] not in hidden and join[1] not in hidden],
            sorted(pk for join, pk in held.items() if join not in wanted),
        )


def _write_joins(owner: Member, joins: Sequence[JoinKey], now: datetime) -> None:
    at = connection.ops.adapt_datetimefield_value(now)
    fields = ("card_id", "other_id", "kind", "value", "owner_id", "joined_at")
    bulk.insert(Join, fields, ((*join, owner.pk, at) for join in joins))


def _change_joins(owner: Member, joins: _Joins, now: datetime) -> None:
    for chunk in _chunks(joins.gone):
        Join.objects.of(owner).filter(pk__in=chunk).delete()
    _write_joins(owner, joins.new, now)


def _show(owner: Member, arrivals: Sequence[Arrival], now: datetime) -> None:
    """Complete the arrivals: from here on all they brought is there. People without cards go."""
    _end_former_affiliations(owner, arrivals, now)
    hidden = Person._base_manager.filter(owner=owner, is_settled=False)
    hidden.filter(arrival__in=arrivals).update(is_settled=True)
    hidden.filter(arrival=None).update(is_settled=True)
    Arrival.objects.of(owner).filter(pk__in=[arrival.pk for arrival in arrivals]).update(completed_at=now)
    Person.objects.of(owner).filter(cards=None).delete()


def _end_former_affiliations(owner: Member, arrivals: Sequence[Arrival], now: datetime) -> None:
    """A source that names one employer and now names another says that the former one is past."""
    anew = Affiliation._base_manager.filter(owner=owner, arrival__in=arrivals).values("card")
    former = Affiliation._base_manager.filter(owner=owner, card__in=anew, to_on__isnull=True)
    former.exclude(arrival__in=arrivals).update(to_on=now.date())


def _stale(owner: Member, brought: Brought, moves: Moves, changed: Moves, desk: Desk) -> set[int]:
    """People who may look different now: whose cards came, went or had something new said of them."""
    cards = {*changed, *brought.late}
    for model in (Handle, Affiliation, Spelling):
        anew = model._base_manager.filter(owner=owner, arrival__in=brought.arrivals)
        cards.update(anew.values_list("card_id", flat=True))
    people = {moves.get(card) for card in cards} | {desk.person_of[card] for card in changed}
    return {person for person in people if person is not None}


def _chunks(items: Sequence[T]) -> Iterable[Sequence[T]]:
    for start in range(0, len(items), AT_A_TIME):
        yield items[start : start + AT_A_TIME]
