"""Files and zips as people bring them, and as attackers do."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from goen.mine.imports import finding
from goen.mine.imports.exports import RATIO_MATTERS_FROM, Cancelled, opened
from goen.mine.imports.records import Skipped, Unreadable
from tests.mine.made import connections, line, mbox, vcard, zipped

TARO = vcard(("山田 太郎", "EMAIL:taro@example.com"))
CONNECTIONS = connections(("太郎", "山田", "taro", "山田商店"))


def zip_of(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def encrypted(archive: bytes) -> bytes:
    """With the flag of encryption set for each member, as readers see it."""
    changed = bytearray(archive)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = archive.find(mark)
        while place >= 0:
            changed[place + at] |= 1
            place = archive.find(mark, place + 1)
    return bytes(changed)


def found(path: Path, content: bytes) -> finding.Found:
    path.write_bytes(content)
    with opened(path, path.name) as export:
        return finding.find(export)


def error_of(path: Path, content: bytes | None = None) -> str:
    """The code of why nothing is read."""
    if content is not None:
        path.write_bytes(content)
    try:
        with opened(path, path.name) as export:
            return finding.find(export).error
    except Unreadable as fault:
        return fault.code


WHOLE = zip_of(("messages.vcf", TARO * 50), ("other.txt", b"x" * 1000))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"just some notes\n", "unknown_format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(5000), "unknown_format"),
        (WHOLE[: len(WHOLE) // 2], "zip_damaged"),
        (WHOLE[:-10], "zip_damaged"),
        (zip_of(), "zip_empty"),
        (zip_of(("folder/", b"")), "zip_empty"),
        (zip_of(("notes.txt", b"notes")), "unknown_format"),
        (encrypted(WHOLE), "zip_locked"),
        (zip_of(("../a.vcf", TARO)), "zip_all_refused"),
        (zip_of(("/etc/a.vcf", TARO)), "zip_all_refused"),
        (zip_of(("C:\\a.vcf", TARO)), "zip_all_refused"),
        (zip_of(("a/..\\..\\b.vcf", TARO)), "zip_all_refused"),
        (zip_of(("zeros.vcf", bytes(RATIO_MATTERS_FROM + 1))), "zip_all_refused"),
        (zip_of(("inner.zip", zip_of(("a.vcf", TARO)))), "unknown_format"),
    ],
)
def test_file_that_cannot_be_read_says_why(content: bytes, code: str, tmp_path: Path) -> None:
    assert error_of(tmp_path / "brought", content) == code


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # opening it would wait for ever
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert error_of(tmp_path) == "is_folder"
    assert error_of(tmp_path / "pipe") == "is_no_file"
    assert error_of(tmp_path / "missing") == "not_there"
    assert error_of(tmp_path / "loop") == "not_there"
    assert error_of(tmp_path / ("long" * 100)) == "not_there"


def test_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(TARO)
    path.chmod(0)
    if os.geteuid() == 0:  # whom no permission stops
        monkeypatch.setattr(Path, "open", refuse)
    assert error_of(path) == "not_there"


def refuse(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("member", "code"),
    [
        (("../../evil.vcf", TARO), "zip_unsafe_path"),
        (("/evil.vcf", TARO), "zip_unsafe_path"),
        (("zeros", bytes(RATIO_MATTERS_FROM + 1)), "zip_bomb"),
        (("inner.ZIP", zip_of(("a.vcf", TARO))), "zip_nested"),
        (("talk.txt", line("太郎", "葵")), "zip_other_kind"),
    ],
)
def test_one_bad_member_leaves_the_others(member: tuple[str, bytes], code: str, tmp_path: Path) -> None:
    good = os.urandom(200_000)
    seen = found(tmp_path / "a.zip", zip_of(("a.vcf", TARO), member, ("photo.jpg", good)))
    assert ([part.file for part in seen.parts], seen.others) == (["a.vcf"], 1)
    assert seen.skipped == [Skipped(member[0], None, code)]


def test_damaged_member_is_named(tmp_path: Path) -> None:
    content = bytearray(zip_of(("a.vcf", TARO), ("b.vcf", TARO * 9)))
    second = content.find(b"b.vcf")
    content[second + 8 : second + 20] = bytes(12)
    seen = found(tmp_path / "a.zip", bytes(content))
    assert ([part.file for part in seen.parts], seen.error) == (["a.vcf"], "")
    assert [(row.file, row.code) for row in seen.skipped] == [("b.vcf", "zip_member_damaged")]


def test_member_damaged_beyond_its_head_costs_the_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = bytearray(zip_of(("a.vcf", TARO * 2_000), method=zipfile.ZIP_STORED))
    content[-300] ^= 255
    path.write_bytes(bytes(content))
    with opened(path, path.name) as export:
        (part,) = finding.find(export).parts
        with part.open() as stream, pytest.raises(Unreadable) as fault:
            stream.read()
    assert fault.value.code == "zip_damaged"


def test_members_that_overlap_do_not_add_up_to_a_bomb(tmp_path: Path) -> None:
    """Each of them looks harmless: many entries of the directory for the same bytes."""
    one = zip_of(("a.vcf", os.urandom(100_000)))
    entry_at, end_at = one.find(b"PK\x01\x02"), one.find(b"PK\x05\x06")
    entry, end = one[entry_at:end_at], bytearray(one[end_at:])
    count = 2_000
    end[8:16] = struct.pack("<HHL", count, count, len(entry) * count)
    assert error_of(tmp_path / "a.zip", one[:entry_at] + entry * count + bytes(end)) == "zip_overfull"


def test_heads_of_many_members_are_not_kept(tmp_path: Path) -> None:
    content = zip_of(*((f"{number}.bin", os.urandom(2_000)) for number in range(50)))
    (tmp_path / "a.zip").write_bytes(content)
    with opened(tmp_path / "a.zip", "a.zip") as export:
        finding.find(export)
        assert not any("head" in vars(part) for part in export.parts)


def test_looking_through_a_zip_can_be_cancelled(tmp_path: Path) -> None:
    def cancel(_bytes: int) -> None:
        raise Cancelled

    (tmp_path / "a.zip").write_bytes(zipped(a__vcf=TARO))
    with opened(tmp_path / "a.zip", "a.zip", cancel) as export, pytest.raises(Cancelled):
        finding.find(export)


MAIL = mbox(("a@example.com", "b@example.com", "Fri, 12 May 2023 10:00:00 +0900", "1"))


@pytest.mark.parametrize(
    ("content", "source"),
    [(TARO, "vcard"), (CONNECTIONS, "linkedin"), (line("太郎", "葵"), "line"), (MAIL, "mail")],
)
def test_format_is_known_by_content_not_by_name(content: bytes, source: str, tmp_path: Path) -> None:
    reader = found(tmp_path / "data.bin", content).reader
    assert reader is not None
    assert source == reader.SOURCE


def test_progress_of_a_zip_counts_its_bytes_on_the_disk(tmp_path: Path) -> None:
    counted: list[float] = []
    (tmp_path / "a.zip").write_bytes(zipped(a__vcf=TARO * 30_000))
    with opened(tmp_path / "a.zip", "a.zip", counted.append) as export, export.parts[0].open() as stream:
        while stream.read(1 << 16):
            pass
    assert sum(counted) == pytest.approx((tmp_path / "a.zip").stat().st_size, rel=0.2, abs=300)
