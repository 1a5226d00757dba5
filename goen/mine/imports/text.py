"""Bytes to text: which encoding a file is in, and its lines, each bounded in length."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from goen.mine.imports import iso2022
from goen.mine.imports.iso2022 import ESCAPE

MOST_LINE_BYTES = 2_000_000
ISO_2022_JP = "iso2022_jp_ext"
# In real UTF-8 a broken byte is rare; other encodings read as UTF-8 are broken nearly everywhere.
MOST_BROKEN = 0.05


def encoding_of(head: bytes) -> str:
    """The encoding of text that begins with `head`: UTF-8, UTF-16, ISO-2022-JP, cp932 or, last, latin-1."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if ESCAPE + b"$" in head or ESCAPE + b"(J" in head:
        return ISO_2022_JP
    # `head` may end in the middle of a character: an incremental decoder takes that as unfinished, not wrong.
    for encoding in ("utf-8", "cp932"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            if encoding == "utf-8" and _is_nearly_utf8(head):
                return encoding
            continue
        return encoding
    return "latin-1"


def _is_nearly_utf8(head: bytes) -> bool:
    """One cut emoji in a long talk must not turn the whole of it into another encoding."""
    text = head.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return 0 < text.count("\ufffd") < beyond_ascii * MOST_BROKEN


def decoded(line: bytes, encoding: str) -> str:
    """A byte that does not decode becomes U+FFFD rather than costing the line."""
    if encoding == ISO_2022_JP:
        return iso2022.decode(line)
    return line.decode(encoding, "replace")


def raw_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of each line with its ending; None in place of a line too long to be one."""
    number = 0
    while line := stream.readline(MOST_LINE_BYTES):
        number += 1
        if len(line) == MOST_LINE_BYTES and not line.endswith(b"\n"):
            _pass_over(stream)
            yield number, None
        else:
            yield number, line


def _pass_over(stream: BinaryIO) -> None:
    while (rest := stream.readline(MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
        pass


def text_lines(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, str | None]]:
    """As raw_lines, decoded.

    UTF-16 has line feeds inside other characters, so it is read whole lines at a time by its own decoder.
    """
    if encoding == "utf-16":
        yield from _utf16_lines(stream)
        return
    for number, line in raw_lines(stream):
        yield number, None if line is None else decoded(line, encoding)


def _utf16_lines(stream: BinaryIO) -> Iterator[tuple[int, str | None]]:
    decode = codecs.getincrementaldecoder("utf-16")("replace").decode
    number, rest = 0, ""
    while chunk := stream.read(1 << 16):
        *whole, rest = (rest + decode(chunk)).split("\n")
        for line in whole:
            number += 1
            yield number, line + "\n" if len(line) < MOST_LINE_BYTES else None
        if len(rest) > MOST_LINE_BYTES:  # only what says "too long" needs keeping
            rest = rest[: MOST_LINE_BYTES + 1]
    if rest:
        yield number + 1, rest if len(rest) < MOST_LINE_BYTES else None
