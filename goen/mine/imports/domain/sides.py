"""The sides that take part in the moments of one file, and which of them is plainly in nearly all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from goen.mine.imports.records import Between, Card
from goen.mine.people.domain.own import FIRM, name_keys

LEAST_SHARE = 0.5  # of the moments, for a side to be taken for the member's
LEAST_LEAD = 1.2  # times the moments of the next one
LEAST_FULL = 4  # characters: 山田太郎, where 佐々木 is a family name alone


class UnclearWho(Exception):
    """Several sides could be the member; `candidates` names them, the likeliest first."""

    def __init__(self, candidates: Sequence[str]) -> None:
        super().__init__(", ".join(candidates))
        self.candidates = tuple(candidates)


class Sides:
    def __init__(self, moments_between: Mapping[Between, int]) -> None:
        self.cards: dict[str, Card] = {}
        for between in moments_between:
            for card in _everybody(between):
                self.cards.setdefault(card.account, card)
        # Where nobody but the sender is named, the unnamed one is the member: no evidence about the others.
        self._counted = [(between, count) for between, count in moments_between.items() if between.others]
        self.total = sum(count for _between, count in self._counted)

    def with_handle(self, keys: Collection[str]) -> set[str]:
        if not keys:
            return set()
        return {
            account
            for account, card in self.cards.items()
            if any(handle.value in keys for handle in card.handles)
        }

    def with_name(self, keys: Collection[str]) -> set[str]:
        """With all addresses of a full name; of those who could be namesakes, the one in most moments."""
        named = self._named(keys)
        namesakes = {account for account in named if _may_be_a_namesake(self.cards[account])}
        if len(namesakes) > 1:
            named -= namesakes - {max(sorted(namesakes), key=lambda account: self.share({account}))}
        return named | self.with_handle(self._firm_handles(named))

    def with_full_name(self, keys: Collection[str]) -> set[str]:
        """Further addresses of somebody who is known by one."""
        named = self._named(keys)
        named -= {account for account in named if _may_be_a_namesake(self.cards[account])}
        return named | self.with_handle(self._firm_handles(named))

    def _named(self, keys: Collection[str]) -> set[str]:
        return {account for key in keys for account in self._by_name.get(key, ())}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for account, card in self.cards.items():
            for name in name_keys(card.name):
                found.setdefault(name, []).append(account)
        return found

    def _firm_handles(self, accounts: Collection[str]) -> set[str]:
        cards = (self.cards[account] for account in accounts)
        return {handle.value for card in cards for handle in card.handles if handle.kind in FIRM}

    def share(self, accounts: Collection[str]) -> float:
        """Of the moments, those in which one of the accounts takes part."""
        if not accounts:
            return 0.0
        part = sum(
            count
            for between, count in self._counted
            if any(card.account in accounts for card in _everybody(between))
        )
        return part / self.total if self.total else 1.0

    # Who it is by the moments alone

    def evident(self, contacts: Collection[str]) -> set[str]:
        """Whoever is in every talk, or plainly in most moments, under one address or one name. Raises UnclearWho."""
        sides = {account: _identity(card) for account, card in self.cards.items() if account not in contacts}
        sides = sides or {account: _identity(card) for account, card in self.cards.items()}
        if first := self._in_every_talk(sides):
            return self._of_identity(first)
        one = self._of_identity(self._in_nearly_all(sides))
        share = self.share(one)
        if one and share == 1:
            return one
        several = self._of_one_name(sides)
        if self.share(several) > share:  # it takes all of their addresses to be in everything
            return several
        if one:
            return one
        raise UnclearWho([self._shown(side) for side, _count in self._ranked(sides)[:4]])

    def _of_identity(self, identity: str) -> set[str]:
        return {account for account, card in self.cards.items() if identity and _identity(card) == identity}

    def _of_one_name(self, sides: Mapping[str, str]) -> set[str]:
        by_name = {
            account: min(name_keys(self.cards[account].name), default=sides[account]) for account in sides
        }
        name = self._in_nearly_all(by_name)
        return {account for account, each in by_name.items() if each == name}

    def _in_every_talk(self, sides: Mapping[str, str]) -> str:
        """An export holds only talks in which the member takes part; empty where others are in all of them too."""
        talks = {between.talk for between, _count in self._counted}
        if "" in talks or len(talks) < 2:
            return ""
        of: dict[str, set[str]] = {}
        for between, _count in self._counted:
            for card in _everybody(between):
                if card.account in sides:
                    of.setdefault(sides[card.account], set()).add(between.talk)
        everywhere = [side for side, its in of.items() if len(its) == len(talks)]
        return everywhere[0] if len(everywhere) == 1 else ""

    def _in_nearly_all(self, sides: Mapping[str, str]) -> str:
        first, second, *_rest = [*self._ranked(sides), ("", 0), ("", 0)]
        is_plain = first[1] >= LEAST_SHARE * self.total and first[1] >= LEAST_LEAD * second[1]
        return first[0] if is_plain else ""

    def _ranked(self, sides: Mapping[str, str]) -> list[tuple[str, int]]:
        moments: Counter[str] = Counter()
        for between, count in self._counted:
            for side in {sides[card.account] for card in _everybody(between) if card.account in sides}:
                moments[side] += count
        return sorted(moments.items(), key=lambda item: (-item[1], item[0]))

    def learnt(self, accounts: Collection[str], said: Collection[str]) -> tuple[str, ...]:
        """What to know the member by from now on. A name is learnt only where there is no better handle."""
        found = dict.fromkeys(said)
        for account in sorted(accounts):
            card = self.cards[account]
            firm = [handle.value for handle in card.handles if handle.kind in {"email", "url"}]
            for value in firm or [card.name]:
                found.setdefault(value)
        return tuple(value for value in found if value)

    def _shown(self, identity: str) -> str:
        card = next(card for card in self.cards.values() if _identity(card) == identity)
        address = next((handle.value for handle in card.handles if handle.kind == "email"), "")
        return f"{card.name} <{address}>" if card.name and address else card.name or address or identity


def _everybody(between: Between) -> list[Card]:
    return [*([between.sender] if between.sender else []), *between.others]


def _may_be_a_namesake(card: Card) -> bool:
    """Two profiles of one name are two people, and so are two addresses under a family name alone."""
    kinds = {handle.kind for handle in card.handles}
    is_full = len(card.name.split()) > 1 or len(card.name) >= LEAST_FULL
    return "url" in kinds or ("email" in kinds and not is_full)


def _identity(card: Card) -> str:
    """One for all cards of one address, whatever name stands beside it."""
    return card.handles[0].value if card.handles else card.account
