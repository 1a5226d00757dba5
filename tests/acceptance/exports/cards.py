"""Cards of address books."""

from __future__ import annotations


def card(*lines: str, version: str = "3.0", ending: str = "\r\n") -> str:
    return ending.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def named(name: str, *lines: str) -> str:
    """A card of this displayed name; a Japanese one is written with a space between family and given name."""
    first, _, second = name.partition(" ")
    family, given = (second, first) if name.isascii() else (first, second)
    return card(f"N:{family};{given};;;", f"FN:{name}", *lines)


# As Japanese telephones of the two-thousands wrote them.
OLD_PHONE = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=SHIFT_JIS:安藤;ロイド;;;\r\nFN;CHARSET=SHIFT_JIS:安藤 ロイド\r\n"
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ｱﾝﾄﾞｳ;ﾛｲﾄﾞ;;;\r\n"
    "TEL;CELL:09012345678\r\nEMAIL;CELL:roid@keitai.example\r\nX-GNO:1\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63;=91=BE=\r\n=98=59;;;\r\n"
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾔﾏﾀﾞ;ﾀﾛｳ;;;\r\nTEL;CELL;VOICE:090-1111-2222\r\nEND:VCARD\r\n"
).encode("cp932")
