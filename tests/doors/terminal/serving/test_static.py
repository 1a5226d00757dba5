from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from goen.doors.terminal.serving.static import gather_when_changed


@pytest.fixture
def sources(settings: Settings, tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "one.css").write_text("p { color: red }")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "gathered"
    settings.HOME = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    return folder


def test_files_are_gathered_only_when_they_changed(sources: Path, tmp_path: Path) -> None:
    assert [gather_when_changed(), gather_when_changed()] == [True, False]
    assert (tmp_path / "gathered/one.css").read_text() == "p { color: red }"
    (sources / "one.css").write_text("p { color: blue; }")
    assert [gather_when_changed(), gather_when_changed()] == [True, False]
    assert (tmp_path / "gathered/one.css").read_text() == "p { color: blue; }"
