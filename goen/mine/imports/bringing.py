"""What the holder of an import does with its files: read all, then store what they said, then show it at once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError

from goen.base import bulk
from goen.mine.imports import exports, finding, paths, storing
from goen.mine.imports.actions import learn, ledger_of
from goen.mine.imports.domain import own
from goen.mine.imports.domain.gathering import Gathered
from goen.mine.imports.holding import TakenOver
from goen.mine.imports.models import Import, ImportFile
from goen.mine.imports.queries import learnt_names, own_keys
from goen.mine.imports.reading import Clock, Context, Reader
from goen.mine.imports.records import Unreadable
from goen.mine.imports.storing import Stored
from goen.mine.people.settling import Brought, Settled, one_at_a_time, settle

logger = logging.getLogger(__name__)

DAY_AHEAD = 86_400 * 2  # a clock may be wrong by a zone, not by days


@dataclass(frozen=True)
class _Read:
    file: ImportFile
    reader: Reader
    gathered: Gathered

    def evidence(self) -> own.Evidence:
        return own.Evidence(
            self.gathered.moments_between(),
            self.gathered.said,
            source=self.reader.SOURCE,
            contacts=self.gathered.cards,
        )


class Bringing:
    """The files of one import on their way in. `count` is told how many bytes more were read, and may raise."""

    def __init__(
        self,
        work: Import,
        files: list[ImportFile],
        *,
        count: Callable[[float], None],
        now: Callable[[], datetime],
    ) -> None:
        self._work, self._owner = work, work.owner
        self._files = files
        self._count = count
        self._now = now
        self._ledger = ledger_of(work.owner)
        self._read: list[_Read] = []
        self._stored: list[tuple[ImportFile, Stored]] = []
        self._learnt: set[str] = set()

    # Reading

    def read(self) -> None:
        for file in self._files:
            counted = _Counted(self._count, most=file.size)
            try:
                with exports.opened(paths.opened_at(file.path), file.name, counted) as export:
                    self._take(file, export)
            except Unreadable as fault:
                _keep_fault(file, fault.code, **fault.params)
            except (exports.Cancelled, TakenOver, DatabaseError):
                raise
            except Exception:
                # A reader that stumbles costs its file and no other.
                logger.exception("File %s of import %s could not be read", file.position, self._work.pk)
                _keep_fault(file, "reader_failed")
            counted.rest()

    def _take(self, file: ImportFile, export: exports.Export) -> None:
        found = finding.find(export)
        storing.keep_skipped(file, found.skipped)
        if found.reader is None:
            raise Unreadable(found.error)
        file.source = found.reader.SOURCE
        gathered = storing.gather(
            found.reader,
            found.parts,
            self._context(),
            key=bytes(self._ledger.fingerprint_key),
            keep_words=self._work.keep_last_words,
            keep_skipped=lambda rows: storing.keep_skipped(file, rows),
        )
        gathered.left_out["other_files"] += found.others
        self._read.append(_Read(file, found.reader, gathered))

    def _context(self) -> Context:
        clock = Clock(self._ledger.zone)
        latest = clock.wall(int(self._now().timestamp())) + DAY_AHEAD
        return Context(clock=clock, country=self._owner.country, latest=latest)

    # Storing

    def store(self) -> None:
        """Hidden. A file of which it is not clear whose it is teaches nothing, and is left."""
        evidence = [read.evidence() for read in self._read]
        known, learnt = own_keys(self._owner), learnt_names(self._owner)
        found = own.find_all(evidence, known=known, learnt=learnt)
        evidence.clear()
        for who in found:
            read = self._read.pop(0)  # what is stored needs no memory any more
            if isinstance(who, own.UnclearWho):
                _keep_fault(read.file, "who_are_you", candidates=", ".join(who.candidates))
                continue
            self._learnt.update(who.learnt)
            stored = storing.store(
                read.file, read.reader, read.gathered, own_accounts=who.accounts, now=self._now()
            )
            self._stored.append((read.file, stored))

    # Showing

    def settle(self) -> Settled:
        own_addresses = {own.address(value) for value in self._learnt} - {""}
        brought = Brought(
            arrivals=[stored.arrival for _file, stored in self._stored],
            touched={stored.arrival.pk: stored.cards for _file, stored in self._stored},
            late={card: late for _file, stored in self._stored for card, late in stored.late.items()},
        )
        with one_at_a_time(self._owner):
            return settle(
                owner=self._owner,
                own_keys=own_keys(self._owner) | own_addresses,
                now=self._now(),
                brought=brought,
                also=self._keep_what_came_of_it,
            )

    def _keep_what_came_of_it(self, settled: Settled) -> None:
        """Whoever an earlier file of the same import brought is known to the later ones."""
        learn(self._owner, self._learnt)
        seen: set[int] = set()
        for file, stored in self._stored:
            people = settled.people_of[stored.arrival.pk]
            new = people & settled.new - seen
            file.people_new, file.people_known = len(new), len(people) - len(new)
            file.save(update_fields=["people_new", "people_known"])
            seen |= people


class _Counted:
    """Passes on how many bytes of one file were read: in the end all of them, whatever a reader did."""

    def __init__(self, count: Callable[[float], None], *, most: int) -> None:
        self._count = count
        self._left = float(most)

    def __call__(self, read: float) -> None:
        read = min(read, self._left)
        self._left -= read
        self._count(read)

    def rest(self) -> None:
        self(self._left)


def _keep_fault(file: ImportFile, code: str, **params: str | int) -> None:
    with bulk.writing():
        file.error_code = code
        file.error_params = {name: storing.param(value) for name, value in params.items()}
        file.save(update_fields=["source", "error_code", "error_params"])
