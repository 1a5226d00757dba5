"""ISO-2022-JP with what Python's codecs refuse."""

from __future__ import annotations

import pytest

from goen.mine.imports import iso2022


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain", "plain"),
        (b"\x1b$B;3ED\x1b(B", "山田"),
        (b"\x1b$B;3ED\x1b(J san", "山田 san"),
        (b"\x1b$B-!-j\x1b(B", "①㈱"),  # NEC's row 13
        (b"\x1b$@-!\x1b(B", "①"),
        (b"a\x1b$By!\x1b(Bb", "a纊b"),  # NEC's selection of IBM's characters
        (b"\x1b(I1\x1b(B\x1b$B-!\x1b(B", "ｱ①"),  # half-width kana
        (b"\x1b$(D0!\x1b(B\x1b$B-!\x1b(B", "丂①"),  # JIS X 0212
        (b"\x1b$B-!;3", "①山"),  # not switched back
        (b"\x1b$B-!\n;3\x1b(B", "①\n山"),  # a line end within the double bytes
        (b"\x1b$B-!\x1b(B\x93\xfa", "①日"),  # cp932 beside it
        (b"\x1b$B-!/!\x1b(B", "①\ufffd"),  # no such character
        (b"\x1b$B-!;\x1b(B", "①;"),  # cut in the middle of one
    ],
)
def test_decode_reads_what_mailers_write(raw: bytes, text: str) -> None:
    assert iso2022.decode(raw) == text


def test_the_lenient_way_agrees_with_the_strict_one_on_ordinary_characters() -> None:
    # Where Unicode has two candidates for one character (〜 and ～), cp932 has the other one.
    for row in range(0x30, 0x75):
        for cell in range(0x21, 0x7F):
            raw = b"\x1b$B" + bytes((row, cell)) + b"\x1b(B"
            try:
                strict = raw.decode("iso2022_jp")
            except UnicodeDecodeError:
                continue
            assert iso2022.decode(b"\x1b$B-!" + raw[3:]) == "①" + strict
