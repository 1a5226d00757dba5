"""What the pages show that are composed of several rooms: Today, the list of people, one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from goen.home import phrases
from goen.home.queries import EPOCH, Wanted, in_order, wanted_people
from goen.language import handles
from goen.mine.people import queries as people_queries
from goen.mine.people.models import Arrival, Card, HandleKind, Person, Source
from goen.mine.people.queries import Dossier, Fact
from goen.mine.ties import queries as ties_queries
from goen.mine.ties.models import WordKind
from goen.mine.ties.phrases import listed

if TYPE_CHECKING:
    from goen.members.models import Member

FIRST_SHOWN = 3
MOST_SHOWN = 30
PEOPLE_A_PAGE = 50
READABLE = (Source.LINKEDIN, Source.LINE, Source.VCARD, Source.MAIL)


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word the member has just said, to be taken back by one click."""

    word: int
    kind: str
    name: str
    person: int


@dataclass(frozen=True, slots=True)
class TodayPage:
    has_people: bool
    reconnect: list[ties_queries.Reconnect]
    how_many: str
    has_more: bool
    not_brought: str
    said: SaidWord | None


def today_page(member: Member, *, today: date, shown: int, said: int | None) -> TodayPage:
    people = ties_queries.reconnect_page(member, today=today, limit=shown + 1)
    return TodayPage(
        has_people=bool(people) or Person.objects.of(member).exists(),
        reconnect=people[:shown],
        how_many=phrases.number(min(len(people), shown)),
        has_more=len(people) > shown and shown < MOST_SHOWN,
        not_brought=listed(_not_brought(member)),
        said=_said(member, said, today=today) if said else None,
    )


def _not_brought(member: Member) -> list[str]:
    """Names of the sources of which nothing has arrived yet."""
    arrived = Arrival.objects.of(member).filter(completed_at__isnull=False)
    there = set(arrived.values_list("source", flat=True).distinct())
    return [str(source.label) for source in READABLE if source not in there]


def _said(member: Member, word_id: int, *, today: date) -> SaidWord | None:
    for word in ties_queries.words_in_force(member, today=today):
        if word.word == word_id:
            name = people_queries.names_of(member, [word.person]).get(word.person, "")
            return SaidWord(word.word, word.kind, name, word.person)
    return None


@dataclass(frozen=True, slots=True)
class PersonLine:
    person: int
    name: str
    reading: str
    organisation: str
    title: str
    last_on: date | None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    page: Page[PersonLine]
    total: int
    has_people: bool


def people_page(member: Member, wanted: Wanted, number: str | None, *, today: date) -> PeoplePage:
    found = wanted_people(member, wanted, today=today)
    paginator = _Counted(in_order(found, wanted).values_list(*_LINE), found.count())
    page = paginator.get_page(number)
    page.object_list = [_line(row) for row in page.object_list]
    has_people = bool(paginator.count) or (not wanted.is_everybody and Person.objects.of(member).exists())
    return PeoplePage(page, paginator.count, has_people)


class _Counted(Paginator[Any]):
    """Takes the count from elsewhere: counting the lines would also look up what stands in them."""

    count = 0

    def __init__(self, lines: QuerySet[Person, Any], count: int) -> None:
        super().__init__(lines, PEOPLE_A_PAGE)
        self.count = count


_LINE = ("pk", "name", "reading", "organisation", "title", "tie__last_day")


def _line(row: Sequence[object]) -> PersonLine:
    pk, name, reading, organisation, title, last_day = row
    last_on = date.fromordinal(EPOCH + last_day) if isinstance(last_day, int) else None
    return PersonLine(int(str(pk)), str(name), str(reading), str(organisation), str(title), last_on)


@dataclass(frozen=True, slots=True)
class FactShown:
    """What one or more sources say alike."""

    text: str
    detail: str
    sources: str
    href: str = ""
    during: str = ""


