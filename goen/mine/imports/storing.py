"""From a file to an arrival: read, count, store hidden. Nothing shows yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db.models import Q

from goen.base import bulk
from goen.mine.imports import paths
from goen.mine.imports.domain import counting, fingerprints
from goen.mine.imports.domain.counting import Exchange, Ints
from goen.mine.imports.domain.gathering import WORDS_KEPT, Gathered, KeepSkipped
from goen.mine.imports.exports import Part
from goen.mine.imports.models import FingerprintPage, ImportFile, SkippedRow
from goen.mine.imports.reading import Context, Reader
from goen.mine.imports.records import Card, Skipped
from goen.mine.people import arrivals
from goen.mine.people.arrivals import Late
from goen.mine.people.models import Arrival
from goen.mine.ties import arrivals as ties

PRINTS_A_PAGE = 50_000


def gather(
    reader: Reader,
    parts: Sequence[Part],
    context: Context,
    *,
    key: bytes,
    keep_words: bool,
    keep_skipped: KeepSkipped,
) -> Gathered:
    gathered = Gathered(fingerprints.Printer(key), keep_skipped, keep_words=keep_words)
    gathered.take(reader.read(parts, context))
    return gathered


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of one file: `cards` are the ids of all cards it spoke of."""

    arrival: Arrival
    cards: frozenset[int]
    late: dict[int, Late]


def store(
    file: ImportFile, reader: Reader, gathered: Gathered, *, own_accounts: Collection[str], now: datetime
) -> Stored:
    """Store a gathered file under an arrival of its own, and its counts with the file."""
    arrival = _begin(file, reader, now)
    work = _Moments.of(gathered, own_accounts)
    for exchange in work.exchanges:
        for card in exchange.people:
            gathered.add_card(card)
    cards = [card for account, card in gathered.cards.items() if account not in own_accounts]
    stored = arrivals.store_cards(arrival, cards, now=now)

    prints = gathered.printer.prints()[work.counted]
    is_new = ~np.isin(prints, _known_prints(arrival))
    _keep_prints(arrival, prints[is_new])
    at, between = work.at[is_new], work.between[is_new]
    days = counting.days(at, between, work.exchanges)
    ties.store_days(arrival, reader.CHANNEL, _day_rows(days, stored.ids))
    pairs = counting.together(at, between, gathered.betweens, stored.ids, own_accounts)
    ties.store_together(arrival, _of_cards(pairs, stored.ids))
    if gathered.keep_words:
        ties.store_last_words(arrival, _last_words(gathered, work, stored.ids, own_accounts))
    _keep_counts(file, gathered, work, new=int(is_new.sum()))
    return Stored(arrival, frozenset(stored.ids.values()), stored.late)


def _begin(file: ImportFile, reader: Reader, now: datetime) -> Arrival:
    with bulk.writing():
        label = paths.shown(file.name).replace("\\", "/").rpartition("/")[2]
        arrival = arrivals.begin(owner=file.owner, source=reader.SOURCE, label=label, now=now)
        file.arrival, file.source = arrival, reader.SOURCE
        file.save(update_fields=["arrival", "source"])
    return arrival


def _of_cards(
    pairs: Mapping[tuple[str, str, int], int], ids: Mapping[str, int]
) -> dict[tuple[int, int, int], int]:
    """The lower id first, so that two cards are one pair whatever they are called."""
    found: Counter[tuple[int, int, int]] = Counter()
    for (account, other, month), times in pairs.items():
        first, second = sorted((ids[account], ids[other]))
        if first != second:
            found[first, second, month] += times
    return found


def _keep_counts(file: ImportFile, gathered: Gathered, work: _Moments, *, new: int) -> None:
    file.moments_new, file.moments_known = new, len(work.at) - new
    if len(work.at):
        file.first_day = int(work.at.min()) // counting.DAY
        file.last_day = int(work.at.max()) // counting.DAY
    left_out = gathered.left_out + Counter(to_self=work.to_self)
    file.left_out = file.left_out | {code: count for code, count in left_out.items() if count}
    with bulk.writing():
        file.save(update_fields=["moments_new", "moments_known", "first_day", "last_day", "left_out"])


