"""Are ties right, and quick? `python -m measures.ties_quick [EVENTS]`

With EVENTS (CSV or CSV.gz: at, sender, recipient): for each person as the member, at 50, 60 and 70 % of the
events, how well the pull of a tie and simple baselines tell who will be in contact again (mean AUC of each
member with five people or more), of all ties and of the silent ones. Then the speed with made-up members, in
a database of its own.
"""

from __future__ import annotations

import csv
import gzip
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from goen.mine.ties.domain.days import Flags, Floats, Ints, TieDayColumns, day_of
from goen.mine.ties.domain.reconnecting import worth
from goen.mine.ties.domain.strength import Scores, score

if TYPE_CHECKING:
    from goen.members.models import Member

CUTS = (0.5, 0.6, 0.7)
LEAST_PEOPLE = 5
TODAY = date(2026, 11, 22)

BASELINES: dict[str, Callable[[Scores], Floats]] = {
    "goen": lambda scores: scores.terms.pull,
    "recency": lambda scores: scores.last_day.astype(np.float64),
    "frequency": lambda scores: (scores.sent + scores.received).astype(np.float64),
    "active days": lambda scores: scores.days.astype(np.float64),
    "decayed sum": lambda scores: scores.terms.decayed,
}


def main() -> None:
    if len(sys.argv) > 1:
        right(Path(sys.argv[1]))
    quick_formula()
    quick_pages()


def right(events: Path) -> None:
    with gzip.open(events, "rt") if events.suffix == ".gz" else events.open() as lines:
        rows = sorted((row["at"], row["sender"], row["recipient"]) for row in csv.DictReader(lines))
    rows = [row for row in rows if row[1] != row[2]]
    ids = {name: index for index, name in enumerate(sorted({name for row in rows for name in row[1:]}))}
    seconds = [datetime.fromisoformat(row[0]).astimezone(UTC).timestamp() for row in rows]
    day = np.array(seconds, dtype=np.float64).astype(np.int64) // 86_400
    ends = np.array([(ids[sender], ids[recipient]) for _, sender, recipient in rows], dtype=np.int64)
    silent = _silent_from(day, ends)
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for cut in CUTS:
        at_cut: dict[tuple[str, str], list[float]] = defaultdict(list)
        for scores, returns in _members(day, ends, int(len(rows) * cut), len(ids)):
            is_silent = scores.quiet_days > silent
            for name, ranked in BASELINES.items():
                for task, which in (
                    ("active", np.ones(len(returns), dtype=np.bool_)),
                    ("dormant", is_silent),
                ):
                    if which.sum() >= LEAST_PEOPLE:
                        at_cut[name, task].append(auc(returns[which], ranked(scores)[which]))
        for key, values in at_cut.items():
            found[key].append(float(np.nanmean(values)))
    print(
        f"{events.name}: mean AUC per member at cuts of 50, 60, 70 %; silent for more than {silent:.0f} days"
    )
    for name in BASELINES:
        for task in ("active", "dormant"):
            each = "  ".join(f"{value:.4f}" for value in found[name, task])
            print(f"  {name:12} {task:8} {np.mean(found[name, task]):.4f}   {each}")


def _silent_from(day: Ints, ends: Ints) -> float:
    """Eight times the median gap between a pair's days of contact, between 7 and 90 days."""
    pair = np.sort(ends, axis=1)
    contacts = np.unique(np.column_stack([pair, day]), axis=0)
    same = (contacts[1:, :2] == contacts[:-1, :2]).all(axis=1)
    return float(np.clip(8 * np.median(np.diff(contacts[:, 2])[same]), 7, 90))


def _members(day: Ints, ends: Ints, cut: int, people: int) -> Iterator[tuple[Scores, Flags]]:
    """Each person's own scores at the cut, and which of their ties have contact after it."""
    is_past = np.arange(len(day)) < cut
    for member in range(people):
        own = (ends == member).any(axis=1)
        past, later = own & is_past, own & ~is_past
        if not past.any():
            continue
        other = np.where(ends[:, 0] == member, ends[:, 1], ends[:, 0])
        known, person = np.unique(other[past], return_inverse=True)
        if len(known) < LEAST_PEOPLE:
            continue
        sent = (ends[past, 0] == member).astype(np.int64)
        none = np.zeros(len(person), dtype=np.int64)
        rows = TieDayColumns(person, day[past], none + 3, sent, 1 - sent, none, np.ones(len(person)))
        yield score(rows, people=len(known), today=int(day[cut])), np.isin(known, other[later])


