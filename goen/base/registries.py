"""Where apps say what of theirs is exported and erased, so that neither needs to know the apps.

An app registers in its `AppConfig.ready`, by dotted names, so that starting up loads nothing for it. Erasing
runs in the reverse order of registering: what was built upon others goes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from goen.members.models import Member

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Exported:
    """One table of a member's export: plain values, dates as ISO strings, absence as None."""

    name: str
    rows_at: str

    def rows(self, member: Member) -> Iterable[Row]:
        rows: Callable[[Member], Iterable[Row]] = import_string(self.rows_at)
        return rows(member)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A further file of a member's export, in a format of its own."""

    name: str
    text_at: str

    def text(self, member: Member) -> Iterable[str]:
        text: Callable[[Member], Iterable[str]] = import_string(self.text_at)
        return text(member)


_exported: list[Exported] = []
_files: list[ExportedFile] = []
_erasers: list[str] = []


def exports(name: str, rows_at: str) -> None:
    """`rows_at` names a function: member -> rows."""
    _exported.append(Exported(name, rows_at))


def exports_file(name: str, text_at: str) -> None:
    """`text_at` names a function: member -> pieces of text."""
    _files.append(ExportedFile(name, text_at))


def erases(eraser_at: str) -> None:
    """`eraser_at` names a function that deletes all of a member's rows in the app."""
    _erasers.append(eraser_at)


def all_exported() -> Iterator[Exported]:
    yield from _exported


def all_exported_files() -> Iterator[ExportedFile]:
    yield from _files


def erase(member: Member) -> None:
    for eraser_at in reversed(_erasers):
        import_string(eraser_at)(member)
