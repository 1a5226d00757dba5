"""What fills a mailbox without coming from anybody: newsletters, receipts, alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from demo.eras import Eras

Marks = tuple[tuple[str, str], ...]

BULK: Marks = (("Precedence", "bulk"), ("List-Unsubscribe", "<https://tayori.example/stop>"))
AUTOMATIC: Marks = (("Auto-Submitted", "auto-generated"),)
NO_MARKS: Marks = ()

# Name, address, marks, and its subjects.
SENDERS: tuple[tuple[str, str, Marks, str], ...] = (
    ("ことり書店", "no-reply@kotori-books.example", NO_MARKS, "ご注文の確認｜発送のお知らせ｜入荷のお知らせ"),
    ("ひのき銀行", "noreply@hinoki-bank.example", AUTOMATIC, "お振込の受付｜ログインのお知らせ｜規定の改定"),
    ("介護とくらし", "news@kaigo-kurashi.example", BULK, "今週の話題｜夜勤を見直す｜㈱たいようの挑戦"),
    (
        "Care Tech Digest",
        "digest@care-tech.example",
        BULK,
        "This week in care tech｜Five good pilots",
    ),
    ("はやぶさ宅配便", "do-not-reply@hayabusa.example", AUTOMATIC, "お届け予定のお知らせ｜配達完了"),
    ("LinkedIn", "messages-noreply@linkedin.example", BULK, "新しいつながりがあります｜今週の閲覧数"),
    ("みどり台図書館", "no-reply@midoridai-lib.example", AUTOMATIC, "ご予約の本が届きました｜返却期限"),
    ("MAILER-DAEMON", "mailer-daemon@post.tamura.example", AUTOMATIC, "Undelivered Mail Returned to Sender"),
)


@dataclass(frozen=True)
class Notice:
    at: datetime
    name: str
    mail: str
    subject: str
    marks: Marks
    body: str
    in_jis: bool


def notices(eras: Eras, dice: Random, count: int) -> list[Notice]:
    """Spread evenly over the years."""
    days = (eras.yesterday - eras.opening).days
    return [_notice(eras.opening + timedelta(days=days * number // count), dice) for number in range(count)]


def _notice(day: date, dice: Random) -> Notice:
    name, mail, marks, subjects = dice.choice(SENDERS)
    at = datetime.combine(day, time(dice.randint(0, 23), dice.randint(0, 59), dice.randint(0, 59)))
    subject = dice.choice(subjects.split("｜"))
    body = "このメールは自動で送られています。\nご返信いただいてもお答えできません。"
    return Notice(at, name, mail, subject, marks, body, in_jis=dice.random() < 0.6)
