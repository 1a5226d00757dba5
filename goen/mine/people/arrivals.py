"""Storing what one file says of people, hidden until its arrival is complete, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from goen.base import bulk
from goen.mine.people.domain import cards as said
from goen.mine.people.models import Affiliation, Arrival, Card, Handle, Join, Note, Person, Spelling

if TYPE_CHECKING:
    from goen.members.models import Member

AT_A_TIME = 900  # values in one question: SQLite takes a limited number
MOST_ACCOUNT = 500
MOST_TEXT = 300


class Late(NamedTuple):
    """What was not known of a card that shows already: it is written when the arrival is completed."""

    reading: str
    known_since: date | None


@dataclass(frozen=True, slots=True)
class StoredCards:
    ids: dict[str, int]  # account -> card
    late: dict[int, Late]


def begin(*, owner: Member, source: str, label: str, now: datetime) -> Arrival:
    return Arrival.objects.create(owner=owner, source=source, label=storable(label, 255), arrived_at=now)


def store_cards(arrival: Arrival, cards: Sequence[said.Card], *, now: datetime) -> StoredCards:
    """Write what is new of these cards."""
    known = _known(arrival)
    accounts = {card.account: _account(card.account) for card in cards}
    fresh = [card for card in cards if accounts[card.account] not in known]
    _insert(arrival, {accounts[card.account]: card for card in fresh})
    brought = Card.objects.filter(owner=arrival.owner_id, arrival=arrival)
    pks = {account: held.pk for account, held in known.items()} | dict(brought.values_list("account", "pk"))
    ids = {account: pks[kept] for account, kept in accounts.items()}
    is_fresh = {ids[card.account] for card in fresh}
    former = {held.pk: held for account, held in known.items()}
    _store_facts(arrival, [(ids[card.account], card) for card in cards], former)
    _store_notes(arrival, {ids[card.account]: card.note for card in fresh if card.note}, now)
    again = [(former[ids[card.account]], card) for card in cards if ids[card.account] not in is_fresh]
    return StoredCards(ids, _late(again))


class _Known(NamedTuple):
    """A card that was there before; hidden where it came with an earlier file of the same import."""

    pk: int
    name: str
    reading: str
    known_since: date | None
    is_hidden: bool


def _known(arrival: Arrival) -> dict[str, _Known]:
    open_arrivals = Arrival.objects.filter(owner=arrival.owner_id, completed_at__isnull=True)
    hidden = set(open_arrivals.values_list("pk", flat=True))
    held = Card.objects.filter(owner=arrival.owner_id, source=arrival.source)
    columns = ("account", "pk", "name", "reading", "known_since", "arrival_id")
    return {
        account: _Known(pk, name, reading, since, of in hidden)
        for account, pk, name, reading, since, of in held.values_list(*columns)
    }


def _insert(arrival: Arrival, cards: dict[str, said.Card]) -> None:
    first = (arrival.owner_id, arrival.pk, arrival.source)
    bulk.insert(
        Card,
        ("owner_id", "arrival_id", "source", "account", "name", "reading", "known_since"),
        (
            (*first, account, storable(card.name), storable(card.reading), _iso(card.known_since))
            for account, card in cards.items()
        ),
    )


def _late(again: Iterable[tuple[_Known, said.Card]]) -> dict[int, Late]:
    """Where a card lacked a reading or a date and does no longer. What is hidden is completed at once."""
    late: dict[int, Late] = {}
    hidden: list[tuple[object, ...]] = []
    for known, card in again:
        reading = known.reading or storable(card.reading)
        since = known.known_since or card.known_since
        if (reading, since) == (known.reading, known.known_since):
            continue
        if known.is_hidden:
            hidden.append((reading, _iso(since), known.pk))
        else:
            late[known.pk] = Late(reading, since)
    bulk.update(Card, ("reading", "known_since"), hidden)
    return late


def write_late(late: dict[int, Late]) -> None:
    rows = ((one.reading, _iso(one.known_since), card) for card, one in late.items())
    bulk.update(Card, ("reading", "known_since"), rows)


def _store_facts(arrival: Arrival, cards: Sequence[tuple[int, said.Card]], former: dict[int, _Known]) -> None:
    """Facts that are not there yet, each with the arrival that brought it."""
    known_cards = [card_id for card_id, card in cards if card_id in former]

    def write(
        model: type,
        columns: Sequence[str],
        more: Sequence[str],
        facts: Callable[[int, said.Card], Iterable[tuple[object, ...]]],
    ) -> None:
        there = set(_of_cards(model, known_cards, ("card_id", *columns)))
        rows = ((card_id, *fact) for card_id, card in cards for fact in facts(card_id, card))
        anew = {row[: len(columns) + 1]: row for row in rows}
        fields = ("card_id", *columns, *more, "owner_id", "arrival_id")
        last = (arrival.owner_id, arrival.pk)
        bulk.insert(model, fields, ((*row, *last) for key, row in anew.items() if key not in there))

    def names(card_id: int, card: said.Card) -> Iterator[tuple[object, ...]]:
        name = former[card_id].name if card_id in former else storable(card.name)
        return ((one,) for one in map(storable, (card.name, *card.spellings)) if one and one != name)

    write(Handle, ("kind", "value"), (), lambda _id, card: _handles(card))
    write(Affiliation, ("organisation", "title"), ("from_on", "to_on"), lambda _id, card: _affiliations(card))
    write(Spelling, ("name",), (), names)


def _handles(card: said.Card) -> Iterator[tuple[object, ...]]:
    return ((one.kind, _account(one.value)) for one in card.handles)


def _affiliations(card: said.Card) -> Iterator[tuple[object, ...]]:
    for one in card.affiliations:
        if one.organisation or one.title:
            yield storable(one.organisation), storable(one.title), _iso(one.from_on), _iso(one.to_on)


def _of_cards(model: type, card_ids: Sequence[int], columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(card_ids), AT_A_TIME):
        chunk = card_ids[start : start + AT_A_TIME]
        yield from model._base_manager.filter(card__in=chunk).values_list(*columns)  # type: ignore[attr-defined]


def _store_notes(arrival: Arrival, notes: dict[int, str], now: datetime) -> None:
    """A note that came with a card is the member's own words: it stays when it is changed, and comes once."""
    rows = [
        Note(owner_id=arrival.owner_id, card_id=card, text=storable(text, len(text)), written_at=now)
        for card, text in notes.items()
    ]
    for start in range(0, len(rows), AT_A_TIME):
        with bulk.writing():
            Note.objects.bulk_create(rows[start : start + AT_A_TIME])


