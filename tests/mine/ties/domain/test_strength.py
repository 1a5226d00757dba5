from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goen.mine.ties.domain.days import TieDayColumns
from goen.mine.ties.domain.strength import Scores, score

TODAY = 20_000


class Row(NamedTuple):
    person: int
    day: int
    channel: int = 2
    sent: int = 1
    received: int = 1
    met: int = 0
    weight: float = 2.0


def columns(rows: Sequence[Row]) -> TieDayColumns:
    whole = np.array([row[:6] for row in rows], dtype=np.int64).reshape(-1, 6).T
    return TieDayColumns(*whole, weight=np.array([row.weight for row in rows], dtype=np.float64))


def scored(rows: Sequence[Row], people: int = 1) -> Scores:
    return score(columns(rows), people=people, today=TODAY)


def weekly(person: int, *, last: int, weeks: int = 20, **more: float) -> list[Row]:
    return [Row(person, last - 7 * week)._replace(**more) for week in range(weeks)]


def test_a_day_counts_once_whatever_its_channels_and_arrivals() -> None:
    scores = scored([Row(0, 19_990, channel=2), Row(0, 19_990, channel=3, sent=4), Row(0, 19_990, channel=3)])
    assert scores.days.tolist() == [1]
    assert scores.sent.tolist() == [6]
    assert scores.channels.tolist() == [0b1100]


def test_the_plain_facts_are_counted_by_person() -> None:
    scores = scored([Row(0, 19_000, sent=2, received=0), Row(2, 19_900, met=1), Row(0, 19_010)], people=3)
    assert scores.first_day.tolist() == [19_000, 0, 19_900]
    assert scores.last_day.tolist() == [19_010, 0, 19_900]
    assert scores.quiet_days.tolist() == [990, 0, 100]
    assert scores.is_known.tolist() == [True, False, True]
    assert (scores.mine_days.tolist(), scores.their_days.tolist()) == ([2, 0, 1], [1, 0, 1])


def test_who_met_without_a_word_both_spoke() -> None:
    scores = scored([Row(0, 19_000, sent=0, received=0, met=1)])
    assert (scores.mine_days.tolist(), scores.their_days.tolist()) == ([1], [1])


def test_the_terms_follow_the_formula() -> None:
    scores = scored([Row(0, TODAY - 3), Row(0, TODAY - 8, received=0), Row(0, TODAY - 15, weight=0.5)])
    decayed = 1 / sqrt(4) + 1 / sqrt(9) + 0.5 / sqrt(16)
    mutual = sqrt(decayed * (decayed - 1 / sqrt(9)))
    contact = decayed + mutual / 2
    missed = 4 * contact / (2 * (sqrt(17) - sqrt(4)))
    terms = scores.terms
    assert terms.decayed.tolist() == pytest.approx([decayed])
    assert terms.mutual.tolist() == pytest.approx([mutual])
    assert terms.age_days.tolist() == [12]
    assert terms.missed.tolist() == pytest.approx([missed])
    assert terms.pull.tolist() == pytest.approx([contact * 13**0.1 / (1 + missed / 8)])
    assert scores.small_group.tolist() == pytest.approx([2.5 / 3])


def test_nobody_has_no_scores() -> None:
    scores = scored([], people=0)
    assert len(scores.strength) == 0


def test_people_without_a_day_cannot_be_seen() -> None:
    scores = scored([], people=2)
    assert np.isnan(scores.strength).all()
    assert scores.evidence.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("rows", "is_seen"),
    [
        ([Row(0, TODAY)], False),
        ([Row(0, 19_000, sent=400, received=400, weight=800)], False),
        ([Row(0, 19_000), Row(0, 19_001)], False),
        ([Row(0, 19_000), Row(0, 19_001), Row(0, 19_002)], True),
        ([Row(0, 19_000, channel=2), Row(0, 19_001, channel=3)], True),
        ([Row(0, 19_000 + day, weight=0.05) for day in range(20)], False),
        ([Row(0, TODAY + day) for day in range(1, 20)], False),
    ],
    ids=["one moment", "all on one day", "two days", "three", "two channels", "large groups", "days to come"],
)
def test_too_little_evidence_is_not_a_weak_tie_but_none_to_be_seen(rows: list[Row], is_seen: bool) -> None:
    scores = scored(rows)
    assert scores.is_seen.tolist() == [is_seen]
    assert np.isnan(scores.strength).tolist() == [not is_seen]


