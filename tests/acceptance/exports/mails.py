"""Mailboxes in mbox form, of a member called Taro Yamada."""

from __future__ import annotations

import base64
import itertools

TARO = "Taro Yamada <taro@home.example>"
HANAKO = "Hanako Sato <hanako@a.example>"
KENJI = "Kenji Ito <kenji@b.example>"
SEPARATOR = "From x@y Mon Jun  2 10:00:00 2025"

_number = itertools.count(1)


def mail(
    sender: str | None,
    to: str,
    *more: str,
    at: str | None = "Mon, 02 Jun 2025 10:00:00 +0900",
    body: str = "Hi\n",
    has_id: bool = True,
) -> str:
    """`more` are further headers."""
    head = [
        SEPARATOR,
        *([f"From: {sender}"] if sender else []),
        f"To: {to}",
        *([f"Date: {at}"] if at else []),
        *([f"Message-ID: <{next(_number)}@goen.example>"] if has_id else []),
        "Subject: Hello",
        *more,
    ]
    return "\n".join(head) + f"\n\n{body}\n"


def both_ways() -> list[str]:
    """Four mails with two people: enough to tell whose they are."""
    return [
        mail(HANAKO, TARO),
        mail(TARO, HANAKO, at="Tue, 03 Jun 2025 10:00:00 +0900"),
        mail(KENJI, TARO, at="Wed, 04 Jun 2025 10:00:00 +0900"),
        mail(TARO, KENJI, at="Thu, 05 Jun 2025 10:00:00 +0900"),
    ]


def encoded(text: str, charset: str) -> str:
    """An encoded word."""
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="
