"""The demo is a made-up life in real formats: always the same, never ahead of today, nobody's address."""

from __future__ import annotations

import csv
import io
import mailbox
import re
import zipfile
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from demo import eras, headers, make, names, old_ties, promises
from demo.story import Story, tell

TODAY = date(2026, 11, 21)
ADDRESS = re.compile(rb"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}")
HOST = re.compile(rb"https?://([\w.-]+)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("demo")
    make.write(there, today=TODAY)
    return there


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(TODAY)


@pytest.fixture(scope="module")
def mails(folder: Path) -> list[Message]:
    with closing(mailbox.mbox(folder / "mail.mbox", create=False)) as box:
        return list(box)


def linkedin_file(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / "Complete_LinkedInDataExport_11-21-2026.zip") as archive:
        return archive.read(name).decode()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def every_text(folder: Path) -> list[bytes]:
    files = [path.read_bytes() for path in folder.iterdir() if path.suffix != ".zip"]
    with zipfile.ZipFile(folder / "Complete_LinkedInDataExport_11-21-2026.zip") as archive:
        return files + [archive.read(name) for name in archive.namelist()]


# The same again


def test_same_today_writes_the_same_bytes(folder: Path, tmp_path: Path):
    written = make.write(tmp_path, today=TODAY)

    assert {path.name for path in written} == {path.name for path in folder.iterdir()}
    assert [path.name for path in written if path.read_bytes() != (folder / path.name).read_bytes()] == []


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2028, 2, 29), date(2030, 4, 1), date(2031, 3, 31)])
def test_people_stay_the_same_while_their_dates_move(story: Story, today: date):
    later = tell(today)

    assert [(p.name, p.mail, p.nick) for p in later.people] == [
        (p.name, p.mail, p.nick) for p in story.people
    ]
    assert max(said.at for said in later.said).date() < today
    assert len(list(later.on("mail"))) < 2700  # leaves room for lists and notices


# How much there is


def test_sizes_are_those_of_a_professional_life(folder: Path, story: Story, mails: list[Message]):
    connections = table(linkedin_file(folder, "Connections.csv").split("\r\n\r\n", 1)[1])
    talks = [path.name for path in folder.glob("*.txt")]

    assert 380 <= len(story.people) <= 420
    assert 280 <= len(connections) <= 330
    assert len(talks) == 30
    assert len([name for name in talks if "とのトーク" in name or "history with" in name]) == 26
    assert (folder / "電話帳.vcf").read_bytes().count(b"BEGIN:VCARD") == 150
    assert len(mails) == 3000


def test_no_two_people_share_a_handle_that_is_theirs(story: Story):
    for handle in ("mail", "phone", "slug", "nick"):
        counts = Counter(getattr(person, handle) for person in story.people)
        assert [value for value, count in counts.items() if count > 1] == []


def test_years_reach_from_eight_years_ago_to_yesterday(story: Story):
    assert story.said[0].at.date() < date(2019, 3, 1)
    assert story.said[-1].at.date() == date(2026, 11, 20)


# Nobody real, nothing ahead of today


def test_every_address_is_reserved_for_examples(folder: Path):
    # LINE, LinkedIn ids and the separators of an mbox have an @ too, but no dot after it.
    found = {
        match
        for text in every_text(folder)
        for match in ADDRESS.findall(text)
        if b"." in match.partition(b"@")[2]
    }

    assert len(found) > 100
    assert [match for match in found if not match.endswith(b".example")] == []


def test_every_link_leads_to_a_made_up_profile(folder: Path, story: Story):
    hosts = {host for text in every_text(folder) for host in HOST.findall(text)}

    assert {host for host in hosts if not host.endswith(b".example")} == {b"www.linkedin.com"}
    assert all(re.search(r"-demo\d{3}$", person.slug) for person in story.people)


def test_every_telephone_number_is_one_nobody_has(folder: Path):
    cards = (folder / "電話帳.vcf").read_bytes().decode("cp932")
    numbers = re.findall(r"^TEL[^:]*:(.+?)\r$", cards, re.MULTILINE)

    assert len(numbers) > 150
    assert [n for n in numbers if not re.match(r"(03|0[789]0)-?0000-?\d{4}$", n)] == []


