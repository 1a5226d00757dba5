"""What comes of mailboxes."""

from __future__ import annotations

import base64
import email.message
import mailbox
from itertools import accumulate

import pytest

from tests.acceptance.conftest import Home, first_and_last, people_and_moments, skipped
from tests.acceptance.exports.linkedin import HANAKO as HANAKO_ON_LINKEDIN
from tests.acceptance.exports.linkedin import RYO, connection, connections
from tests.acceptance.exports.mails import HANAKO, KENJI, TARO, both_ways, encoded, mail
from tests.acceptance.exports.talks import GROUP

BOX = "".join(both_ways())
WORK = "Taro Yamada <taro@work.example>"


def test_mails_bring_people_and_moments(home: Home) -> None:
    path = home.write("a.mbox", BOX)
    (report,) = home.bring(path)
    assert (report["source"], people_and_moments(report)) == ("mail", (2, 0, 4, 0))
    assert (first_and_last(report), report["skipped"]) == (("2025-06-02", "2025-06-05"), [])
    assert home.days() == {
        ("Hanako Sato", "2025-06-02"): (0, 1, 1.0),
        ("Hanako Sato", "2025-06-03"): (1, 0, 1.0),
        ("Kenji Ito", "2025-06-04"): (0, 1, 1.0),
        ("Kenji Ito", "2025-06-05"): (1, 0, 1.0),
    }
    assert people_and_moments(home.bring(path)[0]) == (0, 2, 0, 4)


@pytest.mark.parametrize(
    ("sender", "header"),
    [
        ("News <news@c.example>", "List-Id: <x.c.example>"),
        ("News <news@c.example>", "Precedence: bulk"),
        ("News <news@c.example>", "Precedence: list"),
        ("Out of Office <x@c.example>", "Auto-Submitted: auto-replied"),
        ("Shop <no-reply@c.example>", "X: y"),
        ("Shop <noreply@c.example>", "X: y"),
        ("Shop <do-not-reply@c.example>", "X: y"),
        ("Mail <MAILER-DAEMON@c.example>", "X: y"),
        ("株式会社サンプル <info@c.example>", "X: y"),
        ("Spam <x@c.example>", "X-Gmail-Labels: Spam"),
        ("Taro Yamada <taro@home.example>", "X-Gmail-Labels: Drafts"),
    ],
)
def test_what_no_human_being_wrote_counts_nothing(home: Home, sender: str, header: str) -> None:
    report = home.bring_one(BOX + mail(sender, TARO, header))
    assert (people_and_moments(report), report["skipped"]) == ((2, 0, 4, 0), [])


def test_auto_submitted_no_is_a_human_being(home: Home) -> None:
    report = home.bring_one(BOX + mail("Mio <mio@c.example>", TARO, "Auto-Submitted: no"))
    assert people_and_moments(report) == (3, 0, 5, 0)


def cut_in_a_character(name: str) -> bytes:
    """Two encoded words on two lines."""
    raw = name.encode()
    words = (b"=?utf-8?B?" + base64.b64encode(half) + b"?=" for half in (raw[:4], raw[4:]))
    return b"\n ".join(words)


@pytest.mark.parametrize(
    "shown",
    [
        encoded("佐々木 次郎", "iso-2022-jp").encode(),
        encoded("佐々木 次郎", "utf-8").encode(),
        encoded("佐々木 次郎", "shift_jis").encode(),
        b"=?utf-8?Q?=E4=BD=90=E3=80=85=E6=9C=A8_=E6=AC=A1=E9=83=8E?=",
        cut_in_a_character("佐々木 次郎"),
        "佐々木 次郎".encode("iso2022_jp"),
        "佐々木 次郎".encode("cp932"),
        "佐々木 次郎".encode(),
    ],
)
def test_names_are_read_however_they_are_written(home: Home, shown: bytes) -> None:
    written = mail("NAME <jiro@c.example>", TARO).encode().replace(b"NAME", shown)
    report = home.bring_one(BOX.encode() + written)
    assert people_and_moments(report) == (3, 0, 5, 0)
    assert home.handles("佐々木 次郎") == {("email", "jiro@c.example")}


def test_letters_that_pythons_codec_refuses_cost_nothing(home: Home) -> None:
    # 渡辺①, the last in the thirteenth row of NEC.
    raw = b"From: =?iso-2022-jp?B?GyRCRU9KVS0hGyhC?= <naoko@c.example>"
    report = home.bring_one(BOX.encode() + mail("NAME", TARO).encode().replace(b"From: NAME", raw))
    assert people_and_moments(report) == (3, 0, 5, 0)
    assert any(name.startswith("渡辺") for name in home.names())


