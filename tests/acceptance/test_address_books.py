"""What comes of vCards, alone and beside other sources."""

from __future__ import annotations

import base64

import pytest

from tests.acceptance.conftest import Home, first_and_last, people_and_moments
from tests.acceptance.exports.cards import OLD_PHONE, card, named
from tests.acceptance.exports.linkedin import (
    HANAKO,
    MIKA,
    RYO,
    TWO_TALKS,
    connection,
    connections,
    messages,
    someone,
)

LANDLINE, MOBILE, ADDRESS = "TEL:03-1234-5678", "TEL:090-1111-2222", "EMAIL:yamada@example.jp"


def test_cards_of_an_old_phone_bring_people_and_their_readings(home: Home) -> None:
    path = home.write("ADDRESS.vcf", OLD_PHONE)
    (report,) = home.bring(path)
    assert (report["source"], people_and_moments(report)) == ("vcard", (2, 0, 0, 0))
    assert first_and_last(report) == (None, None)
    assert {person["name"]: person["reading"] for person in home.people()} == {
        "安藤 ロイド": "あんどう ろいど",
        "山田 太郎": "やまだ たろう",
    }
    assert home.handles("安藤 ロイド") == {("phone", "+819012345678"), ("email", "roid@keitai.example")}
    assert people_and_moments(home.bring(path)[0]) == (0, 2, 0, 0)


def test_a_card_of_icloud_is_read_with_its_groups(home: Home) -> None:
    home.bring_one(
        named(
            "佐藤 花子",
            "X-PHONETIC-FIRST-NAME:はなこ",
            "X-PHONETIC-LAST-NAME:さとう",
            "ORG:株式会社サンプル;営業部",
            "TITLE:部長",
            "item1.EMAIL;type=INTERNET;type=pref:Hanako@Example.JP",
            "item1.X-ABLabel:_$!<Home>!$_",
            "item2.TEL:+81 (0)3-1234-5678",
            "item2.X-ABLabel:会社",
            "item3.URL;type=pref:https://www.linkedin.com/in/hanako-sato/",
        )
    )
    assert home.handles("佐藤 花子") == {
        ("email", "hanako@example.jp"),
        ("phone", "+81312345678"),
        ("url", "linkedin.com/in/hanako-sato"),
    }
    (hanako,) = home.people("さとう はなこ")
    assert [(job["organisation"], job["title"]) for job in hanako["affiliations"]] == [
        ("株式会社サンプル", "部長")
    ]


def test_groups_and_firms_are_no_people(home: Home) -> None:
    report = home.bring_one(
        card(
            "FN:安藤 ロイド",
            'N;SORT-AS="あんどう,ろいど":安藤;ロイド;;;',
            "TEL:tel:+81-90-1111-2222",
            version="4.0",
        )
        + card("KIND:group", "FN:営業チーム", "MEMBER:urn:uuid:1", version="4.0")
        + card("KIND:org", "FN:株式会社サンプル", "EMAIL:info@sample.example", version="4.0")
        + card("N:;;;;", "FN:Pizza House", "ORG:Pizza House", "TEL:0399999999", "X-ABShowAs:COMPANY")
    )
    assert people_and_moments(report) == (1, 0, 0, 0)
    assert home.names("あんどう") == ["安藤 ロイド"]


