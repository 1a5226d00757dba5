"""What an import leaves behind that did not come to its end, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db import models

from goen.base import bulk
from goen.members.models import Member
from goen.mine.imports.models import OPEN_STATES, FingerprintPage, ImportFile, SkippedRow
from goen.mine.imports.paths import opened_at
from goen.mine.people import arrivals
from goen.mine.people.models import Arrival
from goen.mine.ties import arrivals as tie_arrivals

SPOOL_KEPT = timedelta(days=1)  # for an upload that is still coming in


def was_shown(files: Sequence[ImportFile]) -> bool:
    """Whether it got as far as showing what arrived, so that only redrawing and scoring are left."""
    return any(file.arrival is not None and file.arrival.completed_at for file in files)


def take_back(owner: Member, files: Sequence[ImportFile]) -> None:
    """Take back all that was stored of these files; with it whatever of the owner nothing speaks of any more.

    Only one import of a member is worked on at a time, and only by its holder: what is not complete is ours.
    """
    for file in files:
        bulk.delete(SkippedRow._base_manager.filter(owner=owner, of_file=file))
    _forget_counts(owner, files)
    hidden = list(Arrival.objects.of(owner).filter(completed_at__isnull=True).order_by("-pk"))
    for arrival in hidden:
        bulk.delete(FingerprintPage._base_manager.filter(owner=owner, arrival=arrival))
        tie_arrivals.discard(arrival)
    arrivals.discard(hidden)


def _forget_counts(owner: Member, files: Sequence[ImportFile]) -> None:
    counts = ("people_new", "people_known", "moments_new", "moments_known", "first_day", "last_day")
    fresh = {
        name: cast("models.Field[Any, Any]", ImportFile._meta.get_field(name)).get_default()
        for name in ("arrival", "source", "error_code", "error_params", "left_out", *counts)
    }
    for file in files:
        for name, value in fresh.items():
            setattr(file, name, value)
    with bulk.writing():
        ImportFile.objects.of(owner).filter(pk__in=[file.pk for file in files]).update(**fresh)


def sweep_spool(now: datetime) -> int:
    """Remove uploads that no open import names: their process was killed before it could. Returns how many."""
    named = ImportFile.objects.filter(is_spooled=True, of_import__state__in=OPEN_STATES)
    kept = {opened_at(path).name for path in named.values_list("path", flat=True)}
    since = (now - SPOOL_KEPT).timestamp()
    old = [
        path for path in Path(settings.SPOOL).glob("*") if path.name not in kept and _is_older(path, since)
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _is_older(path: Path, since: float) -> bool:
    try:
        return path.stat().st_mtime < since
    except FileNotFoundError:  # it has just been taken in
        return False
