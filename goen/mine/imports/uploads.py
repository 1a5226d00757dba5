"""Uploads go straight to the spool, so that taking one in is a rename; a full disk ends kindly."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest


class SpoolFull(Exception):
    """The upload could not be kept; nothing of it was."""


class SpoolHandler(TemporaryFileUploadHandler):
    """Django's handler for temporary files; on a fault of the disk the upload ends instead of the page."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        Path(settings.SPOOL).mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._told():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        with self._told():
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        with self._told():  # the last bytes reach the disk only now
            return super().file_complete(file_size)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            self._drop()
            if self.request is not None:
                self.request.META["goen.spool_fault"] = fault
            raise StopUpload(connection_reset=False) from fault

    def _drop(self) -> None:
        """Django would close the file later, and stumble again over the bytes that did not fit."""
        if file := self.__dict__.pop("file", None):
            with contextlib.suppress(OSError):
                file.close()


def take_in(request: HttpRequest, files: Iterable[UploadedFile[Any]]) -> tuple[list[str], list[str]]:
    """Keep uploaded files in the spool. Returns their paths and the names they came with. Raises SpoolFull."""
    if fault := request.META.get("goen.spool_fault"):
        raise SpoolFull from fault
    paths: list[str] = []
    names: list[str] = []
    for file in files:
        kept = Path(settings.SPOOL) / secrets.token_hex(16)
        try:
            _move(file, kept)
        except OSError as fault:
            for path in (*paths, str(kept)):
                Path(path).unlink(missing_ok=True)
            raise SpoolFull from fault
        paths.append(str(kept))
        names.append(file.name or "")
    return paths, names


def _move(file: UploadedFile[Any], kept: Path) -> None:
    if isinstance(file, TemporaryUploadedFile):
        cast(IO[bytes], file.file).flush()
        os.rename(file.temporary_file_path(), kept)
        return
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with kept.open("xb") as out:
        for chunk in file.chunks():
            out.write(chunk)
