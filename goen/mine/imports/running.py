"""Carrying an import out, in whatever process: the worker's or the terminal's.

    waiting -> reading -> settling -> done
               reading | settling -> cancelled | failed, with nothing kept

Reading writes nothing but the list of what could not be read. What is stored while settling stays hidden until the
one transaction that shows it. An import whose holder is gone (goen.mine.imports.holding) is begun anew, or, where
it had been shown, brought to its end.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models.functions import Now

from goen.base import bulk
from goen.mine.imports import exports, remains
from goen.mine.imports.actions import drop_spooled, ledger_of
from goen.mine.imports.bringing import Bringing
from goen.mine.imports.holding import AT_WORK, Hold, TakenOver, is_lost
from goen.mine.imports.models import OPEN_STATES, Import, ImportFile, State
from goen.mine.imports.reading import Clock
from goen.mine.people.portraits import redraw, redraw_all
from goen.mine.ties import actions as ties_actions

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]

SIGN_EVERY = 0.4  # seconds: how often the bar moves and a cancel is looked for
WAIT = 0.3  # seconds between looks at an import that is in the way


def run(import_id: int, *, now: Callable[[], datetime], progress: Progress | None = None) -> None:
    """Carry the import out to its end, as soon as no other import of the same member is in the way.

    What is wrong with a file is in its report. Anything unforeseen ends the import as failed, with nothing kept,
    and is raised.
    """
    while not _try(import_id, now, lambda run: run.to_its_end(), progress):
        Import.objects.filter(pk=import_id, state=State.WAITING).update(beat_at=Now())
        time.sleep(WAIT)


def run_uploaded(import_id: int, *, now: Callable[[], datetime]) -> bool:
    """As `run`; but where another import is in the way it returns False at once, and has done nothing.

    What a terminal was bringing is ended, not begun anew: whoever called it is gone.
    """
    return _try(import_id, now, lambda run: run.to_its_end() if run.is_uploaded() else run.give_up())


def end_lost(import_id: int, *, now: Callable[[], datetime]) -> None:
    """End an import that nobody is at, without beginning it anew; what had been shown is kept."""
    _try(import_id, now, lambda run: run.give_up())


def _try(
    import_id: int,
    now: Callable[[], datetime],
    what: Callable[[_Run], None],
    progress: Progress | None = None,
) -> bool:
    """False where another import is in the way. True when it is done, or there was nothing to do."""
    asked = _open(import_id)
    if asked is None:
        return True
    _clear_the_way(asked, now)
    hold = Hold.take(asked, State.READING)
    if hold is None:
        return False
    with hold:
        what(_Run(hold, now, progress))
    return True


def _open(import_id: int) -> Import | None:
    """The import, if there is something to do for it that nobody is doing."""
    asked = Import.objects.filter(pk=import_id, state__in=OPEN_STATES).first()
    is_held = asked is not None and asked.state in AT_WORK and not is_lost(asked)
    return None if is_held else asked


def _clear_the_way(asked: Import, now: Callable[[], datetime]) -> None:
    others = Import.objects.filter(owner=asked.owner_id, state__in=AT_WORK).exclude(pk=asked.pk)
    for other in others:
        if is_lost(other) and (hold := Hold.take(other, other.state)):
            with hold:
                _Run(hold, now).put_back()


class _Run:
    """One holder's work on one import."""

    def __init__(self, hold: Hold, now: Callable[[], datetime], progress: Progress | None = None) -> None:
        self._hold = hold
        self._work = hold.work
        self._now = now
        self._progress = progress or (lambda _read, _total: None)
        self._bytes = 0.0
        self._signed_at = 0.0
        self._is_ending = False

    def is_uploaded(self) -> bool:
        """What was uploaded lies in the spool and can be read again."""
        return all(file.is_spooled for file in self._files())

    def to_its_end(self) -> None:
        with bulk.guarded(self._check):
            try:
                self._to_its_end()
            except TakenOver:
                logger.warning("Import %s was taken over by another process", self._work.pk)

    def _to_its_end(self) -> None:
        try:
            self._carry_out()
        except TakenOver:
            raise
        except exports.Cancelled:
            self._end(State.CANCELLED)
        except KeyboardInterrupt:
            if not self._finish_if_shown():
                self._end(State.CANCELLED)
                raise
        except Exception:
            self._fail()
            raise

    def _carry_out(self) -> None:
        if self._finish_if_shown():
            return
        files = self._files()
        remains.take_back(self._work.owner, files)  # what a former holder stored
        bringing = Bringing(self._work, files, count=self._count, now=self._now)
        bringing.read()
        self._hold.sign(state=State.SETTLING)
        bringing.store()
        settled = bringing.settle()
        self._is_ending = True
        redraw(self._work.owner, settled.stale)
        self._score()

    def put_back(self) -> None:
        """What a lost holder left: what was shown is finished, what was uploaded waits again, the rest ends."""
        with bulk.guarded(self._check):
            self._is_ending = True
            if self._finish_if_shown():
                return
            if self.is_uploaded() and not self._hold.is_cancel_asked():
                remains.take_back(self._work.owner, self._files())
                self._hold.let_go(State.WAITING)
            else:
                self._end(State.FAILED)

    def give_up(self) -> None:
        with bulk.guarded(self._check):
            self._is_ending = True
            if not self._finish_if_shown():
                self._end(State.FAILED)

    # The end

    def _finish_if_shown(self) -> bool:
        """What everybody sees is not taken back: only how people look, and the scores, are made anew."""
        if not remains.was_shown(self._files()):
            return False
        self._is_ending = True
        redraw_all(self._work.owner)
        self._score()
        return True

    def _score(self) -> None:
        today = Clock(ledger_of(self._work.owner).zone).today(self._now())
        ties_actions.rescore(member=self._work.owner, today=today)
        bulk.refresh_statistics()
        self._end(State.DONE)

    def _fail(self) -> None:
        """As far as the database lets us. What remains is for the next one who finds the import lost."""
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()  # a fresh one is made where the server went away
        try:
            self._end(State.DONE if remains.was_shown(self._files()) else State.FAILED)
        except (DatabaseError, TakenOver) as fault:
            logger.warning("Import %s could not be ended: %s", self._work.pk, fault)

    def _end(self, state: State) -> None:
        self._is_ending = True
        if state != State.DONE:
            remains.take_back(self._work.owner, self._files())
        self._hold.let_go(state, finished_at=self._now(), bytes_read=self._work.bytes_total)
        drop_spooled(self._work)

    def _files(self) -> list[ImportFile]:
        files = self._work.files.filter(owner=self._work.owner_id)
        return list(files.select_related("arrival", "owner").order_by("position"))

    # Signs

    def _check(self) -> None:
        """Before whatever is written. Raises TakenOver, or Cancelled."""
        self._hold.sign()
        if not self._is_ending and self._hold.is_cancel_asked():
            raise exports.Cancelled

    def _count(self, read: float) -> None:
        """So many bytes more were read. Raises TakenOver, or Cancelled."""
        self._bytes = min(self._bytes + read, self._work.bytes_total)
        self._progress(int(self._bytes), self._work.bytes_total)
        moment = time.monotonic()
        if moment - self._signed_at < SIGN_EVERY:
            return
        self._signed_at = moment
        self._hold.sign_if_possible(bytes_read=int(self._bytes))
        if self._hold.is_cancel_asked():
            raise exports.Cancelled
