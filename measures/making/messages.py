"""LinkedIn's messages.csv of any length: who writes how often, how long and with what in it, as people do.

A talk's rows stand together, the newest first, as LinkedIn writes them. A few people are in most of the
messages: the shares of talks are Pareto's. A message is 1 to 12 sentences: 76 letters in the middle, 138 on
average, in English or Japanese, one in twenty with line breaks, as many with quotes, one in 33 in HTML.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from measures.making.people import Someone, people

COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
YEARS = 8
PEOPLE = 5_000
MEMBER = Someone("Hanako Tamura", "hanako-tamura", "hanako.tamura@mail.example", "")
_PARETO = 1.1
_MOST_OF_ONE = 0.02  # of all messages, with one person
_GROUP, _GONE, _ADVERT = 0.02, 0.01, 0.005  # of the talks
_DRAFT, _HTML, _BREAKS, _QUOTES, _ATTACHED = 0.003, 0.03, 0.1, 0.05, 0.02  # of the messages

_SENTENCES = (
    "Thanks!", "ありがとうございます。", "Sounds good.", "承知しました。", "See you there 👍", "了解です！",
    "Thank you for connecting, it was good to meet you in Osaka.",
    "Are you free for a call on Thursday, Friday or early next week?",
    "ご無沙汰しております、お元気でいらっしゃいますか。",
    "先日の勉強会では、貴重なお話をありがとうございました。",
    "来週の打ち合わせですが、火曜の午後はいかがでしょうか。",
    "We are looking at how care homes keep their records, and yours is the one everybody speaks of.",
    "I have sent the slides by mail; the second part, on costs, is still a draft.",
    "資料を拝見しました。特に三枚目の図がとても分かりやすかったです。",
    "Could you introduce me to the person who ran the pilot?",
    "もしよろしければ、一度オンラインでお話しできれば嬉しいです。",
    "https://www.example.com/articles/2024/05/what-we-learnt?utm_source=share&utm_medium=member",
    "Let me check with the team and come back to you.",
)  # fmt: skip


def write(path: Path, rows: int, *, until: datetime) -> None:
    """The same file for the same arguments; `until` is when the newest message was written, in UTC."""
    dice = Random(500_000)
    everybody = people(min(PEOPLE, max(rows // 20, 10)), dice)
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        for number, (person, count) in enumerate(
            zip(everybody, _shares(rows, len(everybody), dice), strict=True)
        ):
            sheet.writerows(_talk(number, person, everybody, count, until, dice))


def _shares(rows: int, talks: int, dice: Random) -> list[int]:
    """How many messages each talk has: at least one, all of them together `rows`."""
    weights = sorted((dice.paretovariate(_PARETO) for _ in range(talks)), reverse=True)
    spare, most = (rows - talks) / sum(weights), int(rows * _MOST_OF_ONE)
    shares = [1 + min(int(spare * weight), most) for weight in weights]
    for place in range(rows - sum(shares)):  # what the cap and rounding left
        shares[place % talks] += 1
    dice.shuffle(shares)
    return shares


def _talk(
    number: int, person: Someone, everybody: Sequence[Someone], count: int, until: datetime, dice: Random
) -> Iterator[tuple[str, ...]]:
    kind = dice.random()
    title, others = "", [person]
    if kind < _GROUP:
        title, others = f"Group {number}, planning", dice.sample(everybody, dice.randint(2, 7))
    elif kind < _GROUP + _GONE:
        others = [Someone("LinkedIn Member", "", "", "")]
    elif kind < _GROUP + _GONE + _ADVERT:
        title, others = "Sponsored", [Someone("Example Academy", "", "", "")]
    talk = f"2-{dice.getrandbits(190):032x}=="
    span = YEARS * 365 * 86_400
    last = dice.random() ** 1.5 * span
    length = min(span - last, count * dice.expovariate(1 / 400_000))
    for age in sorted(last + dice.random() * length for _ in range(count)):
        sender = MEMBER if dice.random() < 0.48 else dice.choice(others)
        recipients = [each for each in (MEMBER, *others) if each is not sender]
        yield _row(talk, title, sender, recipients, until - timedelta(seconds=age), dice)


def _row(
    talk: str, title: str, sender: Someone, recipients: Sequence[Someone], at: datetime, dice: Random
) -> tuple[str, ...]:
    is_draft = sender is MEMBER and dice.random() < _DRAFT * 2
    attached = f"https://www.linkedin.com/dms/{dice.getrandbits(96):x}" if dice.random() < _ATTACHED else ""
    content = _content(dice)
    return (
        talk,
        title,
        sender.name,
        _page(sender),
        ",".join(each.name for each in recipients),
        ",".join(filter(None, map(_page, recipients))),
        f"{at:%Y-%m-%d %H:%M:%S} UTC",
        "Introduction, and a question" if content.startswith("<p>") else "",
        content,
        "DRAFT" if is_draft else "INBOX",
        attached,
        "Yes" if is_draft else "No",
        "No",
    )


def _page(person: Someone) -> str:
    return f"https://www.linkedin.com/in/{person.slug}" if person.slug else ""


def _content(dice: Random) -> str:
    said = dice.choices(_SENTENCES, k=min(int(dice.paretovariate(0.95)), 12))
    kind = dice.random()
    if kind < _HTML:
        return "<p>" + "</p><p>".join(dice.choices(_SENTENCES, k=9)) + "</p>"
    if kind < _HTML + _QUOTES:
        said.append('As you put it: "start small, with people you trust".')
    return ("\n\n" if kind > 1 - _BREAKS else " ").join(said)
