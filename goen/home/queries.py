"""Which people a member wants to see, in which order: their cards and their ties asked together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet

from goen.mine.people import queries as people_queries
from goen.mine.people.models import Person

if TYPE_CHECKING:
    from goen.members.models import Member

EPOCH = 719_163  # date.toordinal() of 1970-01-01, day number 0
NEVER = "never"
MOST_ORGANISATIONS = 60
SORTS = {
    "reading": ("sort_key", "pk"),
    "recent": (F("tie__last_day").desc(nulls_last=True), "sort_key", "pk"),
    "quiet": (F("tie__last_day").asc(nulls_last=True), "sort_key", "pk"),
    "strong": (F("tie__strength").desc(nulls_last=True), "sort_key", "pk"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; empty is everybody. `quiet` is a number of days or NEVER, `sort` a key of SORTS."""

    query: str = ""
    organisation: str = ""
    channel: str = ""
    quiet: str = ""
    sort: str = "reading"

    @property
    def is_narrowed(self) -> bool:
        return bool(self.organisation or self.channel or self.quiet)

    @property
    def is_everybody(self) -> bool:
        return not self.query and not self.is_narrowed


def wanted_people(member: Member, wanted: Wanted, *, today: date) -> QuerySet[Person]:
    """In no order, so that counting them asks of no more than is needed."""
    people: QuerySet[Person] = people_queries.matching(member, wanted.query)
    if wanted.organisation:
        people = people.filter(organisation=wanted.organisation)
    if wanted.channel:
        people = people.annotate(used=F("tie__channels").bitand(1 << int(wanted.channel))).filter(used__gt=0)
    if wanted.quiet:
        people = people.filter(_quiet(wanted.quiet, today))
    return people


def in_order(people: QuerySet[Person], wanted: Wanted) -> QuerySet[Person]:
    return people.order_by(*SORTS[wanted.sort])


def _quiet(choice: str, today: date) -> Q:
    if choice == NEVER:
        return Q(tie__isnull=True)
    return Q(tie__last_day__lte=today.toordinal() - EPOCH - int(choice))


def organisations(member: Member) -> list[str]:
    """Those with the most people, for the filter."""
    employed: QuerySet[Person] = Person.objects.of(member).exclude(organisation="")
    counted = employed.values("organisation").annotate(people=Count("pk")).order_by("-people", "organisation")
    return [row["organisation"] for row in counted[:MOST_ORGANISATIONS]]