@dataclass(frozen=True, slots=True)
class JoinShown:
    """A card that belongs to the person, and why. It is the one that can be parted."""

    card: int
    name: str
    source: str
    reasons: list[tuple[str, str]]  # what they have in common, and its value


@dataclass(frozen=True, slots=True)
class PersonPage:
    dossier: Dossier
    tie: ties_queries.Portrait | None
    channels: str
    words: list[ties_queries.WordInForce]
    last_words: ties_queries.KeptWords | None
    names: list[FactShown]
    handles: list[FactShown]
    affiliations: list[FactShown]
    joins: list[JoinShown]
    may_rest: bool


def person_page(member: Member, person_id: int, *, today: date) -> PersonPage:
    """Raises Person.DoesNotExist."""
    dossier = people_queries.dossier(member, person_id)
    words = ties_queries.words_in_force(member, today=today, person=person_id)
    tie = ties_queries.tie_of(member, person_id, today=today)
    return PersonPage(
        dossier=dossier,
        tie=tie,
        channels=listed(f"{one.label} {one.figure}" for one in tie.channels) if tie else "",
        words=words,
        last_words=ties_queries.last_words(member, [person_id], today=today).get(person_id),
        names=_names(dossier.names),
        handles=[_handle(facts, member.country) for facts in _alike(dossier.handles)],
        affiliations=_affiliations(dossier.affiliations),
        joins=_joins(dossier),
        may_rest=not any(word.kind == WordKind.SET_ASIDE for word in words),
    )


def _alike(facts: Iterable[Fact], *, by_text_alone: bool = False) -> list[list[Fact]]:
    """Facts that say the same, whatever their source."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        rest = () if by_text_alone else (fact.detail, fact.from_on, fact.to_on)
        groups.setdefault((fact.text, *rest), []).append(fact)
    return list(groups.values())


def _sources(facts: Iterable[Fact]) -> str:
    said = (phrases.origin(str(Source(fact.source).label), fact.arrived_on.year) for fact in facts)
    return listed(dict.fromkeys(said))


def _names(facts: Sequence[Fact]) -> list[FactShown]:
    return [
        FactShown(
            same[0].text, listed(dict.fromkeys(one.detail for one in same if one.detail)), _sources(same)
        )
        for same in _alike(facts, by_text_alone=True)
    ]


def _affiliations(facts: Sequence[Fact]) -> list[FactShown]:
    """The present one first, then the latest."""
    latest = sorted(facts, key=lambda fact: fact.from_on or date.min, reverse=True)
    return [
        FactShown(
            same[0].text,
            same[0].detail,
            _sources(same),
            during=phrases.during(same[0].from_on, same[0].to_on),
        )
        for same in _alike(sorted(latest, key=lambda fact: fact.to_on or date.max, reverse=True))
    ]


def _handle(same: Sequence[Fact], country: str) -> FactShown:
    value, kind = same[0].text, same[0].detail
    match kind:
        case HandleKind.EMAIL:
            text, href = value, f"mailto:{value}"
        case HandleKind.PHONE:
            text, href = handles.shown_phone(value, country), f"tel:{value}"
        case _:
            text, href = value, f"https://{value}"
    return FactShown(text, kind, _sources(same), href)


def _joins(dossier: Dossier) -> list[JoinShown]:
    """One line a card that was joined to the first one, with all that it has in common with others."""
    first = dossier.cards[0].pk if dossier.cards else None
    reasons: dict[int, dict[tuple[str, str], None]] = {}
    cards: dict[int, Card] = {}
    for join in dossier.joins:
        card = join.card if join.card_id != first else join.other
        cards[card.pk] = card
        reasons.setdefault(card.pk, {})[str(HandleKind(join.kind).label), join.value] = None
    return [
        JoinShown(pk, card.name or dossier.person.name, str(Source(card.source).label), list(reasons[pk]))
        for pk, card in sorted(cards.items())
    ]