def test_no_mail_or_message_is_dated_in_the_future(folder: Path, mails: list[Message]):
    posted = [parsedate_to_datetime(mail["Date"]) for mail in mails]
    sent = [
        datetime.strptime(row["DATE"], "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC)
        for row in table(linkedin_file(folder, "messages.csv"))
    ]
    invited = [
        datetime.strptime(row["Sent At"], "%m/%d/%y, %I:%M %p").replace(tzinfo=UTC)
        for row in table(linkedin_file(folder, "Invitations.csv"))
    ]

    assert max(at.date() for at in (*posted, *sent, *invited)) < TODAY


# The traps that real exports have


def test_mailbox_holds_what_real_ones_hold(folder: Path):
    raw = (folder / "mail.mbox").read_bytes()

    assert raw.count(b"=?ISO-2022-JP?B?") > 2000
    assert b"\n>From " in raw
    for mark in (
        b"List-Id:",
        b"Precedence: bulk",
        b"Auto-Submitted: auto-replied",
        b"multipart/mixed",
        b"\nCc:",
    ):
        assert raw.count(mark) > 10
    assert raw.count(headers.quoted("送信済み").encode()) > 800


@pytest.mark.parametrize(
    ("text", "sevenbit"),
    [
        ("田村", b"\x1b$BEDB<\x1b(B"),
        ("㈱", b"\x1b$B-j\x1b(B"),
        ("①a", b"\x1b$B-!\x1b(Ba"),
        ("plain", b"plain"),
    ],
)
def test_headers_know_the_rows_that_python_does_not(text: str, sevenbit: bytes):
    assert headers.iso_2022_jp(text) == sevenbit


def test_headers_agree_with_python_where_it_knows_the_characters():
    text = "あのときの打ち上げ、まだできていませんね。Re: 議事録ー"

    assert headers.iso_2022_jp(text) == text.encode("iso2022_jp")
    assert not headers.fits_jis("Nørgaard")
    assert headers.encoded("Nørgaard", in_jis=True).startswith("=?UTF-8?B?")


def test_address_book_shares_a_landline_and_a_switchboard(folder: Path):
    cards = (folder / "電話帳.vcf").read_bytes().decode("cp932")

    assert cards.count("TEL;HOME;VOICE:03-0000-0301") == 2
    assert cards.count("TEL;WORK;VOICE:03-0000-0100") >= 2
    assert "=\r\n=" in cards
    assert "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ﾀﾑﾗ;ｾﾂｺ;;;" in cards


def test_messages_hold_drafts_html_and_sponsored_ones(folder: Path):
    rows = table(linkedin_file(folder, "messages.csv"))

    assert sum(row["IS MESSAGE DRAFT"] == "Yes" for row in rows) == 3
    assert sum(row["CONVERSATION TITLE"] == "Sponsored Message" for row in rows) == 6
    assert sum(row["CONTENT"].startswith("<p>") for row in rows) > 10
    assert any("\n" in row["CONTENT"] for row in rows)


def test_talks_come_as_phones_and_computers_write_them(folder: Path):
    talks = {path.name: path.read_bytes().decode("utf-8") for path in folder.glob("*.txt")}
    together = "".join(talks.values())

    assert 5 <= sum("\r\n" in text for text in talks.values()) <= 7
    assert any(text.startswith("\ufeff[LINE] ") for text in talks.values())
    assert sum("Saved on: " in text for text in talks.values()) == 1
    assert sum(bool(re.match(r"\ufeff?\d{4}\.\d\d\.\d\d .曜日", text)) for text in talks.values()) == 1
    for found in (
        "[スタンプ]",
        "[写真]",
        "☎ 通話時間",
        "☎ 不在着信",
        "送信を取り消しました",
        "参加しました。",
        '\t"',
    ):
        assert found in together


# A story worth reading


def test_ties_worth_a_letter_end_in_their_own_words(story: Story):
    last = {said.someone.number: said for said in story.said}
    old = [person for person in story.people if person.tie.old]

    assert 25 <= len(old) == len(old_ties.OLD_TIES)
    assert [last[p.number].text for p in old] == [p.tie.old.words[-1].text for p in old if p.tie.old]
    assert all((TODAY - last[p.number].at.date()).days >= 500 for p in old)
    assert len({last[p.number].text for p in old}) == len(old)


def test_she_moves_between_two_and_four_years_ago_on_the_first_of_april(story: Story):
    moved = story.eras.present_job

    assert (moved.month, moved.day) == (4, 1)
    assert 850 <= (TODAY - moved).days <= 850 + 366


def test_promises_are_many_and_given_once():
    kept = promises.Promises()
    taken = [kept.take("second", month) for month in (1, 4, 7, 10) * 20]
    given = [promise for promise in taken if promise]

    assert len([p for p in promises.PROMISES if not p.text.isascii()]) >= 60
    assert len([p for p in promises.PROMISES if p.text.isascii()]) >= 20
    assert len(given) == len(set(given)) == len([p for p in promises.PROMISES if p.circle == "colleague"])
    assert taken[-1] is None


@pytest.mark.parametrize(
    ("spelt", "written"), [("satou", "Sato"), ("inoue", "Inoue"), ("oono", "Ono"), ("matsuura", "Matsuura")]
)
def test_names_are_spelt_as_people_spell_theirs(spelt: str, written: str):
    assert names.latin(spelt) == written


@pytest.mark.parametrize(
    ("today", "found"), [(date(2026, 4, 1), date(2026, 4, 1)), (date(2026, 3, 31), date(2025, 4, 1))]
)
def test_season_is_the_last_such_day(today: date, found: date):
    assert eras.on_season(today, ago=0, month=4, day=1) == found
