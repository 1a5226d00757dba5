"""Mailboxes in mbox form."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest

from goen.mine.imports import exports
from goen.mine.imports.exports import Part
from goen.mine.imports.readers import mbox
from goen.mine.imports.reading import Clock, Context
from goen.mine.imports.records import LeftOut, Moment, Record, Skipped

CONTEXT = Context(clock=Clock("Asia/Tokyo"), country="JP", latest=1_900_000_000)
DATE = "Date: Thu, 14 Mar 2020 09:11:11 +0900"
POSTED = "From 1594@xxx Thu Mar 14 00:11:11 +0000 2020"


def mail(number: int, body: str = "hello", *, date: str = DATE, posted: str = POSTED) -> str:
    return f"{posted}\nFrom: taro{number}@x.jp\n{date}\nMessage-ID: <{number}@x.jp>\n\n{body}\n\n"


def read(content: str | bytes) -> list[Record]:
    raw = content.encode() if isinstance(content, str) else content
    return list(mbox.read(exports.from_bytes(raw, "mail.mbox").parts, CONTEXT))


def senders(records: list[Record]) -> list[str]:
    return [
        record.between.sender.account
        for record in records
        if isinstance(record, Moment) and record.between.sender
    ]


def recognised(raw: bytes) -> bool:
    return mbox.recognises(exports.from_bytes(raw, "any.bin").parts[0])


# Recognising


@pytest.mark.parametrize(
    "head",
    [
        mail(1).encode(),
        mail(1).replace("\n", "\r\n").encode(),
        b"\n\n" + mail(1).encode(),
        b"\xef\xbb\xbf" + mail(1).encode(),
        b"From - Sat Mar  4 09:11:11 2023\nX-Mozilla-Status: 0001\n",
        b"From \r\nX-Mozilla-Status: 0001\r\n",
        b"From -\nSubject: x\n",
        b"From t@x.jp Sat Mar  4 09:11 2023\n>From uucp Sat Mar  4 09:11 2023\nSubject: x\n",
    ],
)
def test_a_mailbox_is_recognised(head: bytes) -> None:
    assert recognised(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"From",
        b"From the meeting at 10:30\nNote: nothing",
        b"From: taro@x.jp\nDate: Thu, 14 Mar 2020 09:11:11 +0900\n",  # a single mail
        b"From t@x.jp Sat Mar  4 09:11:11 2023\nno header",
        b"First Name,Last Name,URL\n",
        b"BEGIN:VCARD\n",
        "[LINE] 山田とのトーク履歴\n".encode(),
        b"[04/03/25, 14:05:09] A: From x",
        b"PK\x03\x04",
        b"From " + b"x" * 60_000,
    ],
)
def test_other_files_are_not(head: bytes) -> None:
    assert not recognised(head)


# Where one mail ends and the next begins


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_mail_is_a_moment(ending: str) -> None:
    content = (mail(1) + mail(2) + mail(3)).replace("\n", ending)
    assert senders(read(content)) == ["taro1@x.jp", "taro2@x.jp", "taro3@x.jp"]


def test_separators_and_mails_may_differ_in_their_line_ends() -> None:
    content = "".join(
        f"{POSTED}\nFrom: t{n}@x.jp\r\n{DATE}\r\nMessage-ID: <{n}>\r\n\r\nhi\r\n\r\n" for n in (1, 2)
    )
    assert senders(read(content)) == ["t1@x.jp", "t2@x.jp"]


@pytest.mark.parametrize(
    "body",
    [
        "From now on at 10:30 in 2020\nNote: x",
        "no empty line before\nFrom -\nSubject: x",
        f">{POSTED}\nFrom: no@x.jp",
        f" {POSTED}\nFrom: no@x.jp",
        f"\n{POSTED}\nno header follows",
        "\nFrom 2020 on, things were different.\nSee: below",
        "",
        "\n\n\n",
        "a" * 5000,
        "a b " * 5000,
    ],
)
def test_bodies_do_not_begin_mails(body: str) -> None:
    assert senders(read(mail(1, body) + mail(2))) == ["taro1@x.jp", "taro2@x.jp"]


def test_a_mail_begins_without_an_empty_line_before_it() -> None:
    assert senders(read(mail(1).rstrip("\n") + "\n" + mail(2))) == ["taro1@x.jp", "taro2@x.jp"]


def test_a_mail_without_body_ends_with_its_header() -> None:
    content = f"{POSTED}\nFrom: a@x.jp\n{DATE}\n\n{POSTED}\nFrom: b@x.jp\n{DATE}\n"
    assert senders(read(content)) == ["a@x.jp", "b@x.jp"]


def test_a_mailbox_cut_off_in_a_header_keeps_what_it_has() -> None:
    assert senders(read(mail(1) + f"{POSTED}\nFrom: b@x.jp\n{DATE}\nSubj")) == ["taro1@x.jp", "b@x.jp"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("around", [mbox.STRETCH, mbox.BLOCK])
def test_a_separator_is_found_wherever_the_blocks_end(ending: str, around: int) -> None:
    first = mail(1).replace("\n", ending)
    for shift in range(-60, 40):
        filler = "x" * (around - len(first) + shift)
        content = mail(1, filler).replace("\n", ending) + mail(2).replace("\n", ending)
        found = [found.offset for found in mbox.mails(BytesIO(content.encode()))]
        assert found == [0, content.rindex("From 1594")]


def test_a_header_is_whole_wherever_the_blocks_end() -> None:
    for shift in range(-150, 10, 7):
        filler = "x" * (mbox.BLOCK + shift)
        assert senders(read(mail(1, filler) + mail(2))) == ["taro1@x.jp", "taro2@x.jp"]


# Faults, with the line where their mail begins


def test_faults_name_file_and_line() -> None:
    content = mail(1) + mail(2, date="X: no date") + mail(3, date="Date: soon") + mail(4)
    assert [record for record in read(content) if isinstance(record, Skipped)] == [
        Skipped("mail.mbox", 8, "no_date"),
        Skipped("mail.mbox", 15, "date_unreadable", {"value": "soon"}),
    ]


def test_lines_are_counted_over_many_blocks() -> None:
    body = "line\n" * 300_000
    content = mail(1, body) + mail(2, date="Date: soon")
    line = content[: content.rindex("From 1594")].count("\n") + 1
    assert Skipped("mail.mbox", line, "date_unreadable", {"value": "soon"}) in read(content)


def test_the_date_of_a_separator_is_not_the_mails() -> None:
    # Python's mailbox, and others with it, write the moment of the export there.
    assert read(mail(1, date="X: y")) == [Skipped("mail.mbox", 1, "no_date")]


def test_a_header_without_end_costs_only_its_mail() -> None:
    long = f"{POSTED}\nFrom: long@x.jp\n{DATE}\nX-Long: {'x' * (3 * mbox.MOST_HEADER)}\n\nbody\n\n"
    records = read(mail(1) + long + mail(2))
    assert senders(records) == ["taro1@x.jp", "taro2@x.jp"]
    assert Skipped("mail.mbox", 8, "header_too_long", {"most_kb": 1024}) in records


class _Endless(BytesIO):
    """A mailbox whose one line goes on for `size` bytes."""

    def __init__(self, head: bytes, size: int) -> None:
        super().__init__(head)
        self._left = size

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        if not content and self._left:
            content = b"x" * min(size or 0, self._left)
            self._left -= len(content)
        return content


@pytest.mark.parametrize("head", [mail(1), f"{POSTED}\nFrom: long@x.jp\nX-Long: "])
def test_a_line_of_200_mb_takes_no_memory(head: str) -> None:
    part = Part("big.mbox", 200_000_000, lambda: _Endless(head.encode(), 200_000_000))
    tracemalloc.start()
    try:
        for _record in mbox.read([part], CONTEXT):
            pass
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()


def test_a_mail_that_lies_in_two_files_of_one_export_counts_once() -> None:
    parts = [
        *exports.from_bytes(mail(1).encode(), "a").parts,
        *exports.from_bytes(mail(1).encode(), "b").parts,
    ]
    records: Iterator[Record] = mbox.read(parts, CONTEXT)
    assert [type(record) for record in records] == [Moment, LeftOut]


def test_reading_moves_the_progress_by_the_size_of_the_file_and_no_more() -> None:
    content = (mail(1) + mail(2, date="Date: soon") + mail(3, "x" * 2_000_000)).encode()
    told: list[int] = []
    part = Part("mail.mbox", len(content), lambda: BytesIO(content), told.append)
    list(mbox.read([part], CONTEXT))
    assert sum(told) == len(content)