def discard(arrivals: Collection[Arrival]) -> None:
    """Take back arrivals that were not completed. What their cards carried elsewhere must be gone before."""
    for arrival in arrivals:
        own = {"owner": arrival.owner_id, "arrival": arrival}
        for model in (Handle, Affiliation, Spelling):
            bulk.delete(model._base_manager.filter(**own))
        joined = Q(card__arrival=arrival) | Q(other__arrival=arrival)
        bulk.delete(Join._base_manager.filter(joined, owner=arrival.owner_id))
        bulk.delete(Note._base_manager.filter(owner=arrival.owner_id, card__arrival=arrival))
    # Only now: what a later file says may hang on the cards of an earlier one.
    for arrival in arrivals:
        bulk.delete(Card._base_manager.filter(owner=arrival.owner_id, arrival=arrival))
    for arrival in arrivals:
        bulk.delete(Person._base_manager.filter(owner=arrival.owner_id, arrival=arrival, is_settled=False))
        bulk.delete(Arrival._base_manager.filter(pk=arrival.pk))


def storable(text: str, most: int = MOST_TEXT) -> str:
    """What every database takes: no NUL, no half of a character, not too long."""
    if text.isascii():
        return text.replace("\0", "")[:most]
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:most]


def _account(account: str) -> str:
    """The account itself, or a digest where no database takes it; never the same for two accounts."""
    if storable(account, MOST_ACCOUNT) == account:
        return account
    return blake2b(account.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
