"""Mailboxes in mbox form: Google Takeout, Thunderbird, Apple Mail.

Only headers are read. Bodies and attachments, nearly all of the bytes, are passed over in blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from goen.mine.imports.exports import Part
from goen.mine.imports.mail.mailbox import Fault, Mailbox
from goen.mine.imports.reading import Context
from goen.mine.imports.records import Record, Skipped

SOURCE = "mail"
CHANNEL = 3

BLOCK = 1 << 19
STRETCH = 4096
MOST_HEADER = 1 << 20  # bytes; a mail to some 30,000 people still fits
LOOK_AHEAD = 4096  # bytes that show whether a line separates mails

_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:\r?\n)*")
# A separator is told from a sentence that begins with "From" by the date in it, and by the header under it.
# Some programs leave out the empty line before it. Thunderbird leaves out sender or date: there the empty line
# and the header must do.
_SEPARATOR = re.compile(rb"From ([^\n]{0,1000})\n(?:>From [^\n]*\n)?[!-9;-~]{1,80}[ \t]*:")
_BARE = frozenset({b"", b"-"})
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# asctime's order, with or without a zone, or that of mails.
_POSTED = re.compile(
    rb"\b" + _MONTH + rb" +\d{1,2} +\d{1,2}:\d{2}(?::\d{2})?(?: +(?:[+-]\d{4}|[A-Z]{2,5}))? +\d{4}"
    rb"|\b\d{1,2} +" + _MONTH + rb" +\d{4} +\d{1,2}:\d{2}(?::\d{2})?"
)
_EMPTY_LINE = re.compile(rb"\n\r?\n")


class Mail(NamedTuple):
    """`offset` is where its separator begins; `section` its headers, None where they are too long for any."""

    offset: int
    section: bytes | None


def recognises(part: Part) -> bool:
    start = _START.match(part.head)
    return start is not None and _separates(part.head, start.end())


def read(parts: Sequence[Part], context: Context) -> Iterator[Record]:
    mailbox = Mailbox(context)
    for part in parts:
        faults: list[tuple[int, Fault]] = []
        with part.open() as stream:
            for mail in mails(stream):
                if mail.section is None:
                    outcome: Record | Fault = Fault("header_too_long", {"most_kb": MOST_HEADER // 1024})
                else:
                    outcome = mailbox.take(mail.section)
                if isinstance(outcome, Fault):
                    faults.append((mail.offset, outcome))
                else:
                    yield outcome
        yield from _skipped(part, faults)
    yield from mailbox.mine()


def mails(stream: BinaryIO) -> Iterator[Mail]:
    window = _Window(stream)
    leading = _START.match(window.bytes)
    at = leading.end() if leading else 0
    while at >= 0:
        at, until = window.with_header(at)
        line_end = window.bytes.find(b"\n", at)
        begin = line_end + 1 if line_end >= 0 else len(window.bytes)
        is_whole = until - at < MOST_HEADER
        yield Mail(window.base + at, window.bytes[begin : until + 1] if is_whole else None)
        at = window.next_separator(until)


def _separates(content: bytes, at: int, *, is_after_empty: bool = True) -> bool:
    found = _SEPARATOR.match(content, at)
    if found is None:
        return False
    return (is_after_empty and found[1].strip() in _BARE) or _POSTED.search(found[1]) is not None


class _Window:
    """The part of the file in memory: a block, or as much as a header needs. Positions are within `bytes`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.base = 0
        self.bytes = stream.read(BLOCK)

    def _move(self, keep_from: int) -> bool:
        """Drop what is before and read on. False at the end of the file."""
        block = self._stream.read(BLOCK)
        self.bytes = self.bytes[keep_from:] + block
        self.base += keep_from
        return bool(block)

    def with_header(self, at: int) -> tuple[int, int]:
        """Have the header section that begins at `at` in memory: where it begins now, and where it ends.

        One that is too long ends at MOST_HEADER, and one that the file cuts off with the file.
        """
        while True:
            end = _EMPTY_LINE.search(self.bytes, at, at + MOST_HEADER)
            if end:
                return at, end.start()
            if len(self.bytes) - at >= MOST_HEADER:
                return at, at + MOST_HEADER
            if not self._move(at):
                return 0, len(self.bytes)
            at = 0

    def next_separator(self, at: int) -> int:
        """The position of the next line that separates mails; -1 where there is none."""
        while True:
            found = self._find(at)
            if found < 0:
                keep_from = max(at, len(self.bytes) - 16) - 3
                if not self._move(max(keep_from, 0)):
                    return -1
                at = 3 if keep_from > 0 else at
                continue
            if len(self.bytes) - found < LOOK_AHEAD:
                keep_from = max(found - 3, 0)
                self._move(keep_from)
                found -= keep_from
            is_after_empty = (
                self.bytes[found - 1 : found] == b"\n" or self.bytes[found - 2 : found] == b"\n\r"
            )
            if _separates(self.bytes, found + 1, is_after_empty=is_after_empty):
                return found + 1
            at = found + 1

    def _find(self, at: int) -> int:
        """bytes.find(b"\\nFrom "), three times as fast over attachments.

        Base64 has no spaces, and looking for one byte is by far the fastest search there is: a stretch
        without a space is passed over by that alone.
        """
        content = self.bytes
        for start in range(at, len(content), STRETCH):
            end = start + STRETCH + 5
            if content.find(b" ", start, end) >= 0:
                found = content.find(b"\nFrom ", start, end)
                if found >= 0:
                    return found
        return -1


def _skipped(part: Part, faults: Sequence[tuple[int, Fault]]) -> Iterator[Skipped]:
    """With line numbers, for which the file is looked at again.

    Counting lines while reading would cost every mailbox half as much again as it takes to find the mails.
    """
    if not faults:
        return
    line, offset = 1, 0
    with part.open(share=0) as stream:
        for at, fault in faults:
            while offset < at and (block := stream.read(min(BLOCK, at - offset))):
                line += block.count(b"\n")
                offset += len(block)
            yield Skipped(part.file, line, fault.code, fault.params)
