"""From headers to moments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from goen.mine.imports.mail.mailbox import Fault, Mailbox
from goen.mine.imports.reading import Clock, Context
from goen.mine.imports.records import Affiliation, Card, Handle, LeftOut, Mine, Moment

LATEST = int(datetime(2026, 7, 1, tzinfo=UTC).timestamp())


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox(Context(clock=Clock("Asia/Tokyo"), country="JP", latest=LATEST))


def mail(
    sender: str = "Taro <taro@x.jp>",
    to: str = "aoi@example.com",
    date: str = "Thu, 14 Mar 2020 09:11:11 +0900",
    more: str = "",
) -> bytes:
    lines = [f"From: {sender}", f"To: {to}", f"Date: {date}", *([more] if more else [])]
    return "\n".join(lines).encode()


def taken(mailbox: Mailbox, section: bytes) -> Moment:
    moment = mailbox.take(section)
    assert isinstance(moment, Moment)
    return moment


def test_a_mail_is_one_moment_on_the_wall_clock(mailbox: Mailbox) -> None:
    moment = taken(mailbox, mail(more="Message-ID: <m1@x.jp>\nSubject: =?UTF-8?B?44GU57iB?="))
    assert moment.at == int(datetime(2020, 3, 14, 9, 11, 11, tzinfo=UTC).timestamp())
    assert (moment.identity, moment.words) == ("m1@x.jp", "ご縁")
    assert moment.between.size == 2
    assert moment.between.sender == Card("taro@x.jp\ntaro", "Taro", handles=(Handle("email", "taro@x.jp"),))
    assert moment.between.others == (
        Card("aoi@example.com", "", handles=(Handle("email", "aoi@example.com"),)),
    )


def test_all_recipients_take_part_and_each_address_once(mailbox: Mailbox) -> None:
    moment = taken(
        mailbox,
        mail(
            to="a@x.jp, A <a@x.jp>, taro@x.jp",
            more="Cc: b@x.jp, no-reply@x.jp, dev@googlegroups.com\nBcc: c@x.jp",
        ),
    )
    # A copy to oneself is nobody further; lists and machines take part but are nobody to know.
    assert [card.account for card in moment.between.others] == ["a@x.jp\na", "b@x.jp", "c@x.jp"]
    assert moment.between.size == 6


def test_a_mail_to_nobody_named_is_between_two(mailbox: Mailbox) -> None:
    between = taken(mailbox, mail(to="undisclosed-recipients:;")).between
    assert (between.others, between.size) == ((), 2)


def test_a_mail_to_very_many_is_no_acquaintance_with_any_of_them(mailbox: Mailbox) -> None:
    between = taken(mailbox, mail(to=", ".join(f"p{n}@x.jp" for n in range(30_000)))).between
    assert (between.others, between.size) == ((), 30_001)


def test_mails_among_the_same_people_share_their_between(mailbox: Mailbox) -> None:
    first = taken(mailbox, mail(more="Message-ID: <1>"))
    again = taken(mailbox, mail(more="Message-ID: <2>"))
    otherwise = taken(mailbox, mail(sender='"TARO" <Taro@x.jp>', more="Message-ID: <3>"))
    assert first.between is again.between
    assert first.between is otherwise.between


def test_one_address_under_two_names_is_two_cards(mailbox: Mailbox) -> None:
    first = taken(mailbox, mail(sender="山田太郎 <office@x.jp>", more="Message-ID: <1>"))
    second = taken(mailbox, mail(sender="鈴木花子 <office@x.jp>", more="Message-ID: <2>"))
    assert [moment.between.sender.account for moment in (first, second) if moment.between.sender] == [
        "office@x.jp\n山田太郎",
        "office@x.jp\n鈴木花子",
    ]


def test_an_organisation_behind_the_name_is_an_affiliation(mailbox: Mailbox) -> None:
    sender = taken(mailbox, mail(sender="山田太郎（株式会社縁商事） <t@x.jp>")).between.sender
    assert sender is not None
    assert (sender.name, sender.affiliations) == ("山田太郎", (Affiliation("株式会社縁商事"),))


def test_an_address_that_relays_is_not_the_writers(mailbox: Mailbox) -> None:
    sender = taken(mailbox, mail(sender="'山田 太郎' via 営業 <sales@x.jp>")).between.sender
    assert sender is not None
    assert (sender.name, sender.handles) == ("山田 太郎", ())


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        (b"=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <t@x.jp>", "山田"),
        (b"\x1b$B;3ED\x1b(B <t@x.jp>", "山田"),
        ("山田 <t@x.jp>".encode("cp932"), "山田"),
        ("山田 <t@x.jp>".encode(), "山田"),
        (b"=?UTF-8?B?5bGx55SwIDx0QHguanA+?=", "山田"),  # the address encoded too
    ],
)
def test_the_senders_name_is_read_however_it_is_written(mailbox: Mailbox, sender: bytes, name: str) -> None:
    moment = taken(mailbox, b"From: " + sender + b"\nDate: Thu, 14 Mar 2020 09:11:11 +0900\n")
    assert moment.between.sender == Card(f"t@x.jp\n{name}", name, handles=(Handle("email", "t@x.jp"),))


def test_a_sender_field_stands_in_for_from(mailbox: Mailbox) -> None:
    moment = taken(mailbox, b"Sender: t@x.jp\nDate: Thu, 14 Mar 2020 09:11:11 +0900\n")
    assert moment.between.sender == Card("t@x.jp", "", handles=(Handle("email", "t@x.jp"),))


def test_what_is_remembered_is_bounded(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goen.mine.imports.mail.mailbox._MOST_REMEMBERED", 0)
    first = taken(mailbox, mail(more="Message-ID: <1>\nX-Gmail-Labels: Inbox\nDelivered-To: a@x.jp"))
    second = taken(mailbox, mail(more="Message-ID: <2>\nX-Gmail-Labels: Inbox"))
    assert first.between is second.between
    assert list(mailbox.mine()) == []


# What is left out


@pytest.mark.parametrize(
    ("section", "code"),
    [
        (mail(more="List-Id: <x>"), "mailing_list"),
        (mail(more="Auto-Submitted: auto-replied"), "automatic"),
        (mail(sender="no-reply@x.jp"), "no_reply"),
        (mail(sender="株式会社縁商事 <t@x.jp>"), "organisation"),
        (mail(more="X-Gmail-Labels: Inbox,Draft"), "draft"),
        (mail(more="X-Gmail-Labels: =?UTF-8?Q?=E4=B8=8B=E6=9B=B8=E3=81=8D?="), "draft"),
        (mail(more="X-Gmail-Labels: =?UTF-8?Q?=E8=BF=B7=E6=83=91=E3=83=A1=E3=83=BC=E3=83=AB,?=\n X"), "spam"),
        (mail(date="no date", more="List-Id: <x>"), "mailing_list"),  # left out is not faulty
    ],
)
def test_what_no_human_being_wrote_is_left_out(mailbox: Mailbox, section: bytes, code: str) -> None:
    assert mailbox.take(section) == LeftOut(code)


def test_a_mail_in_two_folders_is_one(mailbox: Mailbox) -> None:
    taken(mailbox, mail(more="Message-ID: <1@x>"))
    assert mailbox.take(mail(more="Message-ID: <1@x>\nX-Gmail-Labels: Trash")) == LeftOut("repeated")


def test_mails_without_an_identifier_are_told_apart_by_what_they_say(mailbox: Mailbox) -> None:
    first = taken(mailbox, mail(more="Subject: one"))
    second = taken(mailbox, mail(more="Subject: two"))
    assert first.identity != second.identity
    assert mailbox.take(mail(more="Subject: two")) == LeftOut("repeated")


# Faults


@pytest.mark.parametrize(
    ("section", "fault"),
    [
        (
            mail(date="31 Jun 2020 09:00 +0900"),
            Fault("date_unreadable", {"value": "31 Jun 2020 09:00 +0900"}),
        ),
        (mail(date="1 Jan 1970 09:00 +0900"), Fault("date_too_early", {"value": "1 Jan 1970 09:00 +0900"})),
        (mail(date="31 Dec 1979 23:59 +0900"), Fault("date_too_early", {"value": "31 Dec 1979 23:59 +0900"})),
        (mail(date="1 Jul 2026 00:01 +0900"), Fault("date_future", {"value": "1 Jul 2026 00:01 +0900"})),
        (mail(date="1 Jan 9999 09:00 +0900"), Fault("date_future", {"value": "1 Jan 9999 09:00 +0900"})),
        (mail(date="1 Jan 0201 00:00 +0900"), Fault("date_too_early", {"value": "1 Jan 0201 00:00 +0900"})),
        (mail(date=""), Fault("no_date", {})),
        (b"From: t@x.jp\n", Fault("no_date", {})),
        (b"To: a@x.jp\n", Fault("no_sender", {"value": ""})),
        (mail(sender="root@localhost"), Fault("no_sender", {"value": "root@localhost"})),
        (b"\xff\x00\x01garbage", Fault("no_sender", {"value": ""})),
    ],
)
def test_what_cannot_be_read_says_why(mailbox: Mailbox, section: bytes, fault: Fault) -> None:
    assert mailbox.take(section) == fault


@pytest.mark.parametrize("date", ["1 Jul 2026 00:00 +0900", "1 Jan 1980 00:00 +0900"])
def test_the_first_and_the_last_moment_count(mailbox: Mailbox, date: str) -> None:
    assert taken(mailbox, mail(date=date))


# Whose mailbox it is


def test_what_was_sent_says_whose_mailbox_it_is(mailbox: Mailbox) -> None:
    mailbox.take(mail(sender="葵 <aoi@example.com>", more="X-Gmail-Labels: Sent,Opened"))
    mailbox.take(mail(sender="aoi@home.jp", more="X-Gmail-Labels: =?UTF-8?B?6YCB5L+h5riI44G/?="))
    assert list(mailbox.mine()) == [Mine("aoi@example.com"), Mine("aoi@home.jp")]


def test_where_most_was_delivered_is_the_members_address(mailbox: Mailbox) -> None:
    for number in range(8):
        mailbox.take(mail(more=f"Message-ID: <{number}>\nDelivered-To: aoi@example.com"))
    for number in range(3):
        mailbox.take(mail(more=f"Message-ID: <h{number}>\nX-Original-To: <aoi@home.jp>"))
    mailbox.take(mail(more="Message-ID: <f>\nDelivered-To: forwarded@x.jp"))
    mailbox.take(mail(more="Message-ID: <l>\nDelivered-To: mailing list dev@x.jp"))
    assert list(mailbox.mine()) == [Mine("aoi@example.com"), Mine("aoi@home.jp")]


def test_a_mailbox_that_says_nothing_of_its_owner_names_nobody(mailbox: Mailbox) -> None:
    mailbox.take(mail())
    assert list(mailbox.mine()) == []
