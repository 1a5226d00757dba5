"""The tie with one person as their page shows it."""

from __future__ import annotations

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from goen.members.models import Member
from goen.mine.ties.actions import rescore
from goen.mine.ties.models import Channel, TieDay
from goen.mine.ties.queries import tie_of

from .conftest import TODAY, WEEKLY_UNTIL_2018, Acquaint, T


def test_a_portrait_says_all_in_words(aoi: Member, acquaint: Acquaint) -> None:
    kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
    card = kenta.cards.get()
    TieDay.objects.create(
        owner=aoi, card=card, arrival=card.arrival, day=WEEKLY_UNTIL_2018[0], channel=3, sent=1, weight=1
    )
    rescore(member=aoi, today=TODAY)
    with translation.override("en"):
        portrait = tie_of(aoi, kenta.pk, today=TODAY)
    assert portrait is not None
    assert (portrait.first_on, portrait.last_on) == (date(2016, 3, 1), date(2018, 6, 12))
    assert (portrait.days, portrait.sent, portrait.received) == (120, 121, 120)
    assert (portrait.strength, portrait.evidence) == (0.5, 0.984)
    assert [(shown.label, shown.figure) for shown in portrait.channels] == [
        ("LINE", "120 days"),
        ("Mail", "1 day"),
    ]
    assert portrait.story.startswith("You talked almost every week for about 2 years from 2016.")
    assert [(term.said, term.figure) for term in portrait.terms] == [
        ("Days of contact", "120 days"),
        ("You both wrote", "50 : 50"),
        ("Quiet for 441 times the usual gap", "7 days → 8 years"),
        ("What passed elsewhere cannot be seen here", "LinkedIn, Mail not imported yet"),
    ]


def test_of_one_moment_it_says_what_cannot_be_seen(aoi: Member, acquaint: Acquaint) -> None:
    once = acquaint(aoi, "一度だけ", [T - 400], channel=Channel.MAIL)
    with translation.override("en"):
        portrait = tie_of(aoi, once.pk, today=TODAY)
    assert portrait is not None
    assert (portrait.strength, portrait.usual_gap_days, portrait.evidence) == (None, None, 0.2)
    assert [term.said for term in portrait.terms[2:4]] == [
        "The usual gap cannot be seen yet",
        "How close you are cannot be seen from so little",
    ]


@pytest.mark.parametrize("days", [[], [T + 1]], ids=["no day", "a day to come"])
def test_without_a_day_there_is_no_portrait(aoi: Member, acquaint: Acquaint, days: list[int]) -> None:
    assert tie_of(aoi, acquaint(aoi, "健太", days).pk, today=TODAY) is None


def test_nobody_sees_the_portrait_of_another_members_tie(
    aoi: Member, ren: Member, mio: Member, acquaint: Acquaint
) -> None:
    kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
    rescore(member=aoi, today=TODAY)
    assert [tie_of(member, kenta.pk, today=TODAY) for member in (ren, mio)] == [None, None]


def test_a_portrait_needs_four_queries(aoi: Member, acquaint: Acquaint, django_assert_num_queries) -> None:
    kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
    with django_assert_num_queries(4):
        tie_of(aoi, kenta.pk, today=TODAY)


def test_the_picture_reads_aloud_and_has_no_style_of_its_own(aoi: Member, acquaint: Acquaint) -> None:
    portrait = tie_of(aoi, acquaint(aoi, "健太", WEEKLY_UNTIL_2018).pk, today=TODAY)
    assert portrait is not None
    with translation.override("en"):
        drawn = render_to_string("ties/timeline.html", {"picture": portrait.picture})
    assert drawn.count("<rect ") == len(portrait.picture.timeline.bars)
    assert 'role="img" aria-label="' in drawn
    assert "style" not in drawn
    assert "this year</text>" in drawn
