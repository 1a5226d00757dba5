"""Uploads into the spool, on a disk that has room and on one that has not."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goen.members.models import Member
from goen.mine.imports.models import Import

LIMIT = 300_000  # bytes of a file


@pytest.fixture
def hers(client: Client, aoi: Member) -> Client:
    client.force_login(aoi)
    return client


@pytest.fixture
def spool(settings, tmp_path: Path) -> Path:
    settings.SPOOL = settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "spool"
    return tmp_path / "spool"


@pytest.fixture
def full() -> Iterator[None]:
    """No file grows beyond LIMIT: what the system says then is what it says of a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def post(client: Client, *sizes: int):
    files = [SimpleUploadedFile(f"{size}.vcf", b"x" * size) for size in sizes]
    return client.post(reverse("imports"), {"files": files})


@pytest.mark.parametrize("sizes", [(LIMIT + 1,), (10, 3 * LIMIT, 10), (10, LIMIT + 100)])
@pytest.mark.usefixtures("full")
def test_what_does_not_fit_leaves_nothing(hers: Client, spool: Path, sizes: tuple[int, ...]) -> None:
    page = post(hers, *sizes)
    assert page.status_code == 400
    assert "空き容量が足りず" in page.content.decode()
    assert list(spool.iterdir()) == []
    assert Import.objects.count() == 0


@pytest.mark.usefixtures("full")
def test_what_fits_waits_in_the_spool_for_its_owner_alone(hers: Client, spool: Path) -> None:
    post(hers, 10, LIMIT)
    kept = list(spool.iterdir())
    assert sorted(path.stat().st_size for path in kept) == [10, LIMIT]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}
    assert Import.objects.get().bytes_total == LIMIT + 10