def auc(returns: Flags, ranked: Floats) -> float:
    _, place, counts = np.unique(ranked, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    yes = int(returns.sum())
    no = len(returns) - yes
    return float((ranks[returns].sum() - yes * (yes + 1) / 2) / (yes * no)) if yes and no else float("nan")


def made_up(people: int, rows: int) -> TieDayColumns:
    chance = np.random.default_rng(11)
    person = np.minimum((chance.pareto(0.6, rows) * people / 20).astype(np.int64), people - 1)
    today = day_of(TODAY)
    day = today - (chance.random(rows) ** 2 * 4_000).astype(np.int64) - (person % 7) * 120
    sent, received = chance.integers(0, 4, rows), chance.integers(0, 4, rows)
    channel = chance.choice([1, 2, 3], rows)
    return TieDayColumns(person, day, channel, sent, received, 0 * sent, chance.random(rows) * 2)


def seconds(work: Callable[[], object], *, times: int = 3) -> float:
    """The best of some runs: what others do on the machine does not count."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def quick_formula() -> None:
    for people, rows in ((10_000, 300_000), (50_000, 300_000), (50_000, 1_500_000)):
        columns = made_up(people, rows)
        taken = seconds(lambda c=columns, n=people: worth(score(c, people=n, today=day_of(TODAY))))  # type: ignore[misc]
        print(f"score {people:,} people, {rows:,} rows: {taken:.3f} s, peak {_peak_mb()} MB")


def quick_pages() -> None:
    """In a process of its own database, made and thrown away here."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["GOEN_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "goen.settings"
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        for people in (10_000, 50_000):
            _page(people, 300_000)


def _page(people: int, rows: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from goen.members.models import Member
    from goen.mine.ties.actions import rescore
    from goen.mine.ties.queries import reconnect, reconnect_page

    member = Member.objects.create_user(f"{people}@example.com")
    _store(member, people, made_up(people, rows))
    with CaptureQueriesContext(connection) as asked:
        first = seconds(lambda: rescore(member=member, today=TODAY), times=1)
    slowest = max(float(query["time"]) for query in asked.captured_queries)
    again = seconds(lambda: rescore(member=member, today=TODAY), times=1)
    next_day = seconds(lambda: rescore(member=member, today=date(2026, 11, 23)), times=1)
    listed = seconds(lambda: reconnect(member, today=TODAY), times=1)
    page = seconds(lambda: reconnect_page(member, today=TODAY, limit=10), times=9)
    print(
        f"{people:,} people, {rows:,} TieDays: rescore {first:.2f} s (slowest statement {slowest:.3f} s), "
        f"again {again:.2f} s, next day {next_day:.2f} s; reconnect {listed:.2f} s; "
        f"page of ten {1000 * page:.1f} ms; peak {_peak_mb()} MB"
    )


def _store(member: Member, people: int, rows: TieDayColumns) -> None:
    from goen.base import bulk
    from goen.mine.people.models import Arrival, Card, Person, Source
    from goen.mine.ties.models import TieDay

    now = datetime.now(UTC)
    arrival = Arrival.objects.create(
        owner=member, source=Source.LINE, label="made up", arrived_at=now, completed_at=now
    )
    made = Person.objects.bulk_create(
        (
            Person(
                owner=member, name=f"人{number}", name_key="", sort_key="", search_text="", is_settled=True
            )
            for number in range(people)
        ),
        batch_size=500,
    )
    cards = Card.objects.bulk_create(
        (
            Card(owner=member, source=Source.LINE, account=str(person.pk), person=person, arrival=arrival)
            for person in made
        ),
        batch_size=500,
    )
    days: dict[tuple[int, int, int], tuple[int, int, float]] = {}
    columns = (rows.person, rows.day, rows.channel, rows.sent, rows.received, rows.weight)
    for person, day, channel, sent, received, weight in zip(*(c.tolist() for c in columns), strict=True):
        days[person, day, channel] = (sent, received, weight)
    fields = ("owner_id", "arrival_id", "card_id", "day", "channel", "sent", "received", "met", "weight")
    bulk.insert(
        TieDay,
        fields,
        (
            (member.pk, arrival.pk, cards[person].pk, day, channel, sent, received, 0, weight)
            for (person, day, channel), (sent, received, weight) in days.items()
        ),
    )


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
