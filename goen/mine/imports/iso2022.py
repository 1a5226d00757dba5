"""ISO-2022-JP as Japanese mail really has it.

Python's codecs refuse what mailers have always written: NEC's row 13 (①, ㈱), NEC's selection of IBM's
characters, half-width kana. All have a place in cp932, whose two bytes follow from those of ISO-2022-JP.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

ESCAPE = b"\x1b"

_CHANGE = re.compile(rb"\x1b(\$\([@BD]|\$[@B]|\([BJIH])")
_PAIR = re.compile(rb"([\x21-\x7e]{2})")


def decode(raw: bytes) -> str:
    """Never fails: what no character stands for becomes U+FFFD."""
    try:
        return raw.decode("iso2022_jp")
    except UnicodeDecodeError:
        return _decode_leniently(raw)


def _decode_leniently(raw: bytes) -> str:
    first, *rest = _CHANGE.split(raw)
    pieces = [_plain(first)]
    for escape, run in zip(rest[::2], rest[1::2], strict=True):
        pieces.append(_MEANING.get(escape, _plain)(run))
    return "".join(pieces)


def _plain(run: bytes) -> str:
    return run.decode("cp932", "replace")


def _half_width(run: bytes) -> str:
    return bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in run).decode("cp932", "replace")


def _two_bytes(run: bytes) -> str:
    """JIS X 0208 and what NEC and IBM added to it. Line ends and spaces stand between pairs as they are."""
    return "".join(
        _character(_shifted(*piece), "cp932") if is_pair else _plain(piece) for is_pair, piece in _pieces(run)
    )


def _supplement(run: bytes) -> str:
    """JIS X 0212, which EUC-JP writes with three bytes."""
    return "".join(
        _character(b"\x8f" + bytes(byte | 0x80 for byte in piece), "euc_jp") if is_pair else _plain(piece)
        for is_pair, piece in _pieces(run)
    )


def _pieces(run: bytes) -> Iterator[tuple[bool, bytes]]:
    for place, piece in enumerate(_PAIR.split(run)):
        yield place % 2 == 1, piece


def _character(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return "\ufffd"


def _shifted(row: int, cell: int) -> bytes:
    """The two bytes of Shift_JIS for those of JIS (JIS X 0208:1997, annex 1)."""
    if row % 2:
        cell += 0x1F if cell < 0x60 else 0x20
    else:
        cell += 0x7E
    lead = (row + 1) // 2 + (0x70 if row < 0x5F else 0xB0)
    return bytes((lead, cell))


_MEANING: dict[bytes, Callable[[bytes], str]] = {
    b"$@": _two_bytes,
    b"$B": _two_bytes,
    b"$(@": _two_bytes,
    b"$(B": _two_bytes,
    b"$(D": _supplement,
    b"(I": _half_width,
}