def test_addresses_are_read_over_folded_lines(home: Home) -> None:
    to = f"Hanako Sato\n\t<hanako@a.example>,\n  {encoded('愛子', 'iso-2022-jp')}\n <aiko@c.example>"
    assert people_and_moments(home.bring_one(BOX + mail(TARO, to))) == (3, 0, 5, 0)
    assert home.names() == ["Hanako Sato", "Kenji Ito", "愛子"]


@pytest.mark.parametrize(
    "fault",
    [
        mail(HANAKO, TARO, at=None),
        mail(None, TARO),
        mail(HANAKO, TARO, at="Someday"),
        mail(HANAKO, TARO, at="Mon, 01 Jan 2100 00:00:00 +0000"),
        mail(HANAKO, TARO, at="Thu, 01 Jan 1970 00:00:00 +0000"),
        mail(HANAKO, TARO, at="Sun, 8 Jun 2025 24:61:00 +0900"),
    ],
)
def test_a_mail_that_cannot_be_read_is_listed_where_it_begins(home: Home, fault: str) -> None:
    first, *rest = both_ways()
    report = home.bring_one("".join((first, fault, *rest)), name="a.mbox")
    assert people_and_moments(report) == (2, 0, 4, 0)
    assert skipped(report) == [("a.mbox", 1 + first.count("\n"))]


def test_a_mail_without_date_is_not_of_the_day_of_the_export(home: Home) -> None:
    path = home.write("a.mbox", BOX)
    written = mailbox.mbox(path)  # notes the present moment in the line that separates mails
    undated = email.message.EmailMessage()
    undated["From"], undated["To"] = HANAKO, TARO
    written.add(undated)
    written.close()
    (report,) = home.bring(path)
    assert (people_and_moments(report), len(report["skipped"])) == ((2, 0, 4, 0), 1)
    assert first_and_last(report) == ("2025-06-02", "2025-06-05")


def test_a_mail_is_known_by_its_id_in_another_mailbox(home: Home) -> None:
    mails = both_ways()
    new = mail("Mio <mio@c.example>", TARO)
    reports = home.bring(
        home.write("a.mbox", "".join(mails)), home.write("b.mbox", "".join((*mails[2:], new, mails[2])))
    )
    assert people_and_moments(reports[0]) == (2, 0, 4, 0)
    assert people_and_moments(reports[1])[:3] == (1, 1, 1)


def test_mails_without_ids_are_known_again_too(home: Home) -> None:
    box = "".join(mail(*pair, has_id=False) for pair in ((HANAKO, TARO), (TARO, HANAKO), (KENJI, TARO)))
    path = home.write("a.mbox", box)
    assert people_and_moments(home.bring(path)[0]) == (2, 0, 3, 0)
    assert people_and_moments(home.bring(path)[0]) == (0, 2, 0, 3)


@pytest.mark.parametrize(
    "body",
    [
        ">From here we go\n",
        "From the beginning I liked it.\nFrom me to you\n\nFrom now on: x\nTo: nobody@x.example\n",
        "--B\nContent-Type: message/rfc822\n\nFrom: Inner <inner@z.example>\nTo: Other <other@z.example>\n"
        "Date: Mon, 01 Jan 2001 00:00:00 +0000\nMessage-ID: <inner@z>\n\ntext\n--B--\n",
    ],
)
def test_bodies_are_not_looked_into(home: Home, body: str) -> None:
    report = home.bring_one(BOX + mail(HANAKO, TARO, body=body) + mail(KENJI, TARO))
    assert (people_and_moments(report), report["skipped"]) == ((2, 0, 6, 0), [])
    assert first_and_last(report) == ("2025-06-02", "2025-06-05")


@pytest.mark.parametrize(
    "content",
    [
        BOX.replace("\n", "\r\n"),
        "\ufeff" + BOX,
        "\n" + BOX,
        BOX.rstrip(),
        BOX.replace("\n\nFrom ", "\nFrom "),
        BOX.replace("From x@y ", "From - "),
        BOX.replace("From x@y Mon Jun  2 10:00:00 2025", "From 123@xxx Mon Jun 02 10:00:00 +0000 2025"),
    ],
)
def test_mailboxes_are_read_as_programs_write_them(home: Home, content: str) -> None:
    report = home.bring_one(content)
    assert (people_and_moments(report), report["skipped"]) == ((2, 0, 4, 0), [])


def test_days_are_those_of_tokyo(home: Home) -> None:
    report = home.bring_one(
        mail(HANAKO, TARO, at="Mon, 2 Jun 2025 23:30:00 +0000 (UTC)")
        + mail(TARO, KENJI, at="Wed, 4 Jun 2025 23:59:59 +0900")
    )
    assert first_and_last(report) == ("2025-06-03", "2025-06-04")