def test_days_to_come_change_nothing() -> None:
    past = weekly(0, last=19_900)
    with_plans = scored([*past, Row(0, TODAY + 1), Row(0, TODAY + 4_000)])
    assert with_plans.terms.pull.tolist() == scored(past).terms.pull.tolist()
    assert with_plans.last_day.tolist() == [19_900]


def test_a_thousand_equal_people_are_equally_strong() -> None:
    scores = scored(
        [row for person in range(1000) for row in weekly(person, last=19_950, weeks=5)], people=1000
    )
    assert scores.strength.tolist() == [0.5] * 1000


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (weekly(0, last=TODAY - 3), weekly(1, last=TODAY - 300)),
        (weekly(0, last=19_900), weekly(1, last=19_900, weeks=10)),
        (weekly(0, last=19_900), weekly(1, last=19_900, received=0)),
        (weekly(0, last=19_900), weekly(1, last=19_900, weight=0.2)),
        (
            weekly(0, last=19_900),
            [Row(1, 19_900, sent=90, received=90, weight=180), *weekly(1, last=19_899, weeks=3)],
        ),
    ],
    ids=["recent", "more days", "mutual", "small group", "days rather than messages"],
)
def test_one_tie_is_stronger_than_the_other(stronger: list[Row], weaker: list[Row]) -> None:
    first, second = scored([*stronger, *weaker], people=2).terms.pull.tolist()
    assert first > second


def test_silence_weighs_more_where_people_spoke_often() -> None:
    daily = [Row(0, 19_900 - day) for day in range(100)]
    monthly = [Row(1, 19_900 - 30 * month) for month in range(100)]
    missed = scored([*daily, *monthly], people=2).terms.missed
    assert missed[0] > 8 > missed[1]


def test_the_former_strength_does_not_fade() -> None:
    rows = [*weekly(0, last=15_000), *weekly(1, last=19_990, weeks=6)]
    scores = scored(rows, people=2)
    assert scores.former[0] > scores.former[1]
    assert scores.strength[0] < scores.strength[1]


days = st.integers(TODAY - 6_000, TODAY + 10)
some_rows = st.lists(
    st.builds(
        Row,
        person=st.integers(0, 3),
        day=days,
        channel=st.sampled_from([1, 2, 3, 9]),
        sent=st.integers(0, 3),
        received=st.integers(0, 3),
        met=st.integers(0, 1),
        weight=st.floats(0.01, 5),
    ),
    max_size=40,
)


@given(some_rows)
def test_strength_and_evidence_are_from_0_to_1(rows: list[Row]) -> None:
    scores = scored(rows, people=4)
    seen = scores.strength[scores.is_seen]
    assert ((seen > 0) & (seen < 1)).all()
    assert ((scores.evidence >= 0) & (scores.evidence < 1)).all()
    assert np.isnan(scores.strength[~scores.is_seen]).all()


@given(some_rows, days, st.integers(0, 2), st.integers(0, 2), st.floats(0.01, 3))
def test_one_more_day_of_contact_never_lowers_strength(
    rows: list[Row], day: int, sent: int, received: int, weight: float
) -> None:
    before = scored(rows, people=4)
    after = scored([*rows, Row(0, day, sent=sent, received=received, weight=weight)], people=4)
    assert after.terms.pull[0] >= before.terms.pull[0] - 1e-9
    assert after.evidence[0] >= before.evidence[0] - 1e-12
    if before.is_seen[0]:
        assert after.strength[0] >= before.strength[0] - 1e-9


@given(some_rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], chance: object) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = scored(rows, people=4), scored(mixed, people=4)
    assert np.allclose(first.terms.pull, second.terms.pull)
    assert np.allclose(first.strength, second.strength, equal_nan=True)
    assert np.array_equal(first.usual_gap_days, second.usual_gap_days, equal_nan=True)