@dataclass(frozen=True, slots=True)
class _Moments:
    """The moments that passed between the member and somebody else; columns of equal length."""

    exchanges: list[Exchange]
    counted: np.ndarray  # of all moments of the file, whether each is one of these
    at: Ints
    between: Ints
    to_self: int

    @classmethod
    def of(cls, gathered: Gathered, own_accounts: Collection[str]) -> _Moments:
        exchanges = [counting.exchange(between, own_accounts) for between in gathered.betweens]
        at = np.frombuffer(gathered.at, dtype=np.int64)
        between = np.frombuffer(gathered.between, dtype=np.int64)
        has_people = np.array([bool(one.people) for one in exchanges], dtype=bool)
        counted = has_people[between] if len(between) else np.empty(0, dtype=bool)
        return cls(exchanges, counted, at[counted], between[counted], int((~counted).sum()))


def _known_prints(arrival: Arrival) -> fingerprints.Prints:
    """Of this source, from all that is complete and from earlier files of the same import."""
    beside = ImportFile.objects.filter(owner=arrival.owner_id, of_import__files__arrival=arrival).values(
        "arrival"
    )
    pages = FingerprintPage.objects.filter(
        Q(arrival__completed_at__isnull=False) | Q(arrival__in=beside),
        owner=arrival.owner_id,
        source=arrival.source,
    )
    return fingerprints.unpack([bytes(page) for page in pages.values_list("packed", flat=True)])


def _keep_prints(arrival: Arrival, prints: fingerprints.Prints) -> None:
    for start in range(0, len(prints), PRINTS_A_PAGE):
        packed = np.sort(prints[start : start + PRINTS_A_PAGE]).astype("<u8").tobytes()
        with bulk.writing():
            FingerprintPage.objects.create(
                owner_id=arrival.owner_id, arrival=arrival, source=arrival.source, packed=packed
            )


def _day_rows(days: counting.Days, ids: Mapping[str, int]) -> Iterator[ties.DayRow]:
    # In the order of the table's key, so that the index grows at its end instead of everywhere.
    card_ids = np.array([ids[account] for account in days.accounts], dtype=np.int64)
    card = card_ids[days.card] if len(days.card) else days.card
    order = np.lexsort((days.day, card))
    columns = (card, days.day, days.sent, days.received, days.met, days.weight)
    return zip(*(column[order].tolist() for column in columns), strict=True)


def _last_words(
    gathered: Gathered, work: _Moments, ids: Mapping[str, int], own_accounts: Collection[str]
) -> dict[int, tuple[int, bool, str]]:
    """Card -> its latest words, taken from conversations of two only: in a group they are not for one person."""
    latest: dict[int, tuple[int, bool, str]] = {}
    for index, (at, words) in gathered.last_words.items():
        people: tuple[Card, ...] = work.exchanges[index].people
        if len(people) != 1 or gathered.betweens[index].size > 2:
            continue
        card = ids[people[0].account]
        sender = gathered.betweens[index].sender
        if card not in latest or at >= latest[card][0]:
            is_mine = sender is not None and sender.account in own_accounts
            latest[card] = (at, is_mine, arrivals.storable(words, WORDS_KEPT))
    return latest


def keep_skipped(file: ImportFile, rows: Iterable[Skipped]) -> None:
    made = [
        SkippedRow(
            owner_id=file.owner_id,
            of_file=file,
            inner_file=arrivals.storable(row.file, 1000),
            line=row.line,
            code=row.code,
            params={name: param(value) for name, value in row.params.items()},
        )
        for row in rows
    ]
    for start in range(0, len(made), bulk.SLICE):
        with bulk.writing():
            SkippedRow.objects.bulk_create(made[start : start + bulk.SLICE])


def param(value: str | int) -> str | int:
    return arrivals.storable(value) if isinstance(value, str) else value
