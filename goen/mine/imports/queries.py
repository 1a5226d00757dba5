"""What came of imports, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goen.mine.imports import phrases
from goen.mine.imports.domain import own
from goen.mine.imports.models import Import, ImportFile, OwnName, SkippedRow

if TYPE_CHECKING:
    from goen.members.models import Member

EPOCH = 719_163  # date.toordinal() of 1970-01-01, day number 0


@dataclass(frozen=True, slots=True)
class Skip:
    """A row that could not be read; `reason` is a sentence in the language in force."""

    file: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class FileReport:
    file: str
    source: str | None
    people_new: int
    people_known: int
    moments_new: int
    moments_known: int
    first_on: date | None
    last_on: date | None
    skipped: list[Skip]
    left_out: Mapping[str, int]
    error: str | None


def report(brought: Import, *, most_skipped: int | None = None) -> list[FileReport]:
    """One report a file, in the order given; of each at most `most_skipped` skipped rows."""
    files = ImportFile.objects.of(brought.owner).filter(of_import=brought).order_by("position")
    return [_file_report(file, most_skipped) for file in files]


def _file_report(file: ImportFile, most_skipped: int | None) -> FileReport:
    skipped = SkippedRow.objects.filter(owner=file.owner_id, of_file=file).order_by("pk")[:most_skipped]
    return FileReport(
        file=file.name,
        source=file.source or None,
        people_new=file.people_new,
        people_known=file.people_known,
        moments_new=file.moments_new,
        moments_known=file.moments_known,
        first_on=_date(file.first_day),
        last_on=_date(file.last_day),
        skipped=[Skip(row.inner_file, row.line, phrases.reason(row.code, row.params)) for row in skipped],
        left_out=file.left_out,
        error=phrases.reason(file.error_code, file.error_params) if file.error_code else None,
    )


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(EPOCH + day)


def latest(member: Member, most: int = 20) -> list[Import]:
    return list(Import.objects.of(member).order_by("-asked_at")[:most])


def own_names(member: Member) -> list[OwnName]:
    return list(OwnName.objects.of(member).order_by("value"))


def own_keys(member: Member) -> set[str]:
    """By what the member is known everywhere: addresses, and names that they said themselves."""
    keys = {
        row.key
        for row in OwnName.objects.of(member)
        if not row.is_learnt or own.address(row.value) == row.key
    }
    return keys if member.is_local else keys | {own.key(member.email)}


def learnt_names(member: Member) -> set[str]:
    """Names that exports taught. A friend may have the same, so they decide only where nothing else does."""
    rows = OwnName.objects.of(member).filter(is_learnt=True)
    return {row.key for row in rows if own.address(row.value) != row.key}
