"""The tie with one person as their page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from goen.mine.people.models import Arrival, Source
from goen.mine.ties.domain.days import TieDayColumns, contact_days, date_of, day_of, up_to
from goen.mine.ties.domain.findings import Finding
from goen.mine.ties.domain.strength import Scores, score_days
from goen.mine.ties.domain.terms import Seen, Term, terms
from goen.mine.ties.domain.timeline import PAGE
from goen.mine.ties.domain.why import last_word, why
from goen.mine.ties.loading import known, tie_days
from goen.mine.ties.models import Channel, Tie
from goen.mine.ties.phrases import figures, listed, paragraph, sentence
from goen.mine.ties.pictures import Picture, picture

if TYPE_CHECKING:
    from goen.members.models import Member

# What a channel's moments come from, of those that an export can bring.
_SOURCES = {Source.LINKEDIN: Channel.LINKEDIN, Source.LINE: Channel.LINE, Source.MAIL: Channel.MAIL}


@dataclass(frozen=True, slots=True)
class ChannelDays:
    label: str
    days: int
    figure: str


@dataclass(frozen=True, slots=True)
class TermInWords:
    said: str
    figure: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is not known is None; `strength` and `evidence` are from 0 to 1, as of the last scoring."""

    person: int
    first_on: date
    last_on: date
    days: int
    sent: int
    received: int
    met: int
    channels: tuple[ChannelDays, ...]
    usual_gap_days: float | None
    quiet_days: int
    strength: float | None
    evidence: float
    story: str
    terms: tuple[TermInWords, ...]
    caption: str
    picture: Picture


def tie_of(member: Member, person: int, *, today: date) -> Portrait | None:
    """None where there is no such person, or not a single day of contact."""
    loaded = tie_days(member, people=[person])
    rows = up_to(loaded.rows, day_of(today))
    if not len(rows):
        return None
    days = contact_days(rows, people=1)
    scores = score_days(days, rows, today=day_of(today))
    stored = Tie.objects.of(member).filter(person=person).values_list("strength", "evidence").first()
    strength, evidence = stored or (None, round(float(scores.evidence[0]), 3))
    gap, first_on = float(scores.usual_gap_days[0]), date_of(int(scores.first_day[0]))
    return Portrait(
        person=person,
        first_on=first_on,
        last_on=date_of(int(scores.last_day[0])),
        days=int(scores.days[0]),
        sent=int(scores.sent[0]),
        received=int(scores.received[0]),
        met=int(scores.met[0]),
        channels=_channels(rows),
        usual_gap_days=known(gap),
        quiet_days=int(scores.quiet_days[0]),
        strength=strength,
        evidence=evidence,
        story=paragraph(why(days, usual_gap_days=gap, today=today)),
        terms=_in_words((*terms(_seen(scores, strength)), *_elsewhere(member))),
        caption=sentence(last_word(days)),
        picture=picture(days.day, since_year=first_on.year, today=today, size=PAGE),
    )


def _seen(scores: Scores, strength: float | None) -> Seen:
    return Seen(
        days=int(scores.days[0]),
        mine_days=int(scores.mine_days[0]),
        their_days=int(scores.their_days[0]),
        quiet_days=int(scores.quiet_days[0]),
        usual_gap_days=known(float(scores.usual_gap_days[0])),
        small_group=float(scores.small_group[0]),
        strength=strength,
    )


def _channels(rows: TieDayColumns) -> tuple[ChannelDays, ...]:
    """By days of contact, the busiest first."""
    found = []
    for channel in np.unique(rows.channel).tolist():
        days = len(np.unique(rows.day[rows.channel == channel]))
        figure = sentence(Finding("figure_days", {"days": days}))
        found.append(ChannelDays(str(Channel(channel).label), days, figure))
    return tuple(sorted(found, key=lambda shown: -shown.days))


def _elsewhere(member: Member) -> tuple[Term, ...]:
    """What has not been brought yet cannot be seen: that is said, lest silence here be taken for silence."""
    brought = set(
        Arrival.objects.of(member)
        .filter(completed_at__isnull=False)
        .values_list("source", flat=True)
        .distinct()
    )
    missing = [str(channel.label) for source, channel in _SOURCES.items() if source not in brought]
    not_brought = (Finding("figure_not_brought", {"channels": listed(missing)}),) if missing else ()
    return (Term(Finding("term_elsewhere"), not_brought),)


def _in_words(found: Sequence[Term]) -> tuple[TermInWords, ...]:
    return tuple(TermInWords(sentence(term.said), figures(term.figures)) for term in found)
