from __future__ import annotations

from dataclasses import replace

import pytest

from goen.mine.ties.domain.findings import Finding
from goen.mine.ties.domain.terms import Seen, Term, length, terms

MORIOKA = Seen(
    days=245,
    mine_days=118,
    their_days=127,
    quiet_days=1_430,
    usual_gap_days=7.0,
    small_group=1.0,
    strength=0.4,
)


def test_the_terms_are_said_with_their_figures() -> None:
    assert terms(MORIOKA) == (
        Term(Finding("term_days"), (Finding("figure_days", {"days": 245}),)),
        Term(Finding("term_both"), (Finding("figure_shares", {"mine": 48, "theirs": 52}),)),
        Term(
            Finding("term_silence", {"times": 204}),
            (Finding("figure_days", {"days": 7}), Finding("figure_years", {"years": 4})),
        ),
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "code"),
    [
        (10, 10, "term_both"),
        (90, 10, "term_mostly_me"),
        (10, 90, "term_mostly_them"),
        (10, 0, "term_only_me"),
        (0, 10, "term_only_them"),
    ],
)
def test_who_wrote_is_told(mine: int, theirs: int, code: str) -> None:
    assert terms(replace(MORIOKA, mine_days=mine, their_days=theirs))[1].said == Finding(code)


def test_within_the_usual_gap_there_is_no_silence() -> None:
    assert terms(replace(MORIOKA, quiet_days=9))[2] == Term(
        Finding("term_in_rhythm"), (Finding("figure_days", {"days": 7}),)
    )


def test_what_cannot_be_seen_is_said() -> None:
    unseen = terms(replace(MORIOKA, usual_gap_days=None, strength=None, small_group=0.1))
    assert [term.said.code for term in unseen[2:]] == ["term_no_rhythm", "term_large_groups", "term_unseen"]


def test_a_length_has_the_unit_that_fits() -> None:
    assert length(3) == Finding("figure_days", {"days": 3})
    assert length(100) == Finding("figure_months", {"months": 3})
