"""Which cards are one person: those that share a handle and whose names do not contradict each other.

A handle that differently named cards carry (a switchboard, info@, a family's telephone) joins nobody. A name
alone joins nobody. The result depends on the cards and not on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from goen.language import handles as language_handles
from goen.language import names
from goen.language.names import Agreement

# More names than one human being goes by; comparing all of them in pairs would only take time.
MOST_NAMES = 12


class Held(NamedTuple):
    """One handle on one card."""

    kind: str
    value: str
    card: int


@dataclass(frozen=True, slots=True)
class Named:
    """A card as linking sees it; `key` orders cards alike on every machine and after every import."""

    card: int
    key: tuple[str, str]  # source, account
    names: tuple[str, ...]
    reading: str = ""


class Edge(NamedTuple):
    """`other` is joined to `card` by a handle; `agreement` says how well their names fit."""

    card: int
    other: int
    kind: str
    value: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Linked:
    components: tuple[tuple[int, ...], ...]  # every card is in one; cards in order of their keys
    edges: tuple[Edge, ...]  # those that joined


def link(
    cards: Sequence[Named],
    held: Iterable[Held],
    parted: Collection[Held] = (),
    apart: Collection[tuple[int, int]] = (),
) -> Linked:
    """What the member has said of it wins.

    `parted` are handles that do not join this card with others; `apart` are pairs of cards of two people, whatever
    further handles they may come to share.
    """
    by_card = {named.card: named for named in cards}
    carriers: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for one in sorted(set(held)):
        if one.card in by_card and one not in parted:
            carriers[one.kind, one.value].append(by_card[one.card])
    edges = [edge for handle, who in carriers.items() if len(who) > 1 for edge in _edges(handle, who)]
    # The surest first, so that a doubtful join never keeps a sure one from being made.
    edges.sort(key=lambda edge: (edge.agreement is not Agreement.SAME, by_card[edge.card].key, edge.kind))
    groups = _Groups(by_card, apart)
    made = tuple(edge for edge in edges if groups.join(edge))
    return Linked(groups.components(), made)


def _edges(handle: tuple[str, str], carriers: list[Named]) -> Iterable[Edge]:
    kind, value = handle
    if kind == "url" and "/" not in value:
        return  # a whole site is a firm's or a household's, and two of one name may work there
    first, *others = sorted(carriers, key=lambda named: named.key)
    agreed = _least_agreement(carriers)
    if agreed is Agreement.DIFFERENT:
        return
    if agreed is Agreement.UNSURE and kind == "phone" and language_handles.is_shared_line(value):
        return
    for other in others:
        yield Edge(first.card, other.card, kind, value, agree(first, other))


def _least_agreement(carriers: Sequence[Named]) -> Agreement:
    """How well the worst pair fits."""
    distinct = {(named.names, named.reading): named for named in carriers}
    if len(distinct) > MOST_NAMES:
        return Agreement.DIFFERENT
    found = {agree(one, other) for one, other in combinations(distinct.values(), 2)}
    return next(
        (worst for worst in (Agreement.DIFFERENT, Agreement.UNSURE) if worst in found), Agreement.SAME
    )


def agree(one: Named, other: Named) -> Agreement:
    """The best agreement among all their spellings: one that fits is enough."""
    found = {
        names.compare(a, b, one.reading, other.reading)
        for a in one.names or ("",)
        for b in other.names or ("",)
    }
    return next(best for best in (Agreement.SAME, Agreement.UNSURE, Agreement.DIFFERENT) if best in found)


class _Groups:
    """Union-find that refuses to bring contradicting names together along a chain, or what was set apart."""

    def __init__(self, cards: Mapping[int, Named], apart: Collection[tuple[int, int]]) -> None:
        self._cards = cards
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
        self._parent = {card: card for card in cards}
        self._members: dict[int, list[int]] = {card: [card] for card in cards}

    def _root(self, card: int) -> int:
        while self._parent[card] != card:
            self._parent[card] = self._parent[self._parent[card]]
            card = self._parent[card]
        return card

    def join(self, edge: Edge) -> bool:
        """Whether the edge holds: both are in one group now."""
        left, right = self._root(edge.card), self._root(edge.other)
        if left == right:
            return True
        if self._are_apart(left, right):
            return False
        if edge.agreement is not Agreement.SAME and self._contradict(left, right):
            return False
        small, large = sorted((left, right), key=lambda root: len(self._members[root]))
        self._parent[small] = large
        self._members[large] += self._members.pop(small)
        return True

    def _are_apart(self, left: int, right: int) -> bool:
        if not self._apart:
            return False
        others = set(self._members[right])
        return any(not others.isdisjoint(self._apart.get(card, ())) for card in self._members[left])

    def _contradict(self, left: int, right: int) -> bool:
        groups = [[self._cards[card] for card in self._members[root]] for root in (left, right)]
        distinct = [{named.names: named for named in group}.values() for group in groups]
        return any(agree(one, other) is Agreement.DIFFERENT for one in distinct[0] for other in distinct[1])

    def components(self) -> tuple[tuple[int, ...], ...]:
        ordered = [
            tuple(sorted(members, key=lambda card: self._cards[card].key))
            for members in self._members.values()
        ]
        return tuple(sorted(ordered, key=lambda component: self._cards[component[0]].key))
