"""The LinkedIn export: a zip of CSV files."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from demo.eras import HERO_LATIN, HERO_SLUG, HOME_MAIL, WORK_MAIL
from demo.people import Someone
from demo.story import Said, Story

SITE = "https://www.linkedin.com/in/"
JAPAN_AHEAD = timedelta(hours=9)
PREAMBLE = (
    "Notes:\r\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or download "
    'their email address using this setting."\r\n\r\n'
)
MESSAGES = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS",
    "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
SPONSORED = (
    (
        "Sponsored Message",
        "ケアテック転職ナビ",
        "<p>田村様の<strong>ご経験</strong>に合う求人がございます。</p><p>まずは面談を。</p>",
    ),
    (
        "Sponsored Message",
        "Learning Fair",
        "<p>Grow your skills this season. <a href='https://fair.example'>Join</a></p>",
    ),
    ("", "LinkedIn", "<p>プロフィールを充実させて、つながりを広げましょう。</p>"),
)
DRAFTS = ("お久しぶりです。突然のご連絡を", "先日はありがとうございました。実は", "Dear all, I wanted to")
INVITING = (
    "勉強会でお話しした田村です。つながらせてください。",
    "先日は展示会でありがとうございました。",
    "Hello, we met at the congress. Let's stay in touch!",
    "記事を拝見しました。ぜひつながってください。",
)


def write(folder: Path, story: Story) -> Path:
    today = story.eras.today
    path = folder / f"Complete_LinkedInDataExport_{today:%m-%d-%Y}.zip"
    connections = [person for person in story.people if person.connected_on]
    files = {
        "Profile.csv": _profile(),
        "Email Addresses.csv": _addresses(),
        "Connections.csv": PREAMBLE + _connections(connections),
        "messages.csv": _messages(story, connections),
        "Invitations.csv": _invitations(connections),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            # The day of the export, not of the writing: the same `today` gives the same bytes.
            entry = zipfile.ZipInfo(name, (today.year, today.month, today.day, 6, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
    return path


def shown(person: Someone) -> str:
    return person.name.latin if person.writes_latin else person.name.full


def page(person: Someone) -> str:
    return SITE + person.slug


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _profile() -> str:
    header = (
        "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry",
        "Zip Code", "Geo Location", "Twitter Handles", "Websites", "Instant Messengers",
    )  # fmt: skip
    headline = "介護の記録を、やさしく。株式会社あおぞらケア カスタマーサクセス"
    given, family = HERO_LATIN.split()
    row = (given, family, "", "", "", headline, "", "Hospitals and Health Care", "", "東京都", "", "", "")
    return _table(header, [row])


def _addresses() -> str:
    rows = [(WORK_MAIL, "Yes", "Yes", ""), (HOME_MAIL, "Yes", "No", "")]
    return _table(("Email Address", "Confirmed", "Primary", "Updated On"), rows)


def _connections(connections: list[Someone]) -> str:
    header = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
    newest_first = sorted(
        connections, key=lambda person: (person.connected_on or date.min, person.number), reverse=True
    )
    return _table(header, [_connection(person) for person in newest_first])


def _connection(person: Someone) -> tuple[str, ...]:
    name, place = person.name, person.organisation
    given, family = (
        (name.given_latin, name.family_latin) if person.writes_latin else (name.given, name.family)
    )
    company = place.latin if person.writes_latin and place.latin else place.name
    # Hardly anybody lets their connections see the address, but most of those one writes to do.
    is_shown = person.number % 4 > 0 if person.tie.channel == "mail" else person.number % 16 == 0
    mail = person.mail if is_shown else ""
    on = f"{person.connected_on:%d %b %Y}"
    return (given, family, page(person), mail, company, person.title, on)


def _messages(story: Story, connections: list[Someone]) -> str:
    dice = Random(77)
    rows = [_message(said, number) for number, said in enumerate(story.on("linkedin"))]
    rows += [_sponsored(number, _some_time(story, dice)) for number in range(len(SPONSORED) * 3)]
    rows += [_draft(dice.choice(connections), text, _some_time(story, dice)) for text in DRAFTS]
    return _table(MESSAGES, sorted(rows, key=lambda row: row[6], reverse=True))


def _some_time(story: Story, dice: Random) -> datetime:
    day = story.eras.yesterday - timedelta(days=dice.randint(20, 1500))
    return datetime.combine(day, time(dice.randint(9, 20), dice.randint(0, 59), dice.randint(0, 59)))


def _utc(at: datetime) -> str:
    return f"{at - JAPAN_AHEAD:%Y-%m-%d %H:%M:%S} UTC"


def _message(said: Said, number: int) -> tuple[str, ...]:
    person = said.someone
    hers, theirs = (HERO_LATIN, SITE + HERO_SLUG), (shown(person), page(person))
    sender, recipient = (hers, theirs) if said.by_hero else (theirs, hers)
    text = said.text
    if number % 40 == 7:  # older messages came as HTML
        text = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return (_conversation(person), "", *sender, *recipient, _utc(said.at), "", text, "INBOX", "", "No", "No")


def _conversation(person: Someone) -> str:
    return f"2-demo{person.number:04d}conversation=="


def _sponsored(number: int, at: datetime) -> tuple[str, ...]:
    title, sender, text = SPONSORED[number % len(SPONSORED)]
    to = (HERO_LATIN, SITE + HERO_SLUG)
    return (
        f"2-sponsored{number:03d}==",
        title,
        sender,
        "",
        *to,
        _utc(at),
        title,
        text,
        "INBOX",
        "",
        "No",
        "No",
    )


def _draft(person: Someone, text: str, at: datetime) -> tuple[str, ...]:
    hers, theirs = (HERO_LATIN, SITE + HERO_SLUG), (shown(person), page(person))
    return (_conversation(person), "", *hers, *theirs, _utc(at), "", text, "INBOX", "", "Yes", "No")


def _invitations(connections: list[Someone]) -> str:
    header = ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl")
    dice = Random(78)
    return _table(header, [_invitation(person, dice) for person in connections[::7]])


def _invitation(person: Someone, dice: Random) -> tuple[str, ...]:
    day = (person.connected_on or date.min) - timedelta(days=dice.randint(0, 3))
    hour, minute = dice.randint(8, 21), dice.randint(0, 59)
    sent_at = f"{day.month}/{day.day}/{day:%y}, {hour % 12 or 12}:{minute:02d} {'AM' if hour < 12 else 'PM'}"
    words = dice.choice(INVITING) if dice.random() < 0.3 else ""
    hers, theirs = (HERO_LATIN, SITE + HERO_SLUG), (shown(person), page(person))
    by_hero = dice.random() < 0.4
    sender, invited = (hers, theirs) if by_hero else (theirs, hers)
    direction = "OUTGOING" if by_hero else "INCOMING"
    return (sender[0], invited[0], sent_at, words, direction, sender[1], invited[1])
