"""Which encoding a file is in, and its lines."""

from __future__ import annotations

from io import BytesIO

import pytest

from goen.mine.imports import text

JAPANESE = "ご縁がありますように、山田さん。"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"plain", "utf-8"),
        (b"", "utf-8"),
        (JAPANESE.encode(), "utf-8"),
        (JAPANESE.encode("utf-8-sig"), "utf-8-sig"),
        (JAPANESE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + JAPANESE.encode("utf-16-be"), "utf-16"),
        (JAPANESE.encode("cp932"), "cp932"),
        (JAPANESE.encode("iso2022_jp"), text.ISO_2022_JP),
        (JAPANESE.encode()[:-1], "utf-8"),  # the head ends in the middle of a character
        (JAPANESE.encode("cp932")[:-1], "cp932"),
        (JAPANESE.encode() * 9 + b"\xf0\x9f\n" + JAPANESE.encode(), "utf-8"),  # one emoji cut in two
        (b"caf\xe9 \xff\xff\xff", "latin-1"),
    ],
)
def test_encoding_of_tells_by_content(head: bytes, encoding: str) -> None:
    assert text.encoding_of(head) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "iso2022_jp", "euc_jp"])
def test_lines_come_back_as_written(encoding: str) -> None:
    content = "一行目\r\n二行目\n\n四行目".encode(encoding)
    found = text.encoding_of(content) if encoding != "euc_jp" else encoding
    assert list(text.text_lines(BytesIO(content), found)) == [
        (1, "一行目\r\n"),
        (2, "二行目\n"),
        (3, "\n"),
        (4, "四行目"),
    ]


def test_a_broken_byte_does_not_cost_the_line() -> None:
    assert list(text.text_lines(BytesIO(b"a\xffb\nc"), "utf-8")) == [(1, "a\ufffdb\n"), (2, "c")]


def test_nec_characters_in_iso_2022_jp_are_read() -> None:
    assert list(text.text_lines(BytesIO(b"\x1b$B-!\x1b(B\n"), text.ISO_2022_JP)) == [(1, "①\n")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_too_long_to_be_one_is_none(encoding: str) -> None:
    content = ("before\n" + "x" * (3 * text.MOST_LINE_BYTES) + "\nafter\n").encode(encoding)
    assert list(text.text_lines(BytesIO(content), encoding)) == [(1, "before\n"), (2, None), (3, "after\n")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_too_long_may_be_the_last(encoding: str) -> None:
    content = ("before\n" + "x" * (3 * text.MOST_LINE_BYTES)).encode(encoding)
    assert list(text.text_lines(BytesIO(content), encoding)) == [(1, "before\n"), (2, None)]