def test_a_mail_to_many_counts_little_with_each(home: Home) -> None:
    many = ", ".join(f"P{number} Q{number} <p{number}@m.example>" for number in range(30))
    report = home.bring_one(BOX + mail(TARO, HANAKO, f"Cc: {KENJI}") + mail(TARO, many))
    assert people_and_moments(report) == (32, 0, 6, 0)
    days = home.days()
    assert days["Hanako Sato", "2025-06-02"] == (1, 1, 1.5)
    assert days["P7 Q7", "2025-06-02"] == (1, 0, 0.033)


def test_a_mail_to_oneself_is_with_nobody(home: Home) -> None:
    assert people_and_moments(home.bring_one(BOX + mail(TARO, TARO))) == (2, 0, 4, 0)


@pytest.mark.parametrize(
    "shown",
    [
        "佐藤 花子 <hanako@a.example>",
        "hanako@a.example",
        '"Sato, Hanako" <HANAKO@a.example>',
        '"hanako@a.example" <hanako@a.example>',
        "Hanako <hanako@a.example>",
        "佐藤花子（営業部） <hanako@a.example>",
    ],
)
def test_one_address_in_several_spellings_is_one_person(home: Home, shown: str) -> None:
    assert people_and_moments(home.bring_one(BOX + mail(shown, TARO))) == (2, 0, 5, 0)
    assert "@" not in "".join(home.names())


def test_an_address_of_two_names_is_of_two_people(home: Home) -> None:
    shared = [mail(f"{name} <info@shop.example>", TARO) for name in ("Aoki Yui", "Baba Ren")]
    assert people_and_moments(home.bring_one(BOX + "".join(shared))) == (4, 0, 6, 0)


def test_a_connection_and_a_correspondent_meet_by_their_address(home: Home) -> None:
    people = [connection(HANAKO_ON_LINKEDIN, address="hanako@a.example"), connection(RYO)]
    reports = home.bring(home.write("c.csv", connections(people)), home.write("a.mbox", BOX))
    assert people_and_moments(reports[1]) == (1, 1, 4, 0)


# Whose mailbox it is


def test_two_who_only_write_to_each_other_are_asked_about(home: Home) -> None:
    report = home.bring_one(mail(HANAKO, TARO) + mail(TARO, HANAKO), status=2)
    assert "--me" in report["error"]
    assert home.people() == []


@pytest.mark.parametrize("header", ["Delivered-To: taro@home.example", "X-Gmail-Labels: Sent"])
def test_delivery_and_labels_tell_whose_it_is(home: Home, header: str) -> None:
    mails = (
        (mail(TARO, HANAKO, header), mail(HANAKO, TARO))
        if "Sent" in header
        else (mail(HANAKO, TARO, header),)
    )
    home.bring_one("".join(mails))
    assert home.names() == ["Hanako Sato"]


TWO_ADDRESSES = "".join(
    mail(*pair)
    for pair in [(HANAKO, WORK), (WORK, HANAKO), (KENJI, TARO), (TARO, KENJI), (WORK, TARO), (KENJI, WORK)]
)


@pytest.mark.parametrize(
    "me",
    [
        ["taro@work.example", "taro@home.example"],
        ["Taro Yamada"],
        ["taro@home.example", "Taro Yamada"],
        [],
    ],
)
def test_several_addresses_may_be_the_members(home: Home, me: list[str]) -> None:
    assert people_and_moments(home.bring_one(TWO_ADDRESSES, me=me)) == (2, 0, 5, 0)
    assert home.names() == ["Hanako Sato", "Kenji Ito"]


def test_a_friend_of_the_family_name_that_a_group_needed_stays_a_friend(home: Home) -> None:
    me, friend = "Taro Sato <taro@home.example>", "佐藤 <sato@x.example>"
    pairs = [(HANAKO, me), (me, HANAKO), (KENJI, me), (me, KENJI), (friend, me), (me, friend)]
    box = "".join(mail(*pair) for pair in pairs)
    reports = home.bring(home.write("g.txt", GROUP), home.write("a.mbox", box), me=["佐藤"])
    assert people_and_moments(reports[1]) == (3, 0, 6, 0)
    assert home.names() == ["Hanako Sato", "Kenji Ito", "佐藤", "山田", "鈴木"]


def test_lines_of_faults_are_counted_over_all_mails(home: Home) -> None:
    mails = [*both_ways(), mail(HANAKO, TARO, at=None), *both_ways(), mail(None, TARO)]
    starts = [1, *accumulate((each.count("\n") for each in mails), initial=1)][1:]
    report = home.bring_one("".join(mails), name="a.mbox")
    assert skipped(report) == [("a.mbox", starts[4]), ("a.mbox", starts[9])]