@pytest.mark.parametrize("size", [3_000, pytest.param(10_000_000, marks=pytest.mark.deep)])
def test_photos_are_nothing_but_weight(home: Home, size: int) -> None:
    photo = base64.b64encode(bytes(range(250)) * (size // 250)).decode()
    folded = "\r\n ".join(photo[at : at + 72] for at in range(0, len(photo), 72))
    report = home.bring_one(
        named("Hanako Sato", f"PHOTO;ENCODING=b;TYPE=JPEG:{folded}", "EMAIL:h@example.jp")
        + named("Kenji Ito", f"PHOTO;ENCODING=b:{photo}", "EMAIL:k@example.jp")
        + card("N:Ono;Aya", f"PHOTO;JPEG;ENCODING=BASE64:\r\n {folded}\r\n", MOBILE, version="2.1")
    )
    assert (people_and_moments(report), report["skipped"]) == ((3, 0, 0, 0), [])
    assert home.handles("Aya Ono") == {("phone", "+819011112222")}


def test_a_broken_card_costs_itself(home: Home) -> None:
    broken = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Bro\r\nthis is no property\r\n"
    report = home.bring_one(named("Hanako Sato") + broken + named("Kenji Ito") + named("Aya Ono"))
    assert people_and_moments(report) == (3, 0, 0, 0)
    assert {row["line"] for row in report["skipped"]} <= set(range(6, 11))
    assert report["skipped"]


def test_a_card_that_says_nothing_is_listed(home: Home) -> None:
    report = home.bring_one(named("Hanako Sato") + card("N:;;;;", "FN:", "NOTE:nobody"))
    assert (people_and_moments(report), [row["line"] for row in report["skipped"]]) == ((1, 0, 0, 0), [6])


HAN = named("髙橋 千恵子", "EMAIL:t@example.jp")


@pytest.mark.parametrize(
    "content",
    [
        HAN.encode(),
        b"\xef\xbb\xbf" + HAN.encode(),
        HAN.encode("utf-16"),
        HAN.encode("cp932"),
        HAN.replace("\r\n", "\n").encode(),
        HAN.replace("VCARD", "vcard").replace("BEGIN", "begin").encode(),
        b"\r\n\r\n" + HAN.rstrip().encode(),
    ],
)
def test_cards_are_read_in_any_encoding(home: Home, content: bytes) -> None:
    report = home.bring_one(content)
    assert (people_and_moments(report), report["skipped"]) == ((1, 0, 0, 0), [])
    assert home.names() == ["髙橋 千恵子"]


def test_a_line_may_be_folded_inside_a_character(home: Home) -> None:
    before, _, after = named("佐藤 花子", f"NOTE:{'あ' * 60}", MOBILE).encode().partition(b"NOTE:")
    note, _, rest = after.partition(b"\r\n")
    folded = b"\r\n ".join(note[at : at + 74] for at in range(0, len(note), 74))
    report = home.bring_one(before + b"NOTE:" + folded + b"\r\n" + rest)
    assert (people_and_moments(report), report["skipped"]) == ((1, 0, 0, 0), [])
    assert home.handles("佐藤 花子") == {("phone", "+819011112222")}


# Who is who


@pytest.mark.parametrize(
    ("cards", "people"),
    [
        # A family's telephone, and a couple's address
        (named("山田 太郎", LANDLINE) + named("山田 花子", LANDLINE) + named("山田 一郎", LANDLINE), 3),
        (named("山田 太郎", ADDRESS) + named("山田 花子", ADDRESS), 2),
        # A switchboard
        (named("佐藤 花子", LANDLINE) + named("鈴木 健", LANDLINE) + named("高橋 一", LANDLINE, MOBILE), 3),
        # A card between two people who are called differently
        (named("佐藤 花子", ADDRESS) + named("鈴木 健", MOBILE) + named("高橋 一", ADDRESS, MOBILE), 3),
        # A name alone
        (named("鈴木 一郎", "EMAIL:a@example.jp") + named("鈴木 一郎", MOBILE), 2),
        (named("鈴木 一郎", "ORG:甲社") + named("鈴木 一郎", "ORG:乙社"), 2),
        # One address in several spellings of one name
        (named("山田 太郎", ADDRESS) + named("Taro Yamada", ADDRESS) + named("YAMADA Taro", ADDRESS), 1),
        (named("山田 太郎", ADDRESS) + card("FN:やまだたろう", ADDRESS) + card("FN:山田太郎様", ADDRESS), 1),
        (named("渡邊 恵", MOBILE) + named("渡辺 恵", MOBILE), 1),
        (named("Dr. Hanako Sato", ADDRESS) + named("Sato, Hanako", ADDRESS), 1),
        # One by way of another
        (named("Aya Ono", ADDRESS) + named("Aya Ono", ADDRESS, MOBILE) + named("Aya Ono", MOBILE), 1),
        # One number in several spellings
        ("".join(named("Aya Ono", f"TEL:{each}") for each in ("090-1111-2222", "+81 90 1111 2222")), 1),
        ("".join(named("Aya Ono", f"TEL:{each}") for each in ("０９０１１１１２２２２", "+81-(0)90-1111-2222")), 1),
    ],
)  # fmt: skip
def test_cards_are_the_people_they_are(home: Home, cards: str, people: int) -> None:
    assert people_and_moments(home.bring_one(cards)) == (people, 0, 0, 0)


@pytest.mark.parametrize("order", [1, -1])
def test_a_number_that_turns_out_to_be_a_switchboard_parts_people(home: Home, order: int) -> None:
    first = home.write("a.vcf", named("佐藤 花子", LANDLINE, ADDRESS))
    later = home.write("b.vcf", named("鈴木 健", LANDLINE) + named("佐藤 花子", LANDLINE, ADDRESS))
    home.bring(*[first, later][::order])
    assert home.names() == ["佐藤 花子", "鈴木 健"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_card_and_a_connection_meet_by_their_address(home: Home, order: int) -> None:
    mika = named(
        "鈴木 美香", "X-PHONETIC-LAST-NAME:スズキ", "X-PHONETIC-FIRST-NAME:ミカ", "EMAIL:MIKA@example.jp"
    )
    files = [
        home.write("a.vcf", mika),
        home.write("c.csv", connections([connection(MIKA, address="mika@example.jp"), connection(RYO)])),
    ]
    reports = home.bring(*files[::order])
    assert people_and_moments(reports[1])[1] == 1
    assert len(home.people()) == 2
    assert home.names("Mika") == home.names("美香") != []


def test_a_page_on_a_card_is_the_linkedin_page(home: Home) -> None:
    hanako = named(
        "佐藤 花子",
        "X-PHONETIC-LAST-NAME:さとう",
        "X-PHONETIC-FIRST-NAME:はなこ",
        f"URL:http{HANAKO.page[5:]}/",
    )
    reports = home.bring(home.write("a.vcf", hanako), home.write("m.csv", messages(TWO_TALKS)))
    assert people_and_moments(reports[1]) == (1, 1, 5, 0)


def test_an_equal_name_on_linkedin_is_somebody_else(home: Home) -> None:
    reports = home.bring(
        home.write("a.vcf", named("Hanako Sato", MOBILE)),
        home.write("c.csv", connections([connection(someone("Hanako Sato"))])),
    )
    assert people_and_moments(reports[1]) == (1, 0, 0, 0)


def test_the_members_own_card_is_nobody(home: Home) -> None:
    report = home.bring_one(named("山田 太郎", ADDRESS) + named("佐藤 花子"), me=["yamada@example.jp"])
    assert (people_and_moments(report), home.names()) == ((1, 0, 0, 0), ["佐藤 花子"])
