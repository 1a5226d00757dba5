"""Who plays: gives everybody a name, a place and a tie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from demo.circles import CIRCLES, Circle
from demo.eras import HERO_ON_LINE, Eras
from demo.fates import Fates
from demo.names import Name, ascii_letters, japanese_names, names_from_abroad, of_the_family
from demo.old_ties import OLD_TIES, OldTie
from demo.organisations import (
    ABROAD,
    CUSTOMERS,
    ELSEWHERE,
    FIRST,
    HOME_DOMAINS,
    PRESENT,
    SECOND,
    TITLES,
    UNIVERSITY,
    WITH_CARE,
    Organisation,
)
from demo.people import Someone, Tie

WORK_CIRCLES = ("first", "second", "present", "customer", "vendor", "abroad")
PLACES = {
    "present": (PRESENT,),
    "customer": CUSTOMERS,
    "teacher": (UNIVERSITY,),
    "abroad": ABROAD,
    "vendor": ELSEWHERE,
    "study": CUSTOMERS + WITH_CARE,
    "university": CUSTOMERS + ELSEWHERE,
}
NOWHERE = (Organisation("", ""),)
STAYED = 0.45  # of former colleagues, how many are where they were
FAMILY = (
    ("母", of_the_family("節子", "せつこ", "Setsuko")),
    ("父", of_the_family("正", "ただし", "Tadashi")),
    ("ゆり", of_the_family("百合", "ゆり", "Yuri")),
)


class Casting:
    """The same cast whenever it is made. Only dates move with today, so they have dice of their own."""

    def __init__(self, eras: Eras) -> None:
        self._dice = Random(20_180_401)
        self._dates = Random(20_210_401)
        self._eras = eras
        self._fates = Fates(self._dates, eras)
        self._women = japanese_names(self._dice, women=True)
        self._men = japanese_names(self._dice, women=False)
        self._abroad = names_from_abroad(self._dice)
        self._number = 0
        self._nicks = {HERO_ON_LINE, *(nick for nick, _name in FAMILY)}

    def everybody(self) -> Iterator[Someone]:
        for nick, name in FAMILY:
            tie = self._fates.of("steady", "line", "family")
            yield replace(self._someone("family", name, tie, on_linkedin=0), nick=nick)
        for circle in CIRCLES:
            yield from self._circle(circle)

    def _circle(self, circle: Circle) -> Iterator[Someone]:
        olds = [old for old in OLD_TIES if old.circle == circle.name]
        ties = [
            self._fates.of(kind, channel, circle.name)
            for kind, channel, count in circle.ties
            for _ in range(count)
        ]
        ties += [Tie("acquaintance")] * (circle.size - len(olds) - len(ties))
        for old in olds:
            yield self._old_friend(circle, old)
        for tie in ties:
            woman = self._dice.random() < 0.55
            yield self._someone(circle.name, self._name(circle.name, woman), tie, circle.on_linkedin)

    def _old_friend(self, circle: Circle, old: OldTie) -> Someone:
        name = self._name(circle.name, old.woman)
        someone = self._someone(circle.name, name, self._fates.old(old), circle.on_linkedin, old.place)
        return replace(someone, title=old.title or someone.title)

    def _name(self, circle: str, woman: bool) -> Name:
        if circle == "abroad":
            return next(self._abroad)
        return next(self._women if woman else self._men)

    def _someone(
        self, circle: str, name: Name, tie: Tie, on_linkedin: float, place: Organisation | None = None
    ) -> Someone:
        self._number += 1
        organisation = place or self._organisation(circle)
        return Someone(
            number=self._number,
            name=name,
            circle=circle,
            organisation=organisation,
            title=self._dice.choice(TITLES[circle]),
            mail=self._mail(circle, name, organisation),
            phone=f"{self._dice.choice(('090', '080', '070'))}-0000-{1000 + self._number}",
            nick=self._nick(name),
            tie=tie,
            connected_on=self._connected_on(circle, tie, on_linkedin),
        )

    def _organisation(self, circle: str) -> Organisation:
        if circle in ("first", "second"):
            left = FIRST if circle == "first" else SECOND
            return left if self._dice.random() < STAYED else self._dice.choice(ELSEWHERE)
        places = PLACES.get(circle, NOWHERE)
        return places[self._number % len(places)]

    def _mail(self, circle: str, name: Name, organisation: Organisation) -> str:
        letters = ascii_letters(f"{name.given_latin}.{name.family_latin}")
        if circle in WORK_CIRCLES:
            return f"{letters}@{organisation.domain}"
        return f"{letters}{self._number}@{self._dice.choice(HOME_DOMAINS)}"

    def _nick(self, name: Name) -> str:
        forms = [name.given_latin, name.latin]
        if name.is_japanese:
            given = name.given_reading
            forms = [name.family + name.given, name.full, name.family + given, given]
        self._dice.shuffle(forms)
        nick = next((form for form in forms if form not in self._nicks), name.latin)
        self._nicks.add(nick)
        return nick

    def _connected_on(self, circle: str, tie: Tie, on_linkedin: float) -> date | None:
        is_on_linkedin = self._dice.random() < on_linkedin
        if tie.channel != "linkedin" and not is_on_linkedin:
            return None
        since, until = self._eras.span(circle)
        if tie.days:
            until = max(since, min(until, tie.days[0]))
        if tie.channel == "linkedin":
            since = max(self._eras.opening, until - timedelta(days=40))
        return since + timedelta(days=self._dates.randint(0, max(0, (until - since).days)))
