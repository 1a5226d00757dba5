"""What comes of LinkedIn's exports."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.acceptance.conftest import Home, Homes, first_and_last, people_and_moments, skipped
from tests.acceptance.exports.linkedin import (
    ALL_COLUMNS,
    EIGHT_COLUMNS,
    HANAKO,
    KENJI,
    ME,
    MIKA,
    PAGES,
    PREAMBLE,
    RYO,
    TWO_TALKS,
    Someone,
    connection,
    connections,
    every,
    message,
    messages,
    someone,
    table,
    talk,
    zipped,
    zipped_as,
)

THREE = connections([connection(HANAKO), connection(MIKA, address="Mika@Example.jp"), connection(RYO)])
TALKS = messages(TWO_TALKS)


def test_a_basic_zip_brings_connections_and_messages(home: Home) -> None:
    report = home.bring_one(zipped(Connections_csv=THREE, messages_csv=TALKS))
    assert (report["source"], people_and_moments(report)) == ("linkedin", (4, 0, 5, 0))
    assert (first_and_last(report), skipped(report)) == (("2025-06-01", "2025-07-05"), [])
    assert home.names() == ["Hanako Sato", "Kenji Ito", "Mika Suzuki", "Ryo Tanaka"]
    assert ("email", "mika@example.jp") in home.handles("Mika Suzuki")
    (mika,) = home.people("Mika")
    assert mika["affiliations"] == [
        {"organisation": "Acme KK", "title": "Engineer", "from": None, "to": None}
    ]


def test_a_complete_zip_has_much_that_is_nobody(home: Home) -> None:
    rest = {
        "Profile.csv": "First Name,Last Name,Headline\nTaro,Yamada,Engineer\n",
        "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\ntaro@home.example,Yes,Yes,\n",
        "Positions.csv": "Company Name,Title,Started On\nAcme,Engineer,Apr 2019\n",
        "Company Follows.csv": "Organization,Followed On\nAcme,Tue Jun 02 12:00:00 UTC 2020\n",
        "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
        "Jobs/Job Applications.csv": "Application Date,Contact Email\n",
        "Articles/a.html": "<p>x</p>",
        "__MACOSX/._messages.csv": b"\0\5\x16\7",
    }
    folder = "Complete_LinkedInDataExport_07-01-2026/"
    known = {folder + "Connections.csv": THREE, folder + "messages.csv": TALKS}
    report = home.bring_one(zipped_as(known | rest))
    assert (people_and_moments(report), skipped(report)) == ((4, 0, 5, 0), [])


@pytest.mark.parametrize(
    "columns",
    [
        ALL_COLUMNS,
        ALL_COLUMNS[:10],
        ALL_COLUMNS[:11],
        [name for name in ALL_COLUMNS if name != "ATTACHMENTS"],
        ALL_COLUMNS[::-1],
        EIGHT_COLUMNS,
    ],
)
def test_messages_are_read_whatever_the_columns(home: Home, columns: list[str]) -> None:
    report = home.bring_one(messages(TWO_TALKS, columns))
    assert (people_and_moments(report), skipped(report)) == ((2, 0, 5, 0), [])
    assert home.names() == ["Hanako Sato", "Kenji Ito"]


@pytest.mark.parametrize("draft", ["Yes", "yes", "TRUE"])
@pytest.mark.parametrize("column", ["is_message_draft", "is_conversation_draft"])
def test_drafts_are_no_moments(home: Home, column: str, draft: str) -> None:
    unsent = message("3", ME, RYO, "2025-08-02 01:00:00", **{column: draft})
    report = home.bring_one(messages([*TWO_TALKS, unsent]))
    assert (people_and_moments(report), skipped(report)) == ((2, 0, 5, 0), [])


def test_a_message_to_four_counts_a_quarter_with_each(home: Home) -> None:
    round_letter = message("3", ME, [HANAKO, KENJI, RYO, MIKA], "2025-08-01 01:00:00")
    report = home.bring_one(messages([*TWO_TALKS, round_letter]))
    assert people_and_moments(report) == (4, 0, 6, 0)
    assert home.days()["Mika Suzuki", "2025-08-01"] == (1, 0, 0.25)


def test_names_with_commas_are_told_apart_by_their_pages(home: Home) -> None:
    titled = Someone("Kenji Ito, MBA", KENJI.page)
    rows = [*TWO_TALKS[:3], message("2", titled, ME, "2025-07-05 01:00:00")]
    report = home.bring_one(messages([*rows, message("3", ME, [titled, RYO], "2025-07-06 01:00:00")]))
    assert people_and_moments(report) == (3, 0, 5, 0)
    assert home.handles("Ryo Tanaka") == {("url", RYO.page.removeprefix("https://www."))}


def test_two_people_who_left_linkedin_are_not_one(home: Home) -> None:
    gone = Someone("LinkedIn Member", "")
    home.bring_one(messages([*TWO_TALKS, *(message(n, gone, ME, "2025-08-01 01:00:00") for n in "89")]))
    assert home.names() == ["Hanako Sato", "Kenji Ito"]


def test_companies_are_no_people(home: Home) -> None:
    firm = Someone("Acme Corporation", "https://www.linkedin.com/company/acme")
    report = home.bring_one(messages([*TWO_TALKS, message("3", firm, ME, "2025-08-01 01:00:00", "Buy!")]))
    assert people_and_moments(report) == (2, 0, 5, 0)


@pytest.mark.parametrize("preamble", ["", PREAMBLE, 'Notes:\n"one, two"\n"of two\nlines"\nMade: 2026\n\n\n'])
def test_connections_begin_under_any_preamble(home: Home, preamble: str) -> None:
    report = home.bring_one(connections([connection(HANAKO), connection(RYO)], preamble))
    assert (people_and_moments(report), first_and_last(report)) == ((2, 0, 0, 0), (None, None))


def test_a_page_is_one_person_however_it_is_written(home: Home) -> None:
    pages = [
        "http://linkedin.com/in/hanako-sato/",
        "https://jp.linkedin.com/in/Hanako-Sato?trk=x",
        "www.linkedin.com/in/hanako-sato",
    ]
    profiles = [Someone("Hanako Sato", page) for page in pages]
    profiles += [Someone("山田 花", page) for page in (f"{PAGES}%E5%B1%B1%E7%94%B0-1", f"{PAGES}山田-1")]
    rows = [message(who.name, who, ME, "2025-06-01 03:00:00", who.page) for who in profiles]
    report = home.bring_one(zipped(Connections_csv=THREE, messages_csv=messages(rows)))
    assert people_and_moments(report) == (4, 0, 5, 0)


def test_a_new_name_at_the_old_page_is_the_same_person(home: Home) -> None:
    married = message("1", Someone("Hanako Suzuki", HANAKO.page), ME, "2026-01-01 01:00:00")
    assert people_and_moments(home.bring_one(messages([*TWO_TALKS, married]))) == (2, 0, 6, 0)


def test_two_people_of_one_name_stay_two(home: Home) -> None:
    other = message("3", Someone(HANAKO.name, PAGES + "hanako-99"), ME, "2026-01-01 01:00:00")
    assert people_and_moments(home.bring_one(messages([*TWO_TALKS, other]))) == (3, 0, 6, 0)


def encoded(text: str) -> dict[str, bytes]:
    crlf = text.replace("\n", "\r\n")
    return {
        "bom": b"\xef\xbb\xbf" + text.encode(),
        "crlf": crlf.encode(),
        "utf-16": text.encode("utf-16"),
        "utf-16-be": b"\xfe\xff" + crlf.encode("utf-16-be"),
        "cp932": text.encode("cp932"),
    }


@pytest.mark.parametrize("encoding", encoded(""))
def test_tables_are_read_in_any_encoding(home: Home, encoding: str) -> None:
    sato, takahashi = Someone("佐藤 花子", PAGES + "sato"), Someone("髙橋 健", PAGES + "takahashi")
    text = messages(
        [
            message("1", sato, ME, "2025-06-01 03:00:00", "①㈱\n二行目"),
            message("2", ME, takahashi, "2025-06-05 03:00:00"),
        ]
    )
    report = home.bring_one(encoded(text)[encoding])
    assert (people_and_moments(report), skipped(report)) == ((2, 0, 2, 0), [])
    assert home.names() == ["佐藤 花子", "髙橋 健"]


def test_a_row_is_named_by_the_line_it_begins_on(home: Home) -> None:
    rows = [
        TWO_TALKS[0],
        message("1", HANAKO, ME, "2025-06-02 03:00:00", 'one\n2025-01-01\nthree, "quoted"'),
        message("1", HANAKO, ME, "", "x\ny", date="not a date"),
        *TWO_TALKS[3:],
    ]
    report = home.bring_one(zipped(messages_csv=messages(rows)))
    assert (people_and_moments(report), skipped(report)) == ((2, 0, 4, 0), [("messages.csv", 6)])


@pytest.mark.parametrize(
    "when",
    [
        "2026-02-30 10:00:00 UTC",
        "sometime",
        "",
        "2026-13-05 09:00:00",
        "1970-01-01 00:00:00 UTC",
        "2100-01-01 00:00:00 UTC",
        "2026-11-23 00:00:00 UTC",
    ],
)
def test_a_date_that_cannot_be_costs_its_row(home: Home, when: str) -> None:
    report = home.bring_one(zipped(messages_csv=messages([*TWO_TALKS, {**TWO_TALKS[0], "DATE": when}])))
    assert (people_and_moments(report), skipped(report)) == ((2, 0, 5, 0), [("messages.csv", 7)])
    assert first_and_last(report) == ("2025-06-01", "2025-07-05")


@pytest.mark.parametrize("rows", [6, 400])
def test_an_open_quote_costs_its_row(home: Home, rows: int) -> None:
    pairs = [((HANAKO, ME), (ME, KENJI))[number % 2] for number in range(rows)]
    lines = messages(
        message(str(number % 2), *pair, f"2025-06-01 03:{number % 60:02}:00", str(number))
        for number, pair in enumerate(pairs)
    ).splitlines(keepends=True)
    broken = (
        f'1,,{HANAKO.name},{HANAKO.page},{ME.name},{ME.page},2025-06-02 05:00:00 UTC,,"open,INBOX,,No,No\n'
    )
    middle = rows // 2
    report = home.bring_one(zipped(messages_csv="".join((*lines[:middle], broken, *lines[middle:]))))
    assert (people_and_moments(report), skipped(report)) == ((2, 0, rows, 0), [("messages.csv", middle + 1)])


def test_a_short_row_costs_itself(home: Home) -> None:
    report = home.bring_one(zipped(messages_csv=f"{TALKS}c9,,Hanako Sato\n"))
    assert (people_and_moments(report), skipped(report)) == ((2, 0, 5, 0), [("messages.csv", 7)])


def test_days_are_those_of_tokyo(home: Home) -> None:
    rows = [
        message("1", HANAKO, ME, "2025-05-31 15:30:00"),
        message("2", ME, KENJI, "2025-07-04 14:59:59"),
        message("2", ME, KENJI, "2025-07-04 15:00:00"),
    ]
    assert first_and_last(home.bring_one(messages(rows))) == ("2025-06-01", "2025-07-05")
    assert home.days() == {
        ("Hanako Sato", "2025-06-01"): (0, 1, 1.0),
        ("Kenji Ito", "2025-07-04"): (1, 0, 1.0),
        ("Kenji Ito", "2025-07-05"): (1, 0, 1.0),
    }


def test_the_same_zip_again_brings_nothing(home: Home) -> None:
    path = home.write("a.zip", zipped(Connections_csv=THREE, messages_csv=TALKS))
    home.bring(path)
    before = home.people(), home.days()
    (report,) = home.bring(path)
    assert people_and_moments(report) == (0, 4, 0, 5)
    assert first_and_last(report) == ("2025-06-01", "2025-07-05")
    assert (home.people(), home.days()) == before


def test_a_newer_zip_brings_what_is_new(home: Home) -> None:
    home.bring_one(zipped(Connections_csv=THREE, messages_csv=messages(TWO_TALKS[:4])))
    letters = [
        *TWO_TALKS,
        message("3", MIKA, ME, "2026-01-01 01:00:00"),
        message("4", someone("Yuki Abe"), ME, "2026-02-01 01:00:00"),
    ]
    report = home.bring_one(zipped(Connections_csv=THREE, messages_csv=messages(letters[::-1])))
    assert people_and_moments(report) == (1, 4, 3, 4)


def test_equal_messages_count_as_often_as_they_were_sent(home: Home) -> None:
    path = home.write("a.csv", messages([*TWO_TALKS, TWO_TALKS[4], TWO_TALKS[4]]))
    assert people_and_moments(home.bring(path)[0]) == (2, 0, 7, 0)
    assert people_and_moments(home.bring(path)[0]) == (0, 2, 0, 7)


def test_the_other_order_of_columns_tells_of_the_same_messages(home: Home) -> None:
    home.bring_one(TALKS)
    assert people_and_moments(home.bring_one(messages(TWO_TALKS, EIGHT_COLUMNS))) == (0, 2, 0, 5)


def test_a_table_saved_with_other_line_ends_tells_of_the_same_messages(home: Home) -> None:
    text = messages([*TWO_TALKS, message("1", HANAKO, ME, "2025-09-01 01:00:00", "one\ntwo")])
    home.bring_one(text)
    assert people_and_moments(home.bring_one(text.replace("\n", "\r\n"))) == (0, 2, 0, 6)


# Whose export it is


def test_one_conversation_does_not_tell_whose_it_is(home: Home) -> None:
    path = home.write("messages.csv", messages(TWO_TALKS[:3]))
    (report,) = home.bring(path, status=2)
    assert (report["source"], people_and_moments(report)) == ("linkedin", (0, 0, 0, 0))
    assert "--me" in report["error"]
    assert home.people() == []


@pytest.mark.parametrize("me", [ME.name, "TARO YAMADA", "Yamada Taro", "Ｔａｒｏ　Ｙａｍａｄａ", ME.page])
def test_me_tells_whose_it_is(home: Home, me: str) -> None:
    report = home.bring_one(messages(TWO_TALKS[:3]), me=[me])
    assert (people_and_moments(report), home.names()) == ((1, 0, 3, 0), ["Hanako Sato"])
    assert home.days()["Hanako Sato", "2025-06-01"] == (0, 1, 1.0)


@pytest.mark.parametrize(
    "more",
    [
        {"Connections_csv": connections([connection(HANAKO)])},
        {"Profile_csv": "First Name,Last Name,Headline\nTaro,Yamada,Engineer\n"},
    ],
)
def test_the_rest_of_the_zip_tells_whose_one_conversation_is(home: Home, more: dict[str, str]) -> None:
    report = home.bring_one(zipped(messages_csv=messages(TWO_TALKS[:3]), **more))
    assert (people_and_moments(report), home.names()) == ((1, 0, 3, 0), ["Hanako Sato"])


@pytest.mark.parametrize("order", [1, -1])
def test_connections_beside_one_conversation_tell_whose_it_is(home: Home, order: int) -> None:
    files = [home.write("Connections.csv", THREE), home.write("messages.csv", messages(TWO_TALKS[:3]))]
    home.bring(*files[::order])
    assert home.names() == ["Hanako Sato", "Mika Suzuki", "Ryo Tanaka"]


def test_a_friend_who_writes_nearly_everything_is_not_the_member(home: Home) -> None:
    rows = talk(HANAKO, every(7, date(2024, 1, 1), date(2025, 1, 1))) + talk(KENJI, [date(2024, 1, 1)])
    home.bring_one(messages(rows))
    assert home.names() == ["Hanako Sato", "Kenji Ito"]


def test_a_namesake_of_the_member_is_a_person(home: Home) -> None:
    namesake = message("3", Someone(ME.name, PAGES + "taro-99"), ME, "2025-08-01 01:00:00")
    report = home.bring_one(messages([*TWO_TALKS, namesake]), me=[ME.name])
    assert people_and_moments(report) == (3, 0, 6, 0)


# What else stands in such tables


@pytest.mark.parametrize("content", [messages([]), connections([])])
def test_an_empty_table_was_read(home: Home, content: str) -> None:
    report = home.bring_one(content)
    assert (people_and_moments(report), skipped(report)) == ((0, 0, 0, 0), [])


def test_a_bad_day_of_connecting_does_not_cost_the_person(home: Home) -> None:
    rows = connections([connection(HANAKO), connection(KENJI, on="99 Foo 2026")])
    report = home.bring_one(zipped(Connections_csv=rows))
    assert (people_and_moments(report), skipped(report)) == ((2, 0, 0, 0), [("Connections.csv", 6)])


def test_rows_without_anybody_are_nobody(home: Home) -> None:
    report = home.bring_one(THREE + ",,,,,,08 Feb 2024\n\n")
    assert people_and_moments(report)[0] == 3
    assert home.names() == ["Hanako Sato", "Mika Suzuki", "Ryo Tanaka"]


def test_a_table_without_dates_is_no_table_of_messages(home: Home) -> None:
    columns = [name for name in ALL_COLUMNS if name != "DATE"]
    assert people_and_moments(home.bring_one(table(TWO_TALKS, columns), status=2)) == (0, 0, 0, 0)


def test_last_words_are_kept_as_plain_text_and_only_if_asked_for(new_homes: list[Home]) -> None:
    rows = [*TWO_TALKS, message("1", HANAKO, ME, "2025-09-01 01:00:00", "<p>See <b>you</b> &amp; Ken</p>")]
    kept = []
    for home, more in zip(new_homes, ([], ["--keep-last-words"]), strict=True):
        home.bring_one(messages(rows), more=more)
        kept.append(json.loads(home.export().read("last_words.json")))
    assert kept[0] == []
    assert "See you & Ken" in [words["text"] for words in kept[1]]


@pytest.fixture
def new_homes(new_home: Homes) -> list[Home]:
    return [new_home(), new_home()]
