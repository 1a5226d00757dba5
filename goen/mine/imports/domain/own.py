"""Which side of the moments is the member.

In this order: an address that the member gave; one that the export itself says is theirs; whoever goes by a name of
the member's and takes part in most; else whoever takes part in everything, and is nobody's contact there. Where that
is not one clear side, the member is asked: a guess would turn all that was sent into received.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from goen.language import handles, names
from goen.mine.imports.domain.sides import LEAST_SHARE, Sides, UnclearWho
from goen.mine.imports.records import Between

__all__ = ["Evidence", "Own", "UnclearWho", "address", "find", "find_all", "key"]


def key(value: str) -> str:
    """How a name or an address of the member's is compared."""
    return address(value) or names.fold(value)


def address(value: str) -> str:
    """The address in the form in which cards carry it; empty where it is a name."""
    return handles.email(value) or handles.page(value) or ""


@dataclass(frozen=True, slots=True)
class Own:
    """The member's own cards, and what was learnt about the member from them."""

    accounts: frozenset[str]
    learnt: tuple[str, ...] = ()


class Evidence:
    """What one file says of whose it is. `contacts` are the accounts that it lists as the member's acquaintances."""

    def __init__(
        self,
        moments_between: Mapping[Between, int],
        said: Collection[str],
        *,
        source: str = "",
        contacts: Collection[str] = (),
    ) -> None:
        self.source = source
        self.contacts = contacts
        self._sides = Sides(moments_between)
        self._said = tuple(said)

    def find(
        self, known: Collection[str], learnt: Collection[str] = (), contacts: Collection[str] = ()
    ) -> Own:
        """`known` keys are the member's; the names in `learnt` may be others' too. Raises UnclearWho."""
        sides = self._sides
        known, said = set(known), {key(value) for value in self._said} - {""}
        for keys in (known, said):
            if accounts := sides.with_handle(keys):
                return self._own(accounts | sides.with_full_name(known))
        given = sides.with_name(known) or sides.with_name(said)
        if given and sides.share(given) >= LEAST_SHARE:
            return self._own(given)
        if not given and not sides.total:
            return Own(frozenset(), self._said)
        return self._own(self._evident(given or sides.with_name(learnt), contacts))

    def _evident(self, named: set[str], contacts: Collection[str]) -> set[str]:
        """A friend may go by a name of the member's too, but is not in everything."""
        try:
            evident = self._sides.evident(contacts)
        except UnclearWho:
            if not named:
                raise
            return named
        return evident if named.isdisjoint(evident) else named | evident

    def _own(self, accounts: Collection[str]) -> Own:
        return Own(frozenset(accounts), self._sides.learnt(accounts, self._said))


def find(
    moments_between: Mapping[Between, int],
    *,
    known: Collection[str],
    said: Collection[str],
    learnt: Collection[str] = (),
) -> Own:
    """For one file alone. Raises UnclearWho."""
    return Evidence(moments_between, said).find(known, learnt)


def find_all(
    files: Sequence[Evidence], *, known: Collection[str], learnt: Collection[str]
) -> list[Own | UnclearWho]:
    """For files brought together: what one teaches of the member counts for all, whatever their order."""
    contacts: dict[str, set[str]] = {}
    for file in files:
        contacts.setdefault(file.source, set()).update(file.contacts)
    addresses, taught = set(known), set(learnt)
    while True:
        found = [_find_or_ask(file, addresses, taught, contacts[file.source]) for file in files]
        values = {value for own in found if isinstance(own, Own) for value in own.learnt}
        more = {address(value) for value in values} - {""}
        more_names = {key(value) for value in values if not address(value)} - {""}
        if more <= addresses and more_names <= taught:
            return found
        addresses |= more
        taught |= more_names


def _find_or_ask(
    file: Evidence, known: Collection[str], learnt: Collection[str], contacts: Collection[str]
) -> Own | UnclearWho:
    try:
        return file.find(known, learnt, contacts)
    except UnclearWho as unclear:
        return unclear
