"""Mail headers as Japanese mailers write them: RFC 2047 words in ISO-2022-JP or UTF-8, folded."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import groupby

CHARACTERS_A_WORD = 14  # so that an encoded word keeps under 76 characters in either encoding


def iso_2022_jp(text: str) -> bytes:
    """As mailers on Windows do it: with the rows of NEC and IBM (㈱, ①), which Python's codec refuses."""
    out = b""
    for is_ascii, run in groupby(text, key=str.isascii):
        part = "".join(run)
        out += part.encode("ascii") if is_ascii else b"\x1b$B" + b"".join(map(_seven_bit, part)) + b"\x1b(B"
    return out


def _seven_bit(character: str) -> bytes:
    """Shift_JIS to the row and cell of JIS X 0208, each in seven bits."""
    lead, trail = character.encode("cp932")
    row = (lead - (0xC1 if lead >= 0xE0 else 0x81)) * 2 + 0x21
    if trail >= 0x9F:
        return bytes((row + 1, trail - 0x7E))
    return bytes((row, trail - (0x20 if trail > 0x7F else 0x1F)))


def fits_jis(text: str) -> bool:
    """Whether every character has two bytes in Shift_JIS, or is ASCII."""
    try:
        return all(c.isascii() or len(c.encode("cp932")) == 2 for c in text)
    except UnicodeEncodeError:
        return False


def encoded(text: str, *, in_jis: bool) -> str:
    """A header's value; several encoded words where one does not hold it."""
    if text.isascii():
        return text
    in_jis = in_jis and fits_jis(text)
    return "\n ".join(_word(text[start : start + CHARACTERS_A_WORD], in_jis) for start in _starts(text))


def _starts(text: str) -> Iterator[int]:
    yield from range(0, len(text), CHARACTERS_A_WORD)


def _word(text: str, in_jis: bool) -> str:
    charset, raw = ("ISO-2022-JP", iso_2022_jp(text)) if in_jis else ("UTF-8", text.encode())
    return f"=?{charset}?B?{base64.b64encode(raw).decode()}?="


def quoted(text: str) -> str:
    """In the other transfer encoding of RFC 2047, as Gmail writes labels."""
    spelt = "".join(chr(b) if chr(b).isascii() and chr(b).isalnum() else f"={b:02X}" for b in text.encode())
    return f"=?UTF-8?Q?{spelt}?="


def address(name: str, mail: str, *, in_jis: bool) -> str:
    if not name:
        return mail
    shown = f'"{name}"' if name.isascii() else encoded(name, in_jis=in_jis)
    return f"{shown} <{mail}>"
