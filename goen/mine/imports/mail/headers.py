"""The header section of one mail: the fields that matter, unfolded, and their text decoded."""

from __future__ import annotations

import binascii
import re
from collections.abc import Collection

from goen.mine.imports import iso2022

Fields = dict[bytes, bytes]

LISTS = frozenset({b"to", b"cc", b"bcc"})  # may come more than once, and then add up

_ENCODED_WORD = re.compile(r"=\?([\w.:+-]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?]*)\?=")
_CODECS = {
    **dict.fromkeys(
        ("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "ms932"), "cp932"
    ),
    "x-euc-jp": "euc_jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-1": "cp1252",
}
_GUESSED = frozenset({"us-ascii", "ascii", "unknown-8bit", "unknown", "default", "x-unknown"})
# Python calls these text encodings; no mail is written in them, and some take very long.
_NOT_FOR_MAIL = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})


def fields(section: bytes, wanted: Collection[bytes]) -> Fields:
    """Lower-case name -> raw value of the wanted fields. Of a field given twice the first counts."""
    found: dict[bytes, list[bytes]] = {}
    # Each field is brought to one line first: few are wanted, and looking at every line costs half as much again.
    for line in section.replace(b"\n ", b"\0 ").replace(b"\n\t", b"\0\t").split(b"\n"):
        name, colon, value = line.partition(b":")
        name = name.rstrip().lower()
        if colon and name in wanted and (name not in found or name in LISTS):
            found.setdefault(name, []).append(_unfolded(value))
    return {name: b",".join(values).strip() for name, values in found.items()}


def _unfolded(value: bytes) -> bytes:
    return value.replace(b"\r\0", b"").replace(b"\0", b"")


def text_of(raw: bytes) -> str:
    """A raw value as text: ASCII as it should be, or what mailers wrote instead. Encoded words stay."""
    if iso2022.ESCAPE in raw:
        return iso2022.decode(raw)
    try:
        return raw.decode("ascii")
    except UnicodeDecodeError:
        return _guessed(raw)


def _guessed(raw: bytes) -> str:
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def decoded(text: str) -> str:
    """Text with its RFC 2047 encoded words decoded, inside quotes too, where mailers put them all the same.

    Neighbours in one charset are put together before decoding: mailers cut in the middle of a character.
    """
    if "=?" not in text:
        return text
    pieces: list[str] = []
    run: list[bytes] = []
    charset, place = "", 0
    for word in _ENCODED_WORD.finditer(text):
        between = text[place : word.start()]
        is_neighbour = bool(charset) and not between.strip()
        if not is_neighbour or word[1].lower() != charset:
            pieces.append(_in_charset(run, charset))
            run = []
        if not is_neighbour:
            pieces.append(between)
        charset, place = word[1].lower(), word.end()
        run.append(_payload(word[2], word[3]))
    return "".join((*pieces, _in_charset(run, charset), text[place:]))


def _payload(kind: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if kind in "Qq":
        return binascii.a2b_qp(raw, header=True)
    digits = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    if len(digits) % 4 == 1:  # cut off: the last digit says nothing by itself
        digits = digits[:-1]
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))


def _in_charset(run: list[bytes], charset: str) -> str:
    raw = b"".join(run)
    if charset.startswith(("iso-2022-jp", "csiso2022jp", "cp5022")):
        return iso2022.decode(raw)
    if charset in _GUESSED:
        return text_of(raw)
    codec = _CODECS.get(charset, charset)
    if codec.replace("-", "_") in _NOT_FOR_MAIL:
        return _guessed(raw)
    try:
        return raw.decode(codec, "replace")
    except (LookupError, ValueError):
        return _guessed(raw)
