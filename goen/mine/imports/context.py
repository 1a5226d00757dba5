"""What the pages of imports show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest

from goen.members.access import signed_in
from goen.mine.imports import phrases, queries
from goen.mine.imports.models import OPEN_STATES, Import, ImportFile, SkippedRow, State
from goen.mine.people.models import Source

if TYPE_CHECKING:
    from goen.members.models import Member

SKIPPED_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class ImportShown:
    """One import as a line of a list or as the head of its page."""

    pk: int
    asked_at: datetime
    state: str
    state_label: str
    files: list[str]
    is_open: bool
    can_cancel: bool
    percent: int


@dataclass(frozen=True, slots=True)
class FileShown:
    name: str
    report: queries.FileReport
    source: str
    left_out: list[str]
    skipped_count: int


@dataclass(frozen=True, slots=True)
class ReportShown:
    """What came of an import: in all, and file by file."""

    files: list[FileShown]
    people_new: int
    moments_new: int
    first_on: date | None
    last_on: date | None

    @property
    def were_read(self) -> bool:
        return any(not file.report.error for file in self.files)

    @property
    def has_news(self) -> bool:
        return bool(self.people_new or self.moments_new)


def shown(brought: Import, files: list[str]) -> ImportShown:
    total = max(brought.bytes_total, 1)
    return ImportShown(
        pk=brought.pk,
        asked_at=brought.asked_at,
        state=brought.state,
        state_label=str(State(brought.state).label),
        files=files,
        is_open=brought.state in OPEN_STATES,
        can_cancel=brought.state in OPEN_STATES and brought.cancel_asked_at is None,
        # The last hundredth is for putting together what was read.
        percent=min(99, brought.bytes_read * 99 // total),
    )


def latest(member: Member) -> list[ImportShown]:
    imports = queries.latest(member)
    names: dict[int, list[str]] = {}
    rows = ImportFile.objects.of(member).filter(of_import__in=imports).order_by("position")
    for import_id, name in rows.values_list("of_import_id", "name"):
        names.setdefault(import_id, []).append(PurePath(name).name)
    return [shown(one, names.get(one.pk, [])) for one in imports]


def report(brought: Import) -> ReportShown:
    files = queries.report(brought, most_skipped=0)
    return ReportShown(
        files=[
            FileShown(
                name=PurePath(file.file).name,
                report=file,
                source=str(Source(file.source).label) if file.source else "",
                left_out=phrases.left_out(file.left_out),
                skipped_count=count,
            )
            for file, count in zip(files, _skipped_counts(brought), strict=True)
        ],
        people_new=sum(file.people_new for file in files),
        moments_new=sum(file.moments_new for file in files),
        first_on=min((file.first_on for file in files if file.first_on), default=None),
        last_on=max((file.last_on for file in files if file.last_on), default=None),
    )


def _skipped_counts(brought: Import) -> list[int]:
    """File by file, in their order."""
    rows = SkippedRow.objects.of(brought.owner).filter(of_file__of_import=brought).values("of_file")
    counts = dict(rows.annotate(rows=Count("pk")).values_list("of_file", "rows"))
    files = ImportFile.objects.of(brought.owner).filter(of_import=brought).order_by("position")
    return [counts.get(file, 0) for file in files.values_list("pk", flat=True)]


def skipped(brought: Import, number: str | None) -> Page[queries.Skip] | None:
    """One page of all rows of the import that could not be read; None where there are none."""
    rows = SkippedRow.objects.of(brought.owner).filter(of_file__of_import=brought).order_by("of_file", "pk")
    page = Paginator(rows.select_related("of_file"), SKIPPED_A_PAGE).get_page(number)
    if not page.object_list:
        return None
    page.object_list = [
        queries.Skip(row.inner_file or row.of_file.name, row.line, phrases.reason(row.code, row.params))
        for row in page.object_list
    ]
    return page


def own_names(request: HttpRequest) -> Mapping[str, object]:
    """For the settings page."""
    return {"own_names": queries.own_names(signed_in(request))}
