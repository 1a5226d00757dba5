"""What a member does with imports: bring files, cancel, say which names are their own."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models.functions import Now

from goen.base import audit
from goen.mine.imports import paths as stored_paths
from goen.mine.imports.domain import own
from goen.mine.imports.models import OPEN_STATES, Import, ImportFile, Ledger, OwnName, State
from goen.mine.imports.queries import own_keys
from goen.mine.imports.reading import Clock
from goen.mine.people.queries import goes_by
from goen.mine.people.settling import one_at_a_time, resettle
from goen.mine.ties import actions as ties_actions

if TYPE_CHECKING:
    from goen.members.models import Member


class NothingToBring(Exception):
    """No file was given."""


class TooLate(Exception):
    """The import has ended already."""


class NotAName(Exception):
    """Empty, or nothing that a name or an address could be compared by."""


def bring(
    *,
    member: Member,
    paths: Sequence[str],
    me: Sequence[str] = (),
    keep_last_words: bool,
    now: datetime,
    names: Sequence[str] = (),
    are_spooled: bool = False,
) -> Import:
    """Make an import of the files at `paths`, to be run by goen.mine.imports.running.

    `names` are the files' names as the member knows them, by default the paths. `me` are names or addresses of
    the member's own. Raises NothingToBring, NotAName.
    """
    if not paths:
        raise NothingToBring
    with transaction.atomic():
        ledger_of(member)
        for value in me:
            _say(value, by=member, now=now)
        sizes = [_size(path) for path in paths]
        brought: Import = Import.objects.create(
            owner=member,
            asked_at=now,
            keep_last_words=keep_last_words,
            bytes_total=sum(sizes),
            beat_at=Now(),
        )
        ImportFile.objects.bulk_create(
            ImportFile(
                owner=member,
                of_import=brought,
                position=position,
                name=stored_paths.shown(name)[:1000],
                path=stored_paths.kept(path),
                is_spooled=are_spooled,
                size=size,
            )
            for position, (path, name, size) in enumerate(zip(paths, names or paths, sizes, strict=True))
        )
        audit.record("import.asked", by=member, now=now, about=f"import {brought.pk}")
    return brought


def _size(path: str) -> int:
    """0 for what is not there: the run says so in its report."""
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


def ledger_of(member: Member) -> Ledger:
    """Made at the first import; the zone of days is then fixed for ever."""
    made, _is_new = Ledger.objects.get_or_create(
        owner=member, defaults={"fingerprint_key": secrets.token_bytes(32), "zone": member.time_zone}
    )
    return made


def cancel(*, import_id: int, by: Member, now: datetime) -> None:
    """Ask the import to stop; nothing of it is kept. One that waits has stopped at once. Raises TooLate."""
    with transaction.atomic():
        asked = Import.objects.of(by).filter(pk=import_id)
        was_shown = ImportFile.objects.filter(
            owner=by, of_import=import_id, arrival__completed_at__isnull=False
        )
        ended = {"state": State.CANCELLED, "finished_at": now, "cancel_asked_at": now}
        if asked.filter(state=State.WAITING).update(**ended):
            waiting = asked.get()
        elif not was_shown.exists() and asked.filter(state__in=OPEN_STATES).update(cancel_asked_at=now):
            waiting = None
        else:
            raise TooLate
        audit.record("import.cancelled", by=by, now=now, about=f"import {import_id}")
    if waiting:
        drop_spooled(waiting)


def drop_spooled(ended: Import) -> None:
    """The files that waited in the spool for an import that has ended."""
    for file in ImportFile.objects.filter(owner=ended.owner_id, of_import=ended, is_spooled=True):
        stored_paths.opened_at(file.path).unlink(missing_ok=True)


# Which side is the member


def say_own_name(*, value: str, by: Member, now: datetime) -> OwnName:
    """`value` is a name or an address of the member's: who goes by it is no longer among their people.

    What was counted stays as it was read: messages that went out from an address unknown then are counted as
    received from it, and go with it. Raises NotAName.
    """
    with transaction.atomic():
        row = _say(value, by=by, now=now)
    _resettle(by, row.key, now)
    return row


def forget_own_name(*, own_name_id: int, by: Member, now: datetime) -> None:
    """It is another's: who goes by it is among the member's people again, with what was counted of them."""
    with transaction.atomic():
        row = OwnName.objects.of(by).filter(pk=own_name_id).first()
        if row is None:
            return
        row.delete()
        audit.record("own_name.forgotten", by=by, now=now, about=f"own name {own_name_id}")
    _resettle(by, row.key, now)


def learn(member: Member, values: Iterable[str]) -> None:
    """Keep what exports say of the member; what the member said of the same wins."""
    OwnName.objects.bulk_create(
        (
            OwnName(owner=member, value=value[:300], key=own.key(value)[:300], is_learnt=True)
            for value in sorted(values)
            if own.key(value)
        ),
        ignore_conflicts=True,
    )


def _say(value: str, *, by: Member, now: datetime) -> OwnName:
    key = own.key(value)
    if not key:
        raise NotAName
    said: OwnName
    said, _is_new = OwnName.objects.update_or_create(
        owner=by, key=key[:300], defaults={"value": value.strip()[:300], "is_learnt": False}
    )
    audit.record("own_name.said", by=by, now=now, about=f"own name {said.pk}")
    return said


def _resettle(member: Member, key: str, now: datetime) -> None:
    if not goes_by(member, key):
        return
    with one_at_a_time(member):
        resettle(owner=member, own_keys=own_keys(member), now=now)
    ties_actions.rescore(member=member, today=Clock(ledger_of(member).zone).today(now))
