"""What was there before counts once, however exports overlap."""

from __future__ import annotations

import numpy as np
import pytest

from goen.mine.imports.domain.fingerprints import Printer, unpack, with_ordinals


def prints(*identities: str, key: bytes = b"k" * 32) -> list[int]:
    printer = Printer(key)
    for identity in identities:
        printer.add(identity)
    return printer.prints().tolist()


@pytest.mark.parametrize(
    ("first", "second", "new"),
    [
        (["a", "b"], ["a", "b"], 0),
        (["a", "b"], ["b", "c"], 1),
        (["a", "a"], ["a", "a", "a"], 1),
        (["a", "a", "a"], ["a"], 0),
        ([], ["a", "a"], 2),
        (["a"], [], 0),
    ],
)
def test_overlapping_exports_count_once(first: list[str], second: list[str], new: int) -> None:
    assert len(set(prints(*second)) - set(prints(*first))) == new


def test_identical_moments_are_told_apart() -> None:
    assert len(set(prints("はい", "はい", "はい"))) == 3


def test_another_key_gives_other_prints() -> None:
    assert set(prints("a", "b")).isdisjoint(prints("a", "b", key=b"l" * 32))


def test_lone_surrogates_do_not_stop_it() -> None:
    assert len(prints("\ud800")) == 1


def test_ordinals_follow_the_order_of_the_file() -> None:
    hashes = np.array([7, 3, 7, 7], dtype=np.uint64)
    mixed = with_ordinals(hashes)
    assert mixed[0] == 7
    assert mixed[1] == 3
    assert len(set(mixed.tolist())) == 4


def test_pages_unpack_to_what_was_packed() -> None:
    pages = [np.array([1, 2], dtype="<u8").tobytes(), np.array([3], dtype="<u8").tobytes()]
    assert unpack(pages).tolist() == [1, 2, 3]
    assert unpack([]).tolist() == []
