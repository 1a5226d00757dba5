"""A mailbox in mbox form as Google Takeout writes it, of any size, most of it attachments in base64."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random

from demo.headers import encoded
from measures.making.people import Someone, people

PEOPLE = 1_500
YEARS = 8
MEMBER = "Hanako Tamura <hanako.tamura@mail.example>"
_LINE = 77  # bytes of a line of base64
_POOL = 54 * 80_000  # bytes that attachments are cut from
_SPREAD = 1.0  # of the sizes of attachments, on a logarithmic scale: many small ones, a few large
_LIST, _ROBOT, _SENT, _COPIED = 0.12, 0.08, 0.3, 0.15  # of the mails
_SUBJECTS = (
    "打ち合わせの件",
    "Re: 資料をお送りします",
    "Minutes of Tuesday",
    "Re: Visit in May",
    "請求書在中",
)
_TEXT = (
    "田村さま\n\nいつもお世話になっております。\n資料を添付いたしますので、ご確認ください。\n\n",
    "Dear Hanako,\n\nhere are the minutes.\n>From what I hear the visit went very well.\n\nBest,\n",
    "> Could you send me the list?\n> By Friday, if possible.\n\nHere it is, with two additions.\n\n",
)


@dataclass(frozen=True)
class _Scene:
    """What all mails of one mailbox are made of."""

    everybody: list[Someone]
    pool: bytes  # lines of base64
    until: datetime
    dice: Random


def write(path: Path, mails: int, size: int, *, until: datetime) -> None:
    """About `size` bytes. Without room for attachments in it the mails are of text only."""
    dice = Random(10_000)
    scene = _Scene(people(min(PEOPLE, max(mails // 4, 10)), dice), _pool(dice), until, dice)
    heads = [_mail(number, mails, scene) for number in range(mails)]
    sizes = [dice.lognormvariate(0, _SPREAD) for _ in heads]
    room = size - sum(map(len, heads))
    with path.open("wb") as mbox:
        for number, (head, share) in enumerate(zip(heads, sizes, strict=True)):
            mbox.write(head)
            mbox.write(_attachment(int(room * share / sum(sizes)) if room > 0 else 0, scene))
            mbox.write(f"--=_part_{number:x}--\n\n".encode())


def _pool(dice: Random) -> bytes:
    return base64.encodebytes(dice.randbytes(_POOL))


def _attachment(size: int, scene: _Scene) -> bytes:
    lines, most = size // _LINE, len(scene.pool) // _LINE
    if not lines:
        return b""
    start = scene.dice.randrange(max(most - lines, 1)) * _LINE
    return (scene.pool * (lines // most + 1))[start : start + lines * _LINE]


def _mail(number: int, mails: int, scene: _Scene) -> bytes:
    """All that comes before the content of the attachment."""
    dice, person = scene.dice, _one_of(scene)
    at = scene.until - timedelta(seconds=YEARS * 365 * 86_400 * (1 - number / mails) + dice.random())
    theirs = f"{encoded(person.name, in_jis=len(person.slug) % 2 == 0)} <{person.email}>"
    is_sent = dice.random() < _SENT
    sender, to = (MEMBER, theirs) if is_sent else (theirs, MEMBER)
    lines = [
        f"From {dice.getrandbits(60)}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}",
        f"X-GM-THRID: {dice.getrandbits(60)}",
        f"X-Gmail-Labels: {'Sent' if is_sent else 'Inbox'},Opened",
        *([] if is_sent else _journey(person, at, dice)),
        f"From: {sender}",
        f"To: {to}",
        *_further(is_sent, scene),
        f"Subject: {encoded(dice.choice(_SUBJECTS), in_jis=True)}",
        f"Date: {format_datetime(at)}",
        f"Message-ID: <{dice.getrandbits(100):x}@mail.example>",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="=_part_{number:x}"',
        "",
        *_parts(number, dice),
    ]
    return ("\n".join(lines) + "\n").encode()


def _one_of(scene: _Scene) -> Someone:
    """Some write far more often than others."""
    return scene.everybody[int(len(scene.everybody) * scene.dice.random() ** 3)]


def _journey(person: Someone, at: datetime, dice: Random) -> Iterator[str]:
    """What servers add on the way: most of a header's bytes."""
    yield "Delivered-To: hanako.tamura@mail.example"
    for hop in range(3):
        yield f"Received: from mx{hop}.mail.example (mx{hop}.mail.example. [192.0.2.{dice.randrange(256)}])"
        yield f"        by in.mail.example with ESMTPS id {dice.getrandbits(80):x}"
        yield f"        for <hanako.tamura@mail.example>; {at:%a, %d %b %Y %H:%M:%S} +0000"
    yield f"Return-Path: <{person.email}>"
    for name in ("ARC-Seal", "ARC-Message-Signature", "DKIM-Signature"):
        yield f"{name}: i=1; a=rsa-sha256; t={int(at.timestamp())}; d=mail.example; s=2024;"
        for _ in range(5):
            yield f"        {base64.b64encode(dice.randbytes(48)).decode()}"


def _further(is_sent: bool, scene: _Scene) -> Iterator[str]:
    kind = scene.dice.random()
    if is_sent or kind > _LIST + _ROBOT:
        if kind > 1 - _COPIED:
            copied = (_one_of(scene) for _ in range(scene.dice.randint(1, 6)))
            yield "Cc: " + ",\n ".join(f"{encoded(one.name, in_jis=False)} <{one.email}>" for one in copied)
        return
    yield "List-Id: <news.mail.example>" if kind < _LIST else "Auto-Submitted: auto-generated"


def _parts(number: int, dice: Random) -> Iterator[str]:
    text = "".join(dice.choices(_TEXT, k=dice.randint(1, 8)))
    yield f"--=_part_{number:x}"
    yield "Content-Type: text/plain; charset=UTF-8\n"
    yield text
    yield f"--=_part_{number:x}"
    yield "Content-Type: text/html; charset=UTF-8\n"
    yield "<div>" + "</div>\n<div>".join(text.splitlines()) + "</div>"
    yield f"--=_part_{number:x}"
    yield f'Content-Type: application/pdf; name="{number}.pdf"'
    yield "Content-Transfer-Encoding: base64\n"
