"""Which cards are the member's own: by an address they carry, or by a name where they carry none."""

from __future__ import annotations

from collections.abc import Collection

from goen.language import names

# By these a human being is known everywhere. An account is a name within one source.
FIRM = frozenset({"email", "phone", "url"})


def name_keys(name: str) -> frozenset[str]:
    """A name as it stands and the other way round: sources differ in what they put first."""
    return frozenset((names.fold(name), names.fold(" ".join(reversed(name.split()))))) - {""}


def is_own(named: Collection[str], handles: Collection[tuple[str, str]], own_keys: Collection[str]) -> bool:
    """`named` are the card's names, `handles` kinds and values. A namesake's card that has addresses is not own."""
    if any(value in own_keys for _kind, value in handles):
        return True
    if any(kind in FIRM for kind, _value in handles):
        return False
    return any(not name_keys(name).isdisjoint(own_keys) for name in named)
