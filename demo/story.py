"""The cast's lives as dated words: who said what to whom, when and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from demo.cast import Casting
from demo.eras import Eras
from demo.old_ties import Turn
from demo.people import Someone
from demo.promises import Promises
from demo.talk import GROUP_CHAT, Deck, exchanges_of

FRIDAY = 4
PRIVATE = ("family", "university", "private", "abroad")
AT_DESKS = ("mail", "linkedin")
# After a promise there is no more: an answer would make it an ordinary exchange.
PROMISING = ("sparse", "burst")


@dataclass(frozen=True)
class Said:
    """`at` is on the wall clock in Japan. `copied` got the mail too."""

    at: datetime
    someone: Someone
    by_hero: bool
    text: str
    channel: str
    subject: str = ""
    copied: tuple[Someone, ...] = ()


@dataclass(frozen=True)
class GroupSaid:
    """`by` None is Hanako."""

    at: datetime
    by: Someone | None
    text: str


@dataclass(frozen=True)
class Group:
    title: str
    members: tuple[Someone, ...]
    said: tuple[GroupSaid, ...]


@dataclass(frozen=True)
class Story:
    eras: Eras
    people: tuple[Someone, ...]
    said: tuple[Said, ...]
    groups: tuple[Group, ...]

    def on(self, channel: str) -> list[Said]:
        return [said for said in self.said if said.channel == channel]


class Telling:
    def __init__(self, eras: Eras, people: tuple[Someone, ...]) -> None:
        self._eras = eras
        self._people = people
        self._dice = Random(5_100)
        self._promises = Promises()
        self._decks: dict[object, Deck] = {}

    def story(self) -> Story:
        said = [one for someone in self._people if someone.tie.days for one in self._tie(someone)]
        said.sort(key=lambda one: (one.at, one.someone.number))
        return Story(self._eras, self._people, tuple(said), tuple(self._groups()))

    def _tie(self, someone: Someone) -> Iterator[Said]:
        *days, last = someone.tie.days
        for day in days:
            yield from self._session(someone, day, *self._everyday(someone, "all"))
        yield from self._session(someone, last, *self._last_words(someone, last))

    def _last_words(self, someone: Someone, day: date) -> tuple[str, list[Turn]]:
        tie = someone.tie
        if tie.old:
            return tie.old.subject, tie.old.words
        if tie.kind in PROMISING and self._dice.random() < 0.9:
            promise = self._promises.take(someone.circle, day.month)
            if promise:
                return ("From me to you" if someone.circle == "abroad" else "お礼"), [Turn(False, promise)]
        # A deck of its own, so that last words differ from one person to the next.
        return self._everyday(someone, "last")

    def _everyday(self, someone: Someone, use: str) -> tuple[str, list[Turn]]:
        tie = someone.tie
        exchanges = exchanges_of(someone.circle, tie.channel)
        deck = self._decks.setdefault((use, exchanges), Deck(self._dice, exchanges))
        texts = list(deck.deal())
        subject = ""
        if tie.channel == "mail":
            subject, _, texts[0] = texts[0].partition("\n")
        # What customers and vendors write, and what one writes to a teacher, fits only one side.
        begins = {"customer": 0.0, "vendor": 0.0, "teacher": 1.0}.get(someone.circle, tie.begins)
        hero = self._dice.random() < begins
        if self._dice.random() >= (tie.answers if hero else 0.3 + tie.answers * 0.6):
            texts = texts[:1]
        return subject, [Turn(hero if i % 2 == 0 else not hero, text) for i, text in enumerate(texts)]

    def _session(self, someone: Someone, day: date, subject: str, turns: list[Turn]) -> Iterator[Said]:
        channel = someone.tie.channel
        at = self._opening(day, someone)
        copied = self._copied(someone) if channel == "mail" else ()
        for number, (by_hero, text) in enumerate(turns):
            if number:
                at = self._answered(at, channel)
            if at.date() > self._eras.yesterday:
                return
            title = f"Re: {subject}" if number and subject else subject
            yield Said(at, someone, by_hero, text, channel, title, copied)

    def _opening(self, day: date, someone: Someone) -> datetime:
        """Work is talked about on weekdays by day, the rest in the evening and at weekends."""
        channel, dice = someone.tie.channel, self._dice
        if someone.circle not in PRIVATE and day.weekday() > FRIDAY:
            day -= timedelta(days=day.weekday() - FRIDAY)
        if channel == "mail":
            hour = dice.choice((8, 9, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19))
        elif channel == "linkedin":
            hour = dice.choice((7, 8, 12, 12, 18, 20, 21, 22))
        elif day.weekday() > FRIDAY:
            hour = dice.randint(9, 22)
        else:
            hour = dice.choice((7, 12, 12, 18, 19, 20, 20, 21, 21, 22))
        return datetime.combine(day, time(hour, dice.randint(0, 59), dice.randint(0, 59)))

    def _answered(self, at: datetime, channel: str) -> datetime:
        minutes = (
            self._dice.randint(1, 25) if channel == "line" else int(self._dice.gammavariate(1.4, 160)) + 8
        )
        then = at + timedelta(minutes=minutes)
        if channel in AT_DESKS and not 7 <= then.hour < 23:
            morning = then.date() + timedelta(days=then.hour >= 23)
            then = datetime.combine(morning, time(8, self._dice.randint(0, 59), then.second))
        return then

    def _copied(self, someone: Someone) -> tuple[Someone, ...]:
        tie = someone.tie
        if not tie.project or self._dice.random() < 0.4:
            return ()
        team = [
            other
            for other in self._people
            if other.circle == someone.circle and other.tie.project == tie.project and other is not someone
        ]
        return tuple(team)

    def _groups(self) -> Iterator[Group]:
        eras = self._eras
        quiet_since = eras.today - timedelta(days=730)
        yield self._group("田村家", ("family",), 3, 12, eras.opening, eras.yesterday)
        yield self._group("若葉合唱団OB", ("university",), 7, 55, eras.opening, eras.yesterday)
        yield self._group("ひだまり同期会", ("first",), 5, 40, eras.opening, quiet_since)
        yield self._group("夜の介護ICT勉強会", ("study", "customer"), 9, 30, eras.second_job, eras.yesterday)

    def _group(
        self, title: str, circles: tuple[str, ...], size: int, gap: int, since: date, until: date
    ) -> Group:
        """A group is of people met elsewhere too, but not of those who have gone quiet."""
        around = [
            p for p in self._people if p.circle in circles and p.tie.kind != "old" and p.name.is_japanese
        ]
        members = tuple(self._dice.sample(around, size))
        deck = Deck(self._dice, GROUP_CHAT)
        said: list[GroupSaid] = []
        day = since + timedelta(days=self._dice.randint(0, gap))
        while day <= until:
            at = datetime.combine(day, time(self._dice.randint(18, 21), self._dice.randint(0, 59)))
            speakers: list[Someone | None] = self._dice.sample([None, *members], min(4, size + 1))
            for speaker, text in zip(speakers, deck.deal(), strict=False):
                said.append(GroupSaid(at, speaker, text))
                at += timedelta(minutes=self._dice.randint(1, 20))
            day += timedelta(days=max(1, round(self._dice.gammavariate(2.0, gap / 2.0))))
        return Group(title, members, tuple(said))


def tell(today: date) -> Story:
    """The whole demo as values; what the writers put into files."""
    eras = Eras(today)
    people = tuple(Casting(eras).everybody())
    return Telling(eras, people).story()
