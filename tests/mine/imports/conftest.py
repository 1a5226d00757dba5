"""Bringing exports in this very process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goen.members.models import Member
from goen.mine.imports import actions, running
from goen.mine.imports.models import Import
from tests.mine.made import written

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)

Ask = Callable[..., Import]
Bring = Callable[..., Import]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Makes an import of files by name (a__vcf=b"…"), not yet run."""

    def asked(
        member: Member,
        *,
        me: tuple[str, ...] = (),
        spooled: bool = False,
        words: bool = False,
        **files: bytes,
    ):
        folder = tmp_path / str(Import.objects.count())
        folder.mkdir()
        paths = written(folder, **files)
        return actions.bring(
            member=member, paths=paths, me=me, keep_last_words=words, are_spooled=spooled, now=NOW
        )

    return asked


@pytest.fixture
def bring(ask: Ask) -> Bring:
    """The same, carried out."""

    def brought(member: Member, **given: object) -> Import:
        asked = ask(member, **given)
        running.run(asked.pk, now=lambda: NOW)
        asked.refresh_from_db()
        return asked

    return brought
