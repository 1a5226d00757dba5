"""Whom to write to again: worked out anew for any day, or read from what is stored, for pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from goen.mine.people.models import Card, Person
from goen.mine.ties.domain.days import ContactDays, contact_days, date_of, day_of, up_to
from goen.mine.ties.domain.findings import Finding
from goen.mine.ties.domain.reconnecting import worth
from goen.mine.ties.domain.strength import Scores, score_days
from goen.mine.ties.domain.timeline import ROW
from goen.mine.ties.domain.why import last_word, why
from goen.mine.ties.loading import Loaded, known, tie_days
from goen.mine.ties.models import LastWords, Tie
from goen.mine.ties.phrases import paragraph, sentence
from goen.mine.ties.pictures import Picture, picture
from goen.mine.ties.portrait import Portrait, tie_of
from goen.mine.ties.words import WordInForce, words_in_force

if TYPE_CHECKING:
    from goen.members.models import Member

_SLICE = 500
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class KeptWords:
    text: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Reconnect:
    """Someone worth a letter. What is not known is None; `strength` and `evidence` are from 0 to 1."""

    person: int
    name: str
    reading: str
    organisation: str
    title: str
    last_on: date
    usual_gap_days: float | None
    quiet_days: int
    strength: float | None
    evidence: float
    why: str
    findings: tuple[Finding, ...]
    caption: str  # of the picture: when the last word was, and whose
    picture: Picture
    last_words: KeptWords | None


@dataclass(frozen=True, slots=True)
class _Seen:
    person: Person
    strength: float | None
    evidence: float
    last_words: KeptWords | None


@dataclass(frozen=True, eq=False, slots=True)
class _Scored:
    """Loaded days with what they add up to. Lists speak of persons by their index in `people`."""

    loaded: Loaded
    people: Sequence[int]
    days: ContactDays
    scores: Scores


def reconnect(member: Member, *, today: date, limit: int | None = None) -> list[Reconnect]:
    """The list as of `today`, whatever day that is, from all TieDays."""
    scored = _scored(tie_days(member), today)
    resting = {word.person for word in words_in_force(member, today=today)}
    worths = worth(scored.scores)
    best = (index for index in np.argsort(-worths, kind="stable").tolist() if np.isfinite(worths[index]))
    listed = [index for index in best if scored.people[index] not in resting][:limit]
    strengths = {
        scored.people[index]: (
            known(scored.scores.strength[index]),
            round(float(scored.scores.evidence[index]), 3),
        )
        for index in listed
    }
    return list(_shown(member, scored, listed, strengths, today))


def reconnect_page(member: Member, *, today: date, limit: int) -> list[Reconnect]:
    """The head of the list from the stored Ties, in six queries however many people there are."""
    resting = {word.person for word in words_in_force(member, today=today)}
    ties = (
        Tie.objects.of(member)
        .filter(reconnect_worth__isnull=False)
        .exclude(person__in=resting)
        .order_by("-reconnect_worth", "person_id")
    )
    rows = ties.values_list("person_id", "strength", "evidence")[:limit]
    strengths = {person: (strength, evidence) for person, strength, evidence in rows}
    if not strengths:
        return []
    scored = _scored(tie_days(member, people=list(strengths)), today)
    place = {person: index for index, person in enumerate(scored.people)}
    listed = [place[person] for person in strengths if person in place]
    return list(_shown(member, scored, listed, strengths, today))


def _scored(loaded: Loaded, today: date) -> _Scored:
    number = day_of(today)
    rows = up_to(loaded.rows, number)
    days = contact_days(rows, people=len(loaded.people))
    return _Scored(loaded, loaded.people.tolist(), days, score_days(days, rows, today=number))


def _shown(
    member: Member,
    scored: _Scored,
    listed: Sequence[int],
    strengths: Mapping[int, tuple[float | None, float]],
    today: date,
) -> Iterator[Reconnect]:
    since_year = min((date_of(int(scored.scores.first_day[index])).year for index in listed), default=0)
    for start in range(0, len(listed), _SLICE):
        part = listed[start : start + _SLICE]
        ids = [scored.people[index] for index in part]
        people = Person.objects.of(member).only("name", "reading", "organisation", "title").in_bulk(ids)
        words = _last_words(member, scored.loaded.cards_of(ids), today)
        for index in part:
            person = people.get(scored.people[index])
            if person is not None:  # taken apart or erased since the days were read
                strength, evidence = strengths[person.pk]
                seen = _Seen(person, strength, evidence, words.get(person.pk))
                yield _reconnect(seen, scored, index, today=today, since_year=since_year)


def _reconnect(seen: _Seen, scored: _Scored, index: int, *, today: date, since_year: int) -> Reconnect:
    scores, days = scored.scores, scored.days.of(index)
    gap = float(scores.usual_gap_days[index])
    findings = why(days, usual_gap_days=gap, today=today)
    return Reconnect(
        person=seen.person.pk,
        name=seen.person.name,
        reading=seen.person.reading,
        organisation=seen.person.organisation,
        title=seen.person.title,
        last_on=date_of(int(scores.last_day[index])),
        usual_gap_days=known(gap),
        quiet_days=int(scores.quiet_days[index]),
        strength=seen.strength,
        evidence=seen.evidence,
        why=paragraph(findings),
        findings=findings,
        caption=sentence(last_word(days)),
        picture=picture(days.day, since_year=since_year, today=today, size=ROW),
        last_words=seen.last_words,
    )


def last_words(member: Member, people: Sequence[int], *, today: date) -> dict[int, KeptWords]:
    """The latest words kept with each person, where the member agreed to keep them."""
    return _last_words(member, Card.objects.of(member).filter(person__in=people).values("id"), today)


def _last_words(member: Member, cards: Iterable[object], today: date) -> dict[int, KeptWords]:
    rows = (
        LastWords.objects.of(member)
        .filter(card__in=cards, said_at__lt=(day_of(today) + 1) * SECONDS_A_DAY)
        .order_by("said_at", "id")
        .values_list("card__person_id", "text", "is_mine")
    )
    return {person: KeptWords(text, is_mine) for person, text, is_mine in rows}


__all__ = [
    "KeptWords",
    "Portrait",
    "Reconnect",
    "WordInForce",
    "last_words",
    "reconnect",
    "reconnect_page",
    "tie_of",
    "words_in_force",
]
