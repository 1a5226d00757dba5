"""Who is at an import: one process at a time, and one import of a member at a time.

The holder gives signs of life by changing the import's row, and every transaction that writes for it begins with
such a sign. So a holder that was taken for dead, and wakes up, writes nothing any more: the row is another's.
Signs are timed by the database, whose clock all machines share.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Self

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.db.models.functions import Now

from goen.base.processes import is_alive, this_process
from goen.mine.imports.models import Import, State

logger = logging.getLogger(__name__)

GONE_AFTER = timedelta(seconds=30)  # without a sign from another machine
STUCK_AFTER = timedelta(hours=1)  # without a sign from a process that is there
AT_WORK = (State.READING, State.SETTLING)

_here: set[str] = set()  # holds of this process


class TakenOver(Exception):
    """This process was taken for dead, or the import erased: whatever it still wants to write is void."""


class Hold:
    """The right to work on an import, until it is let go."""

    def __init__(self, work: Import, holder: str) -> None:
        self.work = work
        self._ours = Import.objects.filter(pk=work.pk, owner=work.owner_id, holder=holder)
        self._holder = holder

    @classmethod
    def take(cls, work: Import, state: str) -> Self | None:
        """None where somebody else was quicker, or another import of the member is being worked on."""
        holder = f"{this_process()}#{secrets.token_hex(8)}"
        # No later sign than the last one seen; SQLite's clock has fewer digits than Django compares.
        silent = Q(beat_at__isnull=True) if work.beat_at is None else Q(beat_at__lte=work.beat_at)
        as_seen = Import.objects.filter(silent, pk=work.pk, state=work.state, holder=work.holder)
        _here.add(holder)
        try:
            with transaction.atomic():
                is_ours = as_seen.update(state=state, holder=holder, beat_at=Now())
        except IntegrityError:  # the constraint that one import of a member runs at a time
            is_ours = 0
        if not is_ours:
            _here.discard(holder)
            return None
        work.refresh_from_db()
        return cls(work, holder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        _here.discard(self._holder)

    def sign(self, **changes: object) -> None:
        """Give a sign of life, and change the import's row. Raises TakenOver."""
        if not self._ours.update(beat_at=Now(), **changes):
            raise TakenOver

    def sign_if_possible(self, **changes: object) -> None:
        """As `sign`; but where somebody else writes for long there is no sign this time."""
        try:
            with transaction.atomic():
                self.sign(**changes)
        except OperationalError:
            logger.warning("Import %s could give no sign of life", self.work.pk, exc_info=True)

    def is_cancel_asked(self) -> bool:
        return self._ours.filter(cancel_asked_at__isnull=False).exists()

    def let_go(self, state: str, **changes: object) -> None:
        """Raises TakenOver."""
        if not self._ours.update(state=state, holder="", **changes):
            raise TakenOver


def is_lost(held: Import) -> bool:
    """Whether nobody is at it any more, whatever its state says."""
    process = held.holder.partition("#")[0]
    if process == this_process():
        return held.holder not in _here
    lives = is_alive(process)
    return lives is False or is_silent(held, GONE_AFTER if lives is None else STUCK_AFTER)


def is_silent(held: Import, for_how_long: timedelta) -> bool:
    """Whether it has had no sign of life for so long."""
    same = Import.objects.filter(pk=held.pk, holder=held.holder)
    return not same.filter(beat_at__gte=Now() - for_how_long).exists()


def lost() -> Iterator[Import]:
    """Imports of all members whose holders are gone."""
    return (held for held in Import.objects.filter(state__in=AT_WORK) if is_lost(held))
