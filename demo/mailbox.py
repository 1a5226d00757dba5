"""Hanako's mailbox as one mbox file: letters from people among everything else that fills a mailbox."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from demo.eras import HERO, HERO_LATIN, HOME_MAIL, WORK_MAIL, Eras
from demo.headers import address, encoded, fits_jis, iso_2022_jp, quoted
from demo.noise import Notice, notices
from demo.people import Someone
from demo.story import Said, Story

MAILS = 3000
LIST_MAILS = 240
LIST_ADDRESS = "yoru-ict@ml.example"
LIST_SUBJECTS = (
    "次回のご案内",
    "資料を置きました",
    "会場が変わります",
    "質問があります",
    "お礼と感想",
    "求む：事例",
)
JAPAN = ZoneInfo("Asia/Tokyo")
SENT = quoted("送信済み")
RECEIVED = f"{quoted('受信トレイ')},{quoted('開封済み')}"
AWAY = "ただいま休暇をいただいております。戻りしだいご連絡いたします。"
ATTACHED = base64.b64encode(b"%PDF-1.4\n% a page of the demo\n%%EOF\n").decode()
BOUNDARY = "----=_goen_demo_part"


@dataclass(frozen=True)
class Mail:
    at: datetime
    headers: tuple[tuple[str, str], ...]  # ready to be written
    body: str
    in_jis: bool = True
    is_sent: bool = False
    attachment: str = ""


def write(folder: Path, story: Story) -> Path:
    path = folder / "mail.mbox"
    mails = sorted(_mails(story), key=lambda mail: mail.at)
    with path.open("wb") as mbox:
        for number, mail in enumerate(mails):
            mbox.write(_written(mail, number))
    return path


def _mails(story: Story) -> list[Mail]:
    dice = Random(3000)
    mails = [_letter(said, number, story.eras) for number, said in enumerate(story.on("mail"))]
    mails += _list_mails(story, dice)
    mails += _away(story, dice)
    room = MAILS - len(mails)
    return mails + [_notice(notice) for notice in notices(story.eras, dice, room)]


def _letter(said: Said, number: int, eras: Eras) -> Mail:
    person = said.someone
    in_jis = person.name.is_japanese and number % 10 < 7
    hers = _hers(_her_mail(person, said.at.date(), eras), in_jis, number)
    theirs = address(_display(person, number), _their_mail(person, number), in_jis=in_jis)
    sender, to = (hers, theirs) if said.by_hero else (theirs, hers)
    headers = [("From", sender), ("To", to)]
    if said.copied:
        copied = (address(_display(other, 0), other.mail, in_jis=in_jis) for other in said.copied)
        headers.append(("Cc", ",\n ".join(copied)))
    headers.append(("Subject", encoded(said.subject, in_jis=in_jis)))
    attachment = ("議事録.pdf" if person.name.is_japanese else "notes.pdf") if number % 25 == 3 else ""
    body = said.text if person.name.is_japanese else said.text + "\n\nBest,\n"
    return Mail(said.at, tuple(headers), body, in_jis, said.by_hero, attachment)


def _her_mail(person: Someone, day: date, eras: Eras) -> str:
    """Work reaches her at work since she has her present job; everything else at home."""
    at_work = person.circle in ("present", "customer", "vendor") and day >= eras.present_job
    return WORK_MAIL if at_work else HOME_MAIL


def _hers(mail: str, in_jis: bool, number: int) -> str:
    return address(HERO if in_jis or number % 2 else HERO_LATIN, mail, in_jis=in_jis)


def _display(person: Someone, number: int) -> str:
    """The name as it stands before the address: people write it differently from one mail to the next."""
    if not person.name.is_japanese:
        return person.name.latin
    # Now and then with the place of work before it.
    if number % 3 == 0 and person.circle == "customer" and "㈱" in person.organisation.name:
        return f"{person.organisation.name} {person.name.family}"
    if number % 3 == 0 and person.circle == "first" and person.number % 5 == 0:
        return f"導入①課 {person.name.full}"
    forms = (person.name.full, person.name.full, person.name.family + person.name.given, person.name.latin)
    return forms[(person.number + number // 90) % 4]


def _their_mail(person: Someone, number: int) -> str:
    """Some write from the mailbox that their whole office shares."""
    shared = person.organisation.shared_mail
    writes_from_office = person.circle == "customer" and shared and person.tie.kind != "old"
    return shared if writes_from_office and number % 6 == 0 else person.mail


def _list_mails(story: Story, dice: Random) -> list[Mail]:
    people = [person for person in story.people if person.circle == "study"]
    return [_list_mail(number, story, people, dice) for number in range(LIST_MAILS)]


def _list_mail(number: int, story: Story, people: Sequence[Someone], dice: Random) -> Mail:
    days = (story.eras.yesterday - story.eras.second_job).days
    day = story.eras.second_job + timedelta(days=days * number // LIST_MAILS)
    at = datetime.combine(day, time(dice.randint(18, 22), dice.randint(0, 59), dice.randint(0, 59)))
    person = dice.choice(people)
    subject = f"[yoru-ict:{number + 1:05d}] {dice.choice(LIST_SUBJECTS)}"
    headers = (
        ("From", address(person.name.full, person.mail, in_jis=True)),
        ("To", LIST_ADDRESS),
        ("Subject", encoded(subject, in_jis=True)),
        ("List-Id", f"{encoded('夜の介護ICT勉強会', in_jis=False)} <yoru-ict.ml.example>"),
        ("Precedence", "list"),
    )
    return Mail(at, headers, "みなさま\n\n詳しくは次の集まりでお話しします。\nよろしくお願いします。")


def _away(story: Story, dice: Random) -> list[Mail]:
    """Automatic answers of people on leave."""
    sent = [said for said in story.on("mail") if said.by_hero and said.someone.name.is_japanese]
    return [_away_mail(said) for said in dice.sample(sent, 20)]


def _away_mail(said: Said) -> Mail:
    headers = (
        ("From", address(said.someone.name.full, said.someone.mail, in_jis=True)),
        ("To", HOME_MAIL),
        ("Subject", encoded(f"自動返信: {said.subject}", in_jis=True)),
        ("Auto-Submitted", "auto-replied"),
    )
    return Mail(said.at + timedelta(seconds=40), headers, AWAY)


def _notice(notice: Notice) -> Mail:
    headers = (
        ("From", address(notice.name, notice.mail, in_jis=notice.in_jis)),
        ("To", HOME_MAIL),
        ("Subject", encoded(notice.subject, in_jis=notice.in_jis)),
        *notice.marks,
    )
    return Mail(notice.at, headers, notice.body, notice.in_jis)


def _written(mail: Mail, number: int) -> bytes:
    at = mail.at.replace(tzinfo=JAPAN)
    separator = (
        f"From {1_500_000_000_000_000_000 + number}@xxx {mail.at:%a %b %d %H:%M:%S} +0900 {mail.at.year}\n"
    )
    headers = [
        ("X-GM-THRID", str(1_500_000_000_000_000_000 + number)),
        ("X-Gmail-Labels", SENT if mail.is_sent else RECEIVED),
        ("Date", format_datetime(at)),
        ("Message-ID", f"<{number:05d}.{at:%Y%m%d%H%M%S}@post.tamura.example>"),
        *mail.headers,
        ("MIME-Version", "1.0"),
    ]
    in_jis = mail.in_jis and fits_jis(mail.body.replace("\n", ""))
    content, body = _with_attachment(mail, in_jis) if mail.attachment else _plain(mail.body, in_jis)
    lines = "".join(f"{key}: {value}\n" for key, value in [*headers, *content])
    return separator.encode() + lines.encode("ascii") + b"\n" + _guarded(body) + b"\n\n"


def _plain(text: str, in_jis: bool) -> tuple[list[tuple[str, str]], bytes]:
    charset, transfer = ("ISO-2022-JP", "7bit") if in_jis else ("UTF-8", "8bit")
    headers = [("Content-Type", f'text/plain; charset="{charset}"'), ("Content-Transfer-Encoding", transfer)]
    return headers, b"\n".join(iso_2022_jp(line) if in_jis else line.encode() for line in text.split("\n"))


def _with_attachment(mail: Mail, in_jis: bool) -> tuple[list[tuple[str, str]], bytes]:
    inner, body = _plain(mail.body, in_jis)
    name = encoded(mail.attachment, in_jis=in_jis)
    file = [
        ("Content-Type", f'application/pdf; name="{name}"'),
        ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", f'attachment; filename="{name}"'),
    ]
    parts = (_part(inner, body), _part(file, ATTACHED.encode()), f"--{BOUNDARY}--\n".encode())
    return [("Content-Type", f'multipart/mixed; boundary="{BOUNDARY}"')], b"".join(parts)


def _part(headers: list[tuple[str, str]], body: bytes) -> bytes:
    head = "".join(f"{key}: {value}\n" for key, value in headers)
    return f"--{BOUNDARY}\n{head}\n".encode() + body + b"\n"


def _guarded(body: bytes) -> bytes:
    """A line that begins like the separator of the next mail gets a mark before it."""
    return b"\n".join(_marked(line) for line in body.split(b"\n"))


def _marked(line: bytes) -> bytes:
    return b">" + line if line.lstrip(b">").startswith(b"From ") else line
