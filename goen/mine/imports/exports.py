"""Opening what a member brings: a file, or a zip whose members are read one by one and never unpacked to disk."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from goen.mine.imports.records import Skipped, Unreadable

HEAD_BYTES = 65_536
# A text export shrinks to a tenth or a thirtieth; what shrinks to less than a two-hundredth is made to fill disks.
MOST_RATIO = 200
RATIO_MATTERS_FROM = 10_000_000
MOST_BYTES_IN_ALL = 64_000_000_000
MOST_MEMBERS = 200_000
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# What zipfile and its decompressors raise over damaged, protected or unusual zips.
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip

Progress = Callable[[int], None]


class Cancelled(Exception):
    """Raised by a progress callback to stop reading."""


def no_progress(_bytes: int) -> None:
    return


@contextmanager
def _faults_told() -> Iterator[None]:
    """What can go wrong while bytes are read, as Unreadable."""
    try:
        yield
    except OSError as error:
        raise Unreadable("disk_fault", reason=error.strerror or "") from error
    except _ZIP_FAULTS as error:
        raise Unreadable("zip_damaged") from error


class _Counted(io.RawIOBase):
    """Tells `progress` how many bytes were read, times `scale`, in steps that cost nothing."""

    STEP = 262_144

    def __init__(self, raw: BinaryIO, progress: Progress, scale: float) -> None:
        self._raw = raw
        self._progress = progress
        self._scale = scale
        self._untold = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # typeshed names the type WriteableBuffer
        with _faults_told():
            chunk = self._raw.read(len(buffer))
        buffer[: len(chunk)] = chunk
        self._untold += len(chunk)
        if self._untold >= self.STEP or not chunk:
            self._progress(int(self._untold * self._scale))
            self._untold = 0
        return len(chunk)

    def close(self) -> None:
        self._raw.close()
        super().close()


@dataclass(frozen=True)
class Part:
    """One readable file: the export itself, or one member of it. `file` is its name as reports show it."""

    file: str
    size: int
    _opener: Callable[[], BinaryIO] = field(repr=False)
    _progress: Progress = field(default=no_progress, repr=False)
    _scale: float = 1.0  # bytes of the file on the disk for each byte read here: less than 1 in a zip

    @contextmanager
    def open(self, *, share: float = 1.0) -> Iterator[BinaryIO]:
        """The bytes from the start, buffered; reading them moves the progress on.

        A reader that goes through a part more than once says what share of its bytes each time counts for.
        """
        with _faults_told():
            raw = self._opener()
        stream = io.BufferedReader(_Counted(raw, self._progress, self._scale * share), buffer_size=1 << 18)
        try:
            yield stream
        finally:
            stream.close()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, enough to recognise a format by; does not count as progress."""
        self._progress(0)  # a zip may have very many of them
        with _faults_told(), self._opener() as raw:
            return raw.read(HEAD_BYTES)

    def forget_head(self) -> None:
        self.__dict__.pop("head", None)

    @property
    def is_zip(self) -> bool:
        return self.head.startswith(_ZIP_STARTS)

    @property
    def name(self) -> str:
        """The last part of the name, as zips and folders write it."""
        return PurePosixPath(self.file.replace("\\", "/")).name


@dataclass(frozen=True)
class Export:
    """A file, or the members of a zip; `refused` names those that were not even opened, and why."""

    parts: tuple[Part, ...]
    refused: tuple[Skipped, ...] = ()
    is_zip: bool = False

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)


def from_bytes(content: bytes, name: str = "export") -> Export:
    """An export held in memory: for tests and small things."""
    return Export((Part(name, len(content), lambda: io.BytesIO(content)),))


@contextmanager
def opened(path: Path, name: str, progress: Progress = no_progress) -> Iterator[Export]:
    """The export at `path`. Raises Unreadable where there is nothing to read."""
    size = _size(path)
    try:
        with path.open("rb") as file:
            is_zip = file.read(4) in _ZIP_STARTS
    except OSError as error:
        raise Unreadable("not_there", reason=error.strerror or "") from error
    if not is_zip:
        yield Export((Part(PurePosixPath(name).name, size, lambda: path.open("rb"), progress),))
        return
    try:
        archive = zipfile.ZipFile(path)
    except (*_ZIP_FAULTS, OSError) as error:
        raise Unreadable("zip_damaged") from error
    with archive:
        yield _members(archive, size, progress)


def _size(path: Path) -> int:
    """In bytes, of a file that has any."""
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise Unreadable("not_there", reason=getattr(error, "strerror", None) or "") from error
    if stat.S_ISDIR(found.st_mode):
        raise Unreadable("is_folder")
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("is_no_file")
    if not found.st_size:
        raise Unreadable("empty")
    return found.st_size


def _members(archive: zipfile.ZipFile, size: int, progress: Progress) -> Export:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if not infos:
        raise Unreadable("zip_empty")
    if len(infos) > MOST_MEMBERS:
        raise Unreadable("zip_too_many", most=MOST_MEMBERS)
    parts: list[Part] = []
    refused: list[Skipped] = []
    for info in infos:
        fault = _fault(info)
        if fault:
            refused.append(Skipped(info.filename, None, fault))
        else:
            scale = info.compress_size / max(info.file_size, 1)
            parts.append(Part(info.filename, info.file_size, _opener(archive, info), progress, scale))
    _refuse_overfull(sum(part.size for part in parts), size)
    return Export(tuple(parts), tuple(refused), is_zip=True)


def _refuse_overfull(unpacked: int, size: int) -> None:
    if unpacked > MOST_BYTES_IN_ALL:
        raise Unreadable("zip_too_large", most_gb=MOST_BYTES_IN_ALL // 1_000_000_000)
    # Members that overlap in the zip look harmless one by one.
    if unpacked > RATIO_MATTERS_FROM and unpacked > MOST_RATIO * size:
        raise Unreadable("zip_overfull")


def _fault(info: zipfile.ZipInfo) -> str:
    """Why a member is not opened, as a code; empty where it may be."""
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or name[1:3] == ":/" or ".." in name.split("/"):
        return "zip_unsafe_path"
    if info.flag_bits & 0x1:
        return "zip_encrypted"
    if info.file_size > RATIO_MATTERS_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
        return "zip_bomb"
    return ""


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    # ZipExtFile stops at the size the directory states, so a member that lies about it cannot grow.
    return lambda: archive.open(info)  # type: ignore[return-value]
