"""What of imports a member takes along, and what is erased when they leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goen.base import bulk
from goen.base.registries import Row
from goen.mine.imports import phrases
from goen.mine.imports.models import FingerprintPage, Import, ImportFile, Ledger, OwnName, SkippedRow
from goen.mine.imports.paths import opened_at

if TYPE_CHECKING:
    from goen.members.models import Member


def imports(member: Member) -> Iterator[Row]:
    for file in ImportFile.objects.of(member).select_related("of_import").order_by("pk"):
        yield {
            "file": file.name,
            "asked_at": file.of_import.asked_at.isoformat(),
            "state": file.of_import.state,
            "source": file.source or None,
            "people_new": file.people_new,
            "people_known": file.people_known,
            "moments_new": file.moments_new,
            "moments_known": file.moments_known,
        }


def skipped(member: Member) -> Iterator[Row]:
    for row in SkippedRow.objects.of(member).select_related("of_file").order_by("pk").iterator(5_000):
        yield {
            "file": row.of_file.name,
            "inside": row.inner_file,
            "line": row.line,
            "reason": phrases.reason(row.code, row.params),
        }


def own_names(member: Member) -> Iterator[Row]:
    for row in OwnName.objects.of(member).order_by("pk"):
        yield {"value": row.value, "is_learnt": row.is_learnt}


def erase(member: Member) -> None:
    # First, so that from here on whoever carries out an import of theirs writes nothing more.
    Import._base_manager.filter(owner=member).update(holder="")
    for path in ImportFile.objects.of(member).filter(is_spooled=True).values_list("path", flat=True):
        opened_at(path).unlink(missing_ok=True)
    for model in (SkippedRow, FingerprintPage, ImportFile, Import, OwnName, Ledger):
        bulk.delete(model._base_manager.filter(owner=member))
