"""One keyed 64-bit fingerprint for each moment, so that overlapping exports count once.

Keyed, so that the stored numbers say nothing about what was written. Identical moments of one file (the same
word twice in one minute, where a source has only minutes) are told apart by an ordinal: an export with two of
them after one with two of them brings nothing new, one with three brings one.

64 bits: among a million moments of one member the chance that any two collide is 3 in 100 million.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Prints = npt.NDArray[np.uint64]

# An odd constant (2^64 / golden ratio), so that multiplying by it spreads ordinals over all 64 bits.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Printer:
    """Collects the fingerprints of a file's moments in order; 8 bytes each."""

    def __init__(self, key: bytes) -> None:
        self._packed = packed = bytearray()

        def add(identity: str) -> None:
            packed.extend(blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8, key=key).digest())

        # A closure: called for every moment, it looks up nothing.
        self.add: Callable[[str], None] = add

    def prints(self) -> Prints:
        """shape (moments,), with ordinals mixed in."""
        return with_ordinals(np.frombuffer(bytes(self._packed), dtype="<u8"))


def with_ordinals(hashes: Prints) -> Prints:
    """The k-th of equal hashes, counted from 0 in file order, is changed by k; the first stays as it is."""
    if not len(hashes):
        return hashes
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    starts = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    places = np.arange(len(ordered))
    ordinal = places - np.maximum.accumulate(np.where(starts, places, 0))
    mixed = hashes.copy()
    mixed[order] = ordered ^ (ordinal.astype(np.uint64) * _SPREAD)
    return mixed


def unpack(pages: list[bytes]) -> Prints:
    if not pages:
        return np.empty(0, dtype=np.uint64)
    return np.concatenate([np.frombuffer(page, dtype="<u8") for page in pages])
