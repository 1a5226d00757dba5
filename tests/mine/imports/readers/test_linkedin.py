"""LinkedIn's files as LinkedIn writes them, and as table programs leave them."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goen.mine.imports import exports
from goen.mine.imports.readers import linkedin
from goen.mine.imports.readers.linkedin_messages import plain
from goen.mine.imports.readers.linkedin_talks import paired
from goen.mine.imports.reading import Clock, Context
from goen.mine.imports.records import Affiliation, Card, Handle, LeftOut, Mine, Moment, Record, Skipped

SAMPLES = Path(__file__).parents[5] / "shared/data/formats"
CONTEXT = Context(Clock("Asia/Tokyo"), "JP", latest=int(datetime(2026, 7, 1, tzinfo=UTC).timestamp()))

NOTES = 'Notes:\n"When exporting your connection data, you may notice that, some addresses are missing."\n\n'
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
PROFILES = "https://www.linkedin.com/in/"
MESSAGES = [
    *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS"),
    *("DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"),
]

AOI = Card("aoi", "Aoi Sato", handles=(Handle("url", "linkedin.com/in/aoi"),))
REN = Card("ren", "Ren Ito", handles=(Handle("url", "linkedin.com/in/ren"),))
MIO = Card("mio", "Mio Abe, PhD", handles=(Handle("url", "linkedin.com/in/mio"),))


def read(content: str | bytes, name: str = "x.csv") -> list[Record]:
    raw = content.encode() if isinstance(content, str) else content
    export = exports.from_bytes(raw, name)
    assert linkedin.recognises(export.parts[0])
    return list(linkedin.read(export.parts, CONTEXT))


def message(**cells: str) -> dict[str, str]:
    """Ren writes to Aoi."""
    return {
        "CONVERSATION ID": "2-abc=",
        "FROM": "Ren Ito",
        "SENDER PROFILE URL": PROFILES + "ren",
        "TO": "Aoi Sato",
        "RECIPIENT PROFILE URLS": PROFILES + "aoi",
        "DATE": "2025-06-01 14:03:22 UTC",
        "CONTENT": "Hello",
        "FOLDER": "INBOX",
        "IS MESSAGE DRAFT": "No",
        "IS CONVERSATION DRAFT": "No",
    } | {name.replace("_", " "): value for name, value in cells.items()}


def messages(*rows: dict[str, str], columns: list[str] = MESSAGES) -> list[Record]:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return read(stream.getvalue(), "messages.csv")


def the_moment(*rows: dict[str, str], columns: list[str] = MESSAGES) -> Moment:
    (moment,) = messages(*rows, columns=columns)
    assert isinstance(moment, Moment)
    return moment


def skipped(line: int, code: str, **params: str) -> Skipped:
    return Skipped("messages.csv", line, code, params)


# What is LinkedIn's


@pytest.mark.parametrize(
    ("head", "is_ours"),
    [
        (CONNECTIONS, True),
        (NOTES + CONNECTIONS, True),
        ("\ufeff" + CONNECTIONS, True),
        ("First Name,Last Name,Email Address,Company,Position,Connected On\n", True),
        (",".join(MESSAGES), True),
        (",".join(f'"{name}"' for name in MESSAGES), True),
        ("CONVERSATION ID,FROM,TO,DATE,CONTENT,FOLDER,SENDER PROFILE URL,RECIPIENT PROFILE URLS\n", True),
        ("First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary\n", True),
        ("Email Address,Confirmed,Primary,Updated On\n", True),
        ("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n", False),
        ("First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n", False),
        ("First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Value\n", False),
        ("Title,First Name,Middle Name,Last Name,Company,Job Title,E-mail Address\n", False),
        ("Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status\n", False),
        ("No conversations found\n", False),
        ("BEGIN:VCARD\nVERSION:3.0\n", False),
        (
            "From ren@example.com Mon Jun  1 14:03:22 2025\nFrom: Ren <ren@example.com>\nTo: Aoi\nDate: x\n",
            False,
        ),
        ("[LINE] 山田とのトーク履歴\n保存日時：2026/07/01 12:00\n", False),
        ("", False),
    ],
)
def test_a_file_is_known_by_its_columns(head: str, is_ours: bool) -> None:
    (part,) = exports.from_bytes(head.encode(), "Connections.csv").parts
    assert linkedin.recognises(part) is is_ours


def test_a_zip_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "Complete.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "Profile.csv", "First Name,Last Name,Maiden Name,Headline\nAoi,Sato,,Engineer\nNA,,,x\n"
        )
        archive.writestr(
            "Email Addresses.csv", "Email Address,Confirmed,Primary\nAoi@Example.com,Yes,Yes\nNA,No,No\n"
        )
        archive.writestr("Connections.csv", NOTES + CONNECTIONS + f"Ren,Ito,{PROFILES}ren,,,,08 Feb 2026\n")
        archive.writestr(
            "Invitations.csv", "From,To,Sent At,Message,Direction\nRen Ito,Aoi Sato,,,INCOMING\n"
        )
    with exports.opened(path, path.name) as export:
        assert list(linkedin.read(export.parts, CONTEXT)) == [
            Mine("Aoi Sato"),
            Mine("aoi@example.com"),
            Card("ren", "Ren Ito", handles=REN.handles, known_since=date(2026, 2, 8)),
        ]


def test_broken_rows_about_the_member_are_named() -> None:
    assert read("First Name,Last Name,Headline\n太郎,山田,x\na\n") == [
        Mine("山田 太郎"),
        Skipped("x.csv", 3, "row_cells", {"cells": 1, "columns": 3}),
    ]
    assert read("Email Address,Confirmed,Primary\na\n") == [
        Skipped("x.csv", 2, "row_cells", {"cells": 1, "columns": 3})
    ]


# Connections


@pytest.mark.parametrize(
    ("row", "card"),
    [
        (
            "Ren,Ito,https://www.linkedin.com/in/Ren-Ito,Ren@Example.com,Umi KK,Engineer,08 Feb 2026",
            Card(
                "ren-ito",
                "Ren Ito",
                handles=(Handle("url", "linkedin.com/in/ren-ito"), Handle("email", "ren@example.com")),
                affiliations=(Affiliation("Umi KK", "Engineer"),),
                known_since=date(2026, 2, 8),
            ),
        ),
        (
            "太郎,山田,https://jp.linkedin.com/in/%E5%B1%B1%E7%94%B0,,株式会社 海,,08 Feb 2026",
            Card(
                "山田",
                "山田 太郎",
                handles=(Handle("url", "linkedin.com/in/山田"),),
                affiliations=(Affiliation("株式会社 海"),),
                known_since=date(2026, 2, 8),
            ),
        ),
        (
            "Ren,Ito,,ren@example.com,,,08 Feb 2026",
            Card(
                "ren@example.com",
                "Ren Ito",
                handles=(Handle("email", "ren@example.com"),),
                known_since=date(2026, 2, 8),
            ),
        ),
        ("Ren,Ito,,,,,08 Feb 2026", Card("name:renito|2026-02-08", "Ren Ito", known_since=date(2026, 2, 8))),
        ("Ren,Ito,NA,#N/A,NULL,,", Card("name:renito|", "Ren Ito")),
        (
            'Ren,"Ito, PhD",person@example.com,no address,,Boss,',
            Card("name:renito|", "Ren Ito, PhD", affiliations=(Affiliation("", "Boss"),)),
        ),
        (f",,{PROFILES}ren,,,,", Card("ren", "", handles=REN.handles)),
        (
            "Ren,,,ren@example.com,,,",
            Card("ren@example.com", "Ren", handles=(Handle("email", "ren@example.com"),)),
        ),
    ],
)
def test_a_connection_is_a_card(row: str, card: Card) -> None:
    (found,) = read(CONNECTIONS + row + "\n")
    assert found == card


def test_before_2023_connections_had_no_address() -> None:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    found = read(header + "Kim,Lee,,A,,12 Mar 2021\nKim,Lee,,B,,13 Mar 2021")
    assert [card.account for card in found if isinstance(card, Card)] == [
        "name:kimlee|2021-03-12",
        "name:kimlee|2021-03-13",
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("08 Feb 2026", date(2026, 2, 8)),
        ("8 Feb 2026", date(2026, 2, 8)),
        ("15 September 2025", date(2025, 9, 15)),
        ("08-Feb-26", date(2026, 2, 8)),
        ('"Feb 8, 2026"', date(2026, 2, 8)),
        ("2026-02-08", date(2026, 2, 8)),
        ("2026/2/8", date(2026, 2, 8)),
        (" 08 Feb 2026 ", date(2026, 2, 8)),
        ("NA", None),
        ("", None),
    ],
)
def test_the_day_of_a_connection_is_read_where_it_is_clear(cell: str, day: date | None) -> None:
    (card,) = read(f"{CONNECTIONS}Ren,Ito,{PROFILES}ren,,,,{cell}\n")
    assert isinstance(card, Card)
    assert card.known_since == day


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("30 Feb 2026", "date_unreadable"),
        ("08 Foo 2026", "date_unreadable"),
        ("2/8/26", "date_unreadable"),
        ("02.03.2026", "date_unreadable"),
        ("2026-13-01", "date_unreadable"),
        ("sometime", "date_unreadable"),
        ("x" * 90, "date_unreadable"),
        ("01 Jan 2030", "date_future"),
        ("01 Jan 1970", "date_too_early"),
    ],
)
def test_a_bad_day_costs_the_day_and_not_the_card(cell: str, code: str) -> None:
    assert read(f"{NOTES}{CONNECTIONS}Ren,Ito,{PROFILES}ren,,,,{cell}\n", "Connections.csv") == [
        Skipped("Connections.csv", 5, code, {"value": cell[:40]}),
        Card("ren", "Ren Ito", handles=REN.handles),
    ]


def test_a_connection_without_name_and_address_is_named_once() -> None:
    assert read(CONNECTIONS + ",,,,,,07 Jun 2022\nNA, ,,a@example.com,,,junk\n") == [
        Skipped("x.csv", 2, "no_name"),
        Skipped("x.csv", 3, "no_name"),
    ]


def test_a_broken_quote_costs_one_connection() -> None:
    found = read(CONNECTIONS + f'Mio,"Abe,{PROFILES}mio,,,,08 Feb 2026\nRen,Ito,{PROFILES}ren,,,,\n')
    assert found == [
        Card("ren", "Ren Ito", handles=REN.handles),
        Skipped("x.csv", 2, "row_quotes", {"lines": 1}),
    ]


# Messages


def test_a_message_is_a_moment() -> None:
    moment = the_moment(message())
    assert moment.at == int(datetime(2025, 6, 1, 23, 3, 22, tzinfo=UTC).timestamp())  # in Tokyo
    assert moment.words == "Hello"
    assert moment.identity == "2-abc=\n2025-06-01 14:03:22 UTC\nHello"
    assert (moment.between.sender, moment.between.others) == (REN, (AOI,))
    assert (moment.between.size, moment.between.talk) == (2, "2-abc=")


def test_a_message_is_the_same_whatever_ends_its_lines() -> None:
    written = [the_moment(message(CONTENT=f"one{ending}two")) for ending in ("\n", "\r\n")]
    assert written[0].identity == written[1].identity


def test_messages_of_one_side_of_a_talk_share_who_they_are_between() -> None:
    back = {"FROM": "Aoi Sato", "SENDER_PROFILE_URL": PROFILES + "aoi"}
    back |= {"TO": "Ren Ito", "RECIPIENT_PROFILE_URLS": PROFILES + "ren"}
    found = messages(message(), message(CONTENT="Again"), message(**back), message())
    first, second, answer, last = (one.between for one in found if isinstance(one, Moment))
    assert first is second is last
    assert (answer.sender, answer.others) == (AOI, (REN,))


def test_only_so_many_talks_are_remembered_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goen.mine.imports.readers.linkedin_messages.MOST_REMEMBERED", 1)
    talks = ["a", "b", "a"]
    found = messages(*(message(CONVERSATION_ID=talk) for talk in talks))
    assert [one.between.talk for one in found if isinstance(one, Moment)] == talks


@pytest.mark.parametrize(
    "columns",
    [
        [
            "CONVERSATION ID",
            "FROM",
            "TO",
            "DATE",
            "CONTENT",
            "FOLDER",
            "SENDER PROFILE URL",
            "RECIPIENT PROFILE URLS",
        ],
        [name for name in MESSAGES if name != "ATTACHMENTS"],
        MESSAGES[::-1],
    ],
)
def test_columns_come_in_any_order(columns: list[str]) -> None:
    moment = the_moment(message(), columns=columns)
    assert (moment.between.sender, moment.between.others, moment.words) == (REN, (AOI,), "Hello")


def test_a_group_is_all_of_its_people() -> None:
    urls = f"{PROFILES}aoi,{PROFILES}mio"
    moment = the_moment(message(TO="Aoi Sato, Mio Abe, PhD", RECIPIENT_PROFILE_URLS=urls))
    assert (moment.between.sender, moment.between.others, moment.between.size) == (REN, (AOI, MIO), 3)


@pytest.mark.parametrize(
    ("to", "urls", "found"),
    [
        ("Aoi", "l.jp/aoi", [("Aoi", "l.jp/aoi")]),
        ("Mio Abe, PhD", "l.jp/mio", [("Mio Abe, PhD", "l.jp/mio")]),
        ("Aoi,Mio", "l.jp/aoi,l.jp/mio", [("Aoi", "l.jp/aoi"), ("Mio", "l.jp/mio")]),
        ("Aoi, Mio, M.D.", "l.jp/aoi;l.jp/mio", [("Aoi", "l.jp/aoi"), ("Mio, M.D.", "l.jp/mio")]),
        ("Abe, Mio,Sato, Aoi", "l.jp/mio,l.jp/aoi", [("Abe, Mio", "l.jp/mio"), ("Sato, Aoi", "l.jp/aoi")]),
        ("JO, MIO", "l.jp/jo,l.jp/mio", [("JO", "l.jp/jo"), ("MIO", "l.jp/mio")]),
        ("Aoi,LinkedIn Member", "l.jp/aoi", [("Aoi", "l.jp/aoi"), ("LinkedIn Member", "")]),
        ("A, B, C", "l.jp/a,l.jp/b", [("", "l.jp/a"), ("", "l.jp/b")]),
        ("Aoi, Mio, PhD", "", [("Aoi", ""), ("Mio, PhD", "")]),
        ("Aoi", "NA", [("Aoi", "")]),
        ("", "", []),
    ],
)
def test_recipients_names_and_addresses_are_paired(to: str, urls: str, found: list[tuple[str, str]]) -> None:
    assert paired(to, urls) == found


def test_without_an_address_a_name_belongs_to_its_talk() -> None:
    nameless = message(SENDER_PROFILE_URL="", CONVERSATION_ID="t1")
    first, again, elsewhere = (
        one.between.sender
        for one in messages(nameless, nameless | {"CONTENT": "Again"}, nameless | {"CONVERSATION ID": "t2"})
        if isinstance(one, Moment)
    )
    assert first == again == Card("t1|Ren Ito", "Ren Ito", handles=(Handle("account", "t1|Ren Ito"),))
    assert elsewhere is not None
    assert elsewhere.account == "t2|Ren Ito"


def test_without_a_talk_a_name_is_all_there_is() -> None:
    moment = the_moment(message(SENDER_PROFILE_URL="", CONVERSATION_ID=""))
    assert moment.between.sender is not None
    assert moment.between.sender.account == "name:renito"


def test_accounts_stay_short_enough_to_keep() -> None:
    moment = the_moment(message(SENDER_PROFILE_URL="", CONVERSATION_ID="t" * 600))
    assert moment.between.sender is not None
    assert len(moment.between.sender.account) == 32


def test_before_2023_senders_tell_whom_a_recipients_name_means() -> None:
    columns = [name for name in MESSAGES if name != "RECIPIENT PROFILE URLS"]
    answer = message(FROM="Aoi Sato", SENDER_PROFILE_URL=PROFILES + "aoi", TO="Ren Ito", CONTENT="Hi")
    found = messages(message(), answer, message(CONVERSATION_ID="other"), columns=columns)
    betweens = [one.between for one in found if isinstance(one, Moment)]
    assert [between.others for between in betweens[:2]] == [(AOI,), (REN,)]
    assert betweens[2].others[0].account == "other|Aoi Sato"


def test_broken_rows_are_named_once_though_such_files_are_read_twice() -> None:
    header = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT\n"
    assert read(header + "torn\n") == [Skipped("x.csv", 2, "row_cells", {"cells": 1, "columns": 6})]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"IS_MESSAGE_DRAFT": "Yes"}, "draft"),
        ({"IS_CONVERSATION_DRAFT": "true"}, "draft"),
        ({"FOLDER": "DRAFTS"}, "draft"),
        ({"CONVERSATION_TITLE": "Sponsored Conversation"}, "advert"),
        (
            {
                "SENDER_PROFILE_URL": "",
                "CONTENT": '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%</p>',
            },
            "advert",
        ),
        ({"FROM": "LinkedIn Member", "SENDER_PROFILE_URL": ""}, "unknown_person"),
        ({"TO": "LinkedIn Member", "RECIPIENT_PROFILE_URLS": ""}, "unknown_person"),
        ({"TO": "", "RECIPIENT_PROFILE_URLS": ""}, "unknown_person"),
        ({"FROM": "LinkedIn Learning", "SENDER_PROFILE_URL": ""}, "organisation"),
        ({"FROM": "株式会社海", "SENDER_PROFILE_URL": ""}, "organisation"),
        ({"SENDER_PROFILE_URL": "https://www.linkedin.com/company/umi"}, "organisation"),
        ({"RECIPIENT_PROFILE_URLS": "https://www.linkedin.com/school/umi"}, "organisation"),
        ({"RECIPIENT_PROFILE_URLS": PROFILES + "ren"}, "to_self"),
    ],
)
def test_what_passed_between_no_two_people_is_left_out(cells: dict[str, str], code: str) -> None:
    assert messages(message(**cells), message())[0] == LeftOut(code)


def test_a_recruiters_letter_is_no_advert() -> None:
    words = '<p class="spinmail-quill-editor__spin-break">Hi Aoi,<br>a &amp; b</p>'
    assert the_moment(message(CONTENT=words)).words == "Hi Aoi,\na & b"


def test_a_talk_about_sponsors_is_no_advert() -> None:
    assert the_moment(message(CONVERSATION_TITLE="Sponsored run 2025")).between.sender == REN


def test_one_who_left_still_counts_among_the_people_of_a_group() -> None:
    moment = the_moment(message(TO="Aoi Sato,LinkedIn Member"))
    assert (moment.between.others, moment.between.size) == ((AOI,), 3)


def test_one_who_left_but_has_an_address_is_somebody() -> None:
    moment = the_moment(message(FROM="LinkedIn Member"))
    assert moment.between.sender == Card("ren", "", handles=REN.handles)


def test_a_message_from_nobody_is_named() -> None:
    assert messages(message(FROM=" ", SENDER_PROFILE_URL="NA")) == [skipped(2, "no_name")]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-02-30 10:00:00 UTC", "date_unreadable"),
        ("2026-13-05 09:00:00", "date_unreadable"),
        ("2025-06-01 24:00:00 UTC", "date_unreadable"),
        ("2025-06-01 10:00:60 UTC", "date_unreadable"),
        ("2025-06-01 10:00:00 JST", "date_unreadable"),
        ("2025-W22-7 10:00:00 UTC", "date_unreadable"),
        ("6/1/25, 2:03 PM", "date_unreadable"),
        ("1999-01-01", "date_unreadable"),
        ("sometime later", "date_unreadable"),
        ("NA", "date_unreadable"),
        ("", "date_unreadable"),
        ("1970-01-01 00:00:00 UTC", "date_too_early"),
        ("0001-01-01 00:00:00 UTC", "date_too_early"),
        ("2027-01-01 00:00:00 UTC", "date_future"),
        ("9999-12-31 23:59:59 UTC", "date_future"),
    ],
)
def test_a_message_with_a_bad_date_is_named(cell: str, code: str) -> None:
    found = messages(message(), message(DATE=cell), message())
    assert found[1] == skipped(3, code, value="" if cell == "NA" else cell)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2025-06-01 14:03:22 UTC", datetime(2025, 6, 1, 10, 3, 22, tzinfo=UTC)),
        ("2025-06-01 14:03:22", datetime(2025, 6, 1, 10, 3, 22, tzinfo=UTC)),
        (" 2025-06-01 14:03:22 UTC ", datetime(2025, 6, 1, 10, 3, 22, tzinfo=UTC)),
        # The night in which New York puts its clocks forward.
        ("2025-03-09 06:59:59 UTC", datetime(2025, 3, 9, 1, 59, 59, tzinfo=UTC)),
        ("2025-03-09 07:00:00 UTC", datetime(2025, 3, 9, 3, 0, 0, tzinfo=UTC)),
        ("2025-01-01 02:00:00 UTC", datetime(2024, 12, 31, 21, 0, 0, tzinfo=UTC)),
    ],
)
def test_times_are_those_of_the_members_zone(cell: str, at: datetime) -> None:
    header, row = ",".join(MESSAGES), message(DATE=cell)
    export = exports.from_bytes(
        f"{header}\n{','.join(row.get(name, '') for name in MESSAGES)}\n".encode(), "m.csv"
    )
    context = Context(Clock("America/New_York"), "US", CONTEXT.latest)
    (moment,) = linkedin.read(export.parts, context)
    assert isinstance(moment, Moment)
    assert moment.at == int(at.timestamp())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("plain", "plain"),
        ("a < b, and I <3 you", "a < b, and I <3 you"),
        ("<p>One</p><p>Two &lt; three</p>", "One\nTwo < three"),
        ("<a href='x'>link</a> &amp; more", "link & more"),
        ("a &amp; b", "a &amp; b"),
        ("x" * 500, "x" * 400),
        ("<b>" + "x" * 500 + "</b>", "x" * 400),
    ],
)
def test_words_are_plain_text(content: str, words: str) -> None:
    assert plain(content) == words


def test_long_messages_are_cut_but_told_apart() -> None:
    first, second = messages(message(CONTENT="x" * 500), message(CONTENT="x" * 500 + "y"))
    assert isinstance(first, Moment)
    assert isinstance(second, Moment)
    assert first.words == second.words == "x" * 400
    assert first.identity != second.identity


def test_broken_rows_among_messages_are_named() -> None:
    lines = [",".join(message().get(name, "") for name in MESSAGES) for _ in range(4)]
    lines[1] = lines[1].replace("Hello", '"Hello\nand more')
    lines[2] = "2-abc=,,Ren"
    found = read("\n".join([",".join(MESSAGES), *lines]) + "\n", "messages.csv")
    assert [type(one) for one in found] == [Moment, Moment, Skipped]
    assert found[2] == Skipped("messages.csv", 3, "row_quotes", {"lines": 3})


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
@pytest.mark.parametrize(("name", "rows"), [("Connections.csv", 220), ("messages.csv", 220)])
def test_every_row_of_the_samples_comes_to_something(name: str, rows: int) -> None:
    found = read((SAMPLES / "linkedin" / name).read_bytes(), name)
    whole = [
        one
        for one in found
        if not (isinstance(one, Skipped) and one.code.startswith("date") and name[0] == "C")
    ]
    assert len(whole) == rows
    assert not [one for one in found if isinstance(one, Skipped) and one.code.startswith("row")]


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
def test_only_the_samples_of_linkedin_are_taken_for_linkedins() -> None:
    taken = {
        path.parent.name
        for path in SAMPLES.rglob("*")
        if path.is_file() and linkedin.recognises(exports.from_bytes(path.read_bytes()).parts[0])
    }
    assert taken == {"linkedin"}
