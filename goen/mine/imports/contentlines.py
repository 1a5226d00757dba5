"""The lines of vCards as they come: folded in three ways, each property in an encoding of its own.

They stay bytes for as long as possible: a fold may cut a character in two, and in Shift_JIS the second byte
of 能 is a backslash.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from goen.mine.imports.iso2022 import ESCAPE
from goen.mine.imports.text import ISO_2022_JP, decoded, encoding_of, text_lines

MOST_VALUE_BYTES = 100_000  # what is longer is cut
PIECE_BYTES = 65_536  # in which a line is read: one of 200 MB needs no more memory than one of 70 bytes

Wanted = Callable[[str], bool]


def encoding_said(head: bytes) -> str:
    """The encoding that a file's beginning tells; "" for one in plain ASCII, which tells nothing."""
    return "" if head.isascii() and ESCAPE not in head else encoding_of(head)


_START = re.compile(rb"[ \t]*(?:[\w-]+\.)?([\w-]+)[ \t]*[;:]")
_MARK = re.compile(rb"\s*(?:BEGIN|END)\s*:", re.IGNORECASE)
_BASE64 = re.compile(rb"[;=](?:BASE64|B)[;:]", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(rb"[;=](?:QUOTED-PRINTABLE|Q)[;:]", re.IGNORECASE)


class _Line:
    """A property while its lines come in. `is_kept` is False for one that nobody wants: a photo."""

    def __init__(self, number: int, first: bytes, *, is_kept: bool) -> None:
        head = first[: first.find(b":") + 1]
        self.number = number
        self.text = bytearray(first)
        self.is_kept = is_kept
        self.is_mark = _MARK.match(first) is not None  # BEGIN and END go on in no other line
        self.is_base64 = _BASE64.search(head) is not None
        self.is_quoted = _QUOTED_PRINTABLE.search(head) is not None
        self.is_broken_off = self.is_quoted and first.endswith(b"=")

    def add(self, more: bytes) -> None:
        if self.is_broken_off and self.is_kept:
            del self.text[-1:]
        self.is_broken_off = self.is_quoted and more.endswith(b"=")
        if self.is_kept and len(self.text) < MOST_VALUE_BYTES:
            self.text += more

    def take(self, line: bytes) -> bool:
        """Whether this physical line goes on with the property; then it is added."""
        if self.is_mark or _MARK.match(line):
            return False
        if self.is_broken_off:
            self.add(line)
            return True
        if line[:1] in (b" ", b"\t"):
            self.add(line[1:])
            return True
        # Old phones do not indent what goes on of a picture.
        return self.is_base64 and b":" not in line


def unfolded(
    stream: BinaryIO, encoding: str, is_wanted: Callable[[str], bool]
) -> Iterator[tuple[int, bytes]]:
    """Properties with the number of their first line; blank lines and unwanted properties are passed over.

    `is_wanted` is asked with the property's name in capitals. What is no property at all is yielded as it is.
    """
    line: _Line | None = None
    for number, piece, is_start in _pieces(stream, encoding):
        if not is_start:
            if line is not None:
                line.add(piece)
            continue
        if line is not None and line.take(piece):
            continue
        if line is not None and line.is_kept:
            yield line.number, bytes(line.text)
        line = None
        if piece.strip():
            named = _START.match(piece)
            line = _Line(number, piece, is_kept=not named or is_wanted(named[1].decode("latin-1").upper()))
    if line is not None and line.is_kept:
        yield line.number, bytes(line.text)


def _pieces(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, bytes, bool]]:
    """Number, bytes without line ending, and whether it is the start of a line."""
    if encoding == "utf-16":
        for number, text in text_lines(stream, "utf-16"):
            yield number, (text or "").rstrip("\r\n").encode(), True
        return
    number, is_start = 1, True
    while piece := stream.readline(PIECE_BYTES):
        if number == 1 and is_start:
            piece = piece.removeprefix(b"\xef\xbb\xbf")
        yield number, piece.rstrip(b"\r\n"), is_start
        is_start = piece.endswith(b"\n")
        number += is_start


@dataclass(frozen=True, slots=True)
class Property:
    """Names of properties and parameters are in capitals. TEL;CELL: is TEL;TYPE=CELL: too."""

    name: str
    value: str  # decoded, not unescaped
    parameters: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> str:
        return next((value for key, value in self.parameters if key == name), "")

    @property
    def types(self) -> frozenset[str]:
        given = ",".join(value for key, value in self.parameters if key == "TYPE")
        return frozenset(each.strip().upper() for each in given.split(","))


_HEAD = re.compile(rb'(?:[^":]|"[^"]*")*:')
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "Q", "BASE64", "B", "8BIT", "7BIT"})


def parsed(line: bytes, encoding: str) -> Property | None:
    """None where the line is no property. `encoding` is that of the file, "" where its head does not tell."""
    split = _HEAD.match(line)
    if split is None or _START.match(line) is None:
        return None
    start = _decoded(split[0][:-1], "", encoding)
    name = start.partition(";")[0].rpartition(".")[2].strip().upper()
    parameters = tuple(_parameter(each) for each in _PARAMETER.findall(start))
    found = dict(parameters)
    value = _bytes(line[split.end() :], found.get("ENCODING", "").upper())
    return Property(name, _decoded(value, found.get("CHARSET", ""), encoding), parameters)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        return ("ENCODING" if name.strip().upper() in _ENCODINGS else "TYPE", name.strip())
    return name.strip().upper(), value.strip().strip('"')


def _bytes(value: bytes, encoding: str) -> bytes:
    if encoding in ("QUOTED-PRINTABLE", "Q"):
        return quopri.decodestring(value)
    if encoding in ("BASE64", "B"):
        try:
            return base64.b64decode(value)
        except binascii.Error:
            return b""
    return value


_CODECS = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": ISO_2022_JP,
}


def _decoded(value: bytes, charset: str, of_file: str) -> str:
    if value.isascii() and ESCAPE not in value:
        return value.decode("ascii")
    named = charset.strip().lower()
    encodings = [_CODECS.get(named, named or "utf-8"), "utf-8", of_file, "cp932"]
    if of_file.startswith("utf"):
        encodings.insert(0, "utf-8")  # saved again since, and the parameters were left as they were
    for encoding in encodings:
        try:
            return decoded(value, encoding) if encoding == ISO_2022_JP else value.decode(encoding)
        except (ValueError, LookupError):
            continue
    return value.decode("latin-1")


_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FIELD = re.compile(r"\\.|;|[^\\;]+|\\", re.DOTALL)


def text(value: str, *, is_old: bool) -> str:
    """The value without escapes. In vCard 2.1 (`is_old`) \\n is no line break: C:\\new is a folder."""

    def meant(escape: re.Match[str]) -> str:
        letter = escape[1]
        if letter in "nN":
            return escape[0] if is_old else "\n"
        return letter if letter in ",;:\\" else escape[0]

    return _ESCAPED.sub(meant, value)


def fields(value: str, *, is_old: bool) -> list[str]:
    """The parts of N or ORG."""
    found = [""]
    for piece in _FIELD.findall(value):
        if piece == ";":
            found.append("")
        else:
            found[-1] += text(piece, is_old=is_old)
    return [field.strip() for field in found]
