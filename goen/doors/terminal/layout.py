"""The layout of --help: Japanese has no spaces to break at, and its characters are two columns wide."""

from __future__ import annotations

import argparse
import re
import unicodedata

# A word of Latin letters, or one other character; brackets and stops stay with what they enclose and end.
_PIECE = re.compile(
    r"\s*[「『（【〈《]*(?:[!-~]+|.)[、。，．）」』】〉》！？ーっゃゅょァィゥェォッャュョ]*", re.DOTALL
)


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns."""
    lines: list[str] = []
    line = ""
    for piece in _PIECE.findall(" ".join(text.split())):
        if line and columns(line + piece) > width:
            lines.append(line)
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line] if line else lines


class Layout(argparse.HelpFormatter):
    """Wraps by columns, and keeps the paragraphs and the indented lines of descriptions."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines: list[str] = []
        for line in text.strip("\n").splitlines():
            kept = line.startswith(" ") or not line
            lines += [line] if kept else wrapped(line, width - len(indent))
        return "\n".join(indent + line for line in lines)
