"""vCards of old phones and new ones; what is wrong with one card costs that card."""

from __future__ import annotations

import base64
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

from goen.mine.imports import exports
from goen.mine.imports.readers import vcard
from goen.mine.imports.reading import Clock, Context
from goen.mine.imports.records import Affiliation, Card, Handle, LeftOut, Record, Skipped

SAMPLES = Path(__file__).parents[5] / "shared/data/formats"
CONTEXT = Context(Clock("Asia/Tokyo"), "JP", latest=2_000_000_000)


def read(content: str | bytes) -> list[Record]:
    raw = content.encode() if isinstance(content, str) else content
    export = exports.from_bytes(raw, "x.vcf")
    assert vcard.recognises(export.parts[0])
    return list(vcard.read(export.parts, CONTEXT))


def a_card(*lines: str | bytes, version: str = "3.0") -> bytes:
    whole = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]
    return b"\r\n".join(line.encode() if isinstance(line, str) else line for line in whole)


def the_card(*lines: str | bytes, version: str = "3.0") -> Card:
    (card,) = read(a_card(*lines, version=version))
    assert isinstance(card, Card)
    return card


def skipped(line: int, code: str, **params: str) -> Skipped:
    return Skipped("x.vcf", line, code, params)


def quoted(text: str, encoding: str) -> str:
    """Quoted-printable as old phones write it: broken softly every few characters."""
    codes = "".join(f"={byte:02X}" for byte in text.encode(encoding))
    return "=\r\n".join(codes[start : start + 30] for start in range(0, len(codes), 30))


# What is a vCard


@pytest.mark.parametrize(
    ("head", "is_ours"),
    [
        (b"BEGIN:VCARD\r\nVERSION:2.1\r\n", True),
        (b"\n\n begin:vcard \nversion:4.0\n", True),
        ("\ufeffBEGIN:VCARD\nVERSION:3.0\n".encode(), True),
        ("BEGIN:VCARD\nVERSION:3.0\n".encode("utf-16"), True),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\n", False),
        (b"From ren@example.com Mon Jun  1\nContent-Type: text/vcard\n\nBEGIN:VCARD\nVERSION:3.0\n", False),
        (b"First Name,Last Name\nBEGIN:VCARD\n", False),
        (b"", False),
    ],
)
def test_a_vcard_is_known_by_how_it_begins(head: bytes, is_ours: bool) -> None:
    (part,) = exports.from_bytes(head, "x.vcf").parts
    assert vcard.recognises(part) is is_ours


# Encodings and folds


def test_a_card_of_a_japanese_phone() -> None:
    card = the_card(
        b"N;CHARSET=SHIFT_JIS:" + "能登;一郎;;;".encode("cp932"),
        b"SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:" + "ﾉﾄ;ｲﾁﾛｳ;;;".encode("cp932"),
        "TEL;CELL:090-1234-5678",
        f"NOTE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:{quoted('展示会で会った', 'cp932')}",
        f"ADR;HOME;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:{quoted('東京都渋谷区桜丘町;;', 'cp932')}",
        b"ORG;CHARSET=SHIFT_JIS:" + "㈱ソース;企画部".encode("cp932"),
        version="2.1",
    )
    assert (card.name, card.reading, card.note) == ("能登 一郎", "のと いちろう", "展示会で会った")
    assert card.handles == (Handle("phone", "+819012345678"),)
    assert card.affiliations[0].organisation.endswith("ソース")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN:山田太郎", "山田太郎"),
        (b"FN:" + "山田太郎".encode("cp932"), "山田太郎"),
        (b"FN;CHARSET=Shift_JIS:" + "①髙表能".encode("cp932"), "1髙表能"),
        (b"FN;CHARSET=EUC-JP:" + "山田太郎".encode("euc_jp"), "山田太郎"),
        (b"FN;CHARSET=ISO-2022-JP:" + "山田太郎".encode("iso2022_jp"), "山田太郎"),
        (b"FN;CHARSET=no-such-thing:" + "山田太郎".encode(), "山田太郎"),
        ("FN;CHARSET=SHIFT_JIS:山田太郎", "山田太郎"),  # saved again as UTF-8
        (f"FN;CHARSET=UTF-8;QUOTED-PRINTABLE:{quoted('山田太郎', 'utf-8')}", "山田太郎"),
        (f"FN;ENCODING=B:{base64.b64encode('山田太郎'.encode()).decode()}", "山田太郎"),
        (b"FN:Caf\xe9 \xff", "Café ÿ"),
        ("item1.FN;LANGUAGE=ja:山田太郎", "山田太郎"),
        ('FN;X-A="b:c;d":山田太郎', "山田太郎"),
        ("FN:山田\r\n 太郎", "山田太郎"),
        ("FN:山田\r\n\t太郎", "山田太郎"),
        (b"FN:" + "山".encode() + "田".encode()[:1] + b"\r\n " + "田".encode()[1:], "山田"),
        ("FN:Smith\\, Ann", "Smith, Ann"),
    ],
)
def test_a_name_comes_out_of_every_encoding(line: str | bytes, name: str) -> None:
    assert the_card(line).name == name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_a_whole_file_may_be_in_another_encoding(encoding: str) -> None:
    (card,) = read("BEGIN:VCARD\r\nVERSION:3.0\r\nN:能登;一郎\r\nEND:VCARD\r\n".encode(encoding))
    assert isinstance(card, Card)
    assert card.name == "能登 一郎"


@pytest.mark.parametrize(
    ("value", "version", "note"),
    [
        ("a\\nb\\, c\\; d\\\\e", "3.0", "a\nb, c; d\\e"),
        ("a\\Nb", "4.0", "a\nb"),
        ("C:\\new\\; really", "2.1", "C:\\new; really"),
        ("50\\% off\\", "3.0", "50\\% off\\"),
    ],
)
def test_escapes_are_undone(value: str, version: str, note: str) -> None:
    assert the_card("FN:Ren Ito", f"NOTE:{value}", version=version).note == note


def test_an_encoding_that_nothing_tells_is_western() -> None:
    plain = a_card("FN:Ren Ito", "NOTE:" + "x" * 70_000)
    last = read(plain + a_card(b"FN:Caf\xe9 \xff"))[-1]
    assert isinstance(last, Card)
    assert last.name == "Café ÿ"


def test_a_long_line_outside_of_cards_is_one_line() -> None:
    found = read(a_card("FN:Ren Ito") + b" " * 200_000 + b"\n" + a_card("FN:Aoi"))
    assert [type(one) for one in found] == [Card, Card]


def test_broken_base64_costs_its_property() -> None:
    assert the_card("FN;ENCODING=B:A", "EMAIL:ren@example.com").name == ""


# Names


@pytest.mark.parametrize(
    ("lines", "name", "spellings"),
    [
        (["N:山田;太郎;;;", "FN:太郎 山田"], "山田 太郎", ()),
        (["N:山田;太郎;;;", "FN:Taro Yamada"], "山田 太郎", ("Taro Yamada",)),
        (["N:Yamada;Taro;;;", "FN:山田太郎"], "山田太郎", ("Taro Yamada",)),
        (["N:Ito;Ren;Q.;Dr.;Jr."], "Ren Q. Ito", ()),
        (["N:Ito;Ren;;;", "FN:Ren Ito"], "Ren Ito", ()),
        (["N:Ito;Ren;;Dr.;", "FN:Dr. Ren Ito"], "Dr. Ren Ito", ("Ren Ito",)),
        (["N:Ito;Ren;;;", "FN:Ito, Ren"], "Ren Ito", ()),
        (["N:Ito;Ren;;;", "FN:ren@example.com"], "Ren Ito", ()),
        (["N:Ito;Ren;;;", "FN:090-1234-5678"], "Ren Ito", ()),
        (["N:Ito;Ren,Leo;;;"], "Ren Leo Ito", ()),
        (["N:山田太郎;;;;", "FN:山田 太郎"], "山田 太郎", ()),
        (["N:김;민준;;;"], "김 민준", ()),
        (["FN:Ren Ito", "NICKNAME:Renny,R,Ren Ito"], "Ren Ito", ("Renny", "R")),
        (["N:;Ren"], "Ren", ()),
        (["N:;;;;", "NICKNAME:Renny", "EMAIL:ren@example.com"], "", ("Renny",)),
    ],
)
def test_names_are_shown_as_their_holders_say_them(
    lines: list[str], name: str, spellings: tuple[str, ...]
) -> None:
    card = the_card(*lines)
    assert (card.name, card.spellings) == (name, spellings)


@pytest.mark.parametrize(
    ("lines", "reading"),
    [
        (["X-PHONETIC-FIRST-NAME:タロウ", "X-PHONETIC-LAST-NAME:ヤマダ"], "やまだ たろう"),
        (["X-PHONETIC-LAST-NAME:ﾔﾏﾀﾞ"], "やまだ"),
        (["SOUND;X-IRMC-N:ﾔﾏﾀﾞ;ﾀﾛｳ;;;"], "やまだ たろう"),
        (["SOUND;TYPE=WAVE:ﾔﾏﾀﾞ"], ""),
        (['N;SORT-AS="やまだ,たろう":山田;太郎'], "やまだ たろう"),
        (['N;SORT-AS="やまだ;たろう":山田;太郎'], "やまだ たろう"),
        (["SORT-STRING:やまだ たろう"], "やまだ たろう"),
        (["SORT-STRING:yamada"], ""),
        (["X-PHONETIC-LAST-NAME:Yamada", "SORT-STRING:ヤマダ"], "やまだ"),
        ([], ""),
    ],
)
def test_readings_are_hiragana(lines: list[str], reading: str) -> None:
    assert the_card("FN:山田太郎", *lines).reading == reading


# What hangs on the name


@pytest.mark.parametrize(
    ("line", "handle"),
    [
        ("EMAIL;INTERNET:Ren@Example.com", Handle("email", "ren@example.com")),
        ("item1.EMAIL;type=INTERNET;type=pref:ren@example.com", Handle("email", "ren@example.com")),
        ("EMAIL:mailto:ren@example.com", Handle("email", "ren@example.com")),
        ("TEL;TYPE=CELL,VOICE:090 1234 5678", Handle("phone", "+819012345678")),
        ("TEL;VALUE=uri:tel:+81-90-1234-5678", Handle("phone", "+819012345678")),
        ("TEL;FAX;VOICE:03-1234-5678", Handle("phone", "+81312345678")),
        ("URL:https://umi.example.com/ren/", Handle("url", "umi.example.com/ren")),
        (
            "X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/Ren",
            Handle("url", "linkedin.com/in/ren"),
        ),
        ("X-SOCIALPROFILE;type=line:x-apple:Ren", Handle("account", "line:ren")),
        ("SOCIALPROFILE;SERVICE-TYPE=Mastodon:@ren", Handle("account", "Mastodon:ren".lower())),
        ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ren.ito", Handle("account", "skype:ren.ito")),
        ("IMPP;X-SERVICE-TYPE=Skype:x-apple:ren.ito", Handle("account", "skype:ren.ito")),
        ("IMPP:xmpp:ren@example.com", Handle("account", "xmpp:ren@example.com")),
        ("IMPP:mailto:ren@example.com", Handle("email", "ren@example.com")),
        ("SOCIALPROFILE:x.com/ren", Handle("url", "x.com/ren")),
    ],
)
def test_handles_are_normalised(line: str, handle: Handle) -> None:
    assert the_card("FN:Ren Ito", line).handles == (handle,)


@pytest.mark.parametrize(
    "line", ["TEL;TYPE=HOME,FAX:03-1234-5678", "TEL:", "EMAIL: ", "BDAY:1980-01-01", "PHOTO:x"]
)
def test_what_reaches_nobody_is_no_handle(line: str) -> None:
    assert the_card("FN:Ren Ito", line).handles == ()


@pytest.mark.parametrize(
    ("line", "code", "value"),
    [
        ("TEL:12", "phone_unreadable", "12"),
        ("EMAIL:ren at example", "email_unreadable", "ren at example"),
        ("URL:https://www.linkedin.com/", "page_unreadable", "https://www.linkedin.com/"),
        ("IMPP:ren", "page_unreadable", "ren"),
        ("IMPP:skype:", "page_unreadable", "skype:"),
        ("EMAIL:" + "x" * 90, "email_unreadable", "x" * 40),
    ],
)
def test_a_handle_that_cannot_be_read_is_named(line: str, code: str, value: str) -> None:
    first, card = read(a_card("FN:Ren Ito", line))
    assert first == skipped(4, code, value=value)
    assert isinstance(card, Card)
    assert card.handles == ()


def test_the_same_handle_twice_is_one() -> None:
    assert len(the_card("FN:Ren", "EMAIL:ren@example.com", "EMAIL:REN@example.com").handles) == 1


@pytest.mark.parametrize(
    ("lines", "affiliations"),
    [
        (["ORG:Umi KK;Sales", "TITLE:Head"], (Affiliation("Umi KK", "Head"),)),
        (["ORG:Umi\\; KK"], (Affiliation("Umi; KK"),)),
        (["TITLE:Head"], (Affiliation("", "Head"),)),
        (["ORG:Umi KK", "ROLE:Sales"], (Affiliation("Umi KK", "Sales"),)),
        (
            ["ORG:Umi KK", "ORG:Yama KK", "TITLE:Head"],
            (Affiliation("Umi KK", "Head"), Affiliation("Yama KK")),
        ),
        (["ORG:;"], ()),
    ],
)
def test_where_somebody_works_is_kept(lines: list[str], affiliations: tuple[Affiliation, ...]) -> None:
    assert the_card("FN:Ren Ito", *lines).affiliations == affiliations


@pytest.mark.parametrize(
    "lines",
    [
        ["KIND:group", "FN:Climbers"],
        ["KIND:org", "FN:Umi"],
        ["X-ADDRESSBOOKSERVER-KIND:group", "FN:Family"],
        ["X-ABShowAs:COMPANY", "N:;;;;", "FN:Umi", "ORG:Umi"],
        ["N:;;;;", "ORG:Umi", "TEL:03-1234-5678"],
        ["FN:Umi", "N:;;;;", "ORG:Umi;"],
        ["FN:Umi", "N:Umi;;;;", "ORG:Umi"],
        ["FN:株式会社海"],
    ],
)
def test_organisations_and_groups_are_left_out(lines: list[str]) -> None:
    assert read(a_card(*lines)) == [LeftOut("organisation")]


def test_one_who_works_alone_is_a_person() -> None:
    assert the_card("N:Ito;Ren;;;", "FN:Ren Ito", "ORG:Ren Ito").name == "Ren Ito"


# What makes it the same card


def test_the_uid_is_the_account() -> None:
    assert the_card("UID:urn:uuid:4f-1", "FN:Ren").account == "4f-1"
    assert len(the_card("UID:" + "x" * 600, "FN:Ren").account) == 32


def test_without_uid_name_and_handles_are_the_account() -> None:
    first = the_card("FN:Ren Ito", "EMAIL:ren@example.com", "TEL:090-1234-5678", "NOTE:old")
    again = the_card("FN:REN  ITO", "TEL:+81 90 1234 5678", "EMAIL:ren@example.com", "NOTE:new")
    other = the_card("FN:Ren Ito", "EMAIL:other@example.com")
    assert first.account == again.account != other.account
    assert the_card("FN:Ito", "ORG:Umi").account != the_card("FN:Ito", "ORG:Yama").account


# Cards in a file


def test_a_broken_card_costs_only_itself() -> None:
    content = a_card("FN:Aoi") + b"BEGIN:VCARD\nFN:Mio\nTEL:090\n" + a_card("FN:Ren") + b"BEGIN:VCARD\nFN:X\n"
    found = read(content)
    assert [card.name for card in found if isinstance(card, Card)] == ["Aoi", "Ren"]
    assert [one for one in found if isinstance(one, Skipped)] == [
        skipped(5, "card_unclosed"),
        skipped(12, "card_unclosed"),
    ]


def test_an_open_quoted_printable_line_does_not_swallow_the_next_card() -> None:
    found = read(a_card("FN:Aoi", "NOTE;ENCODING=QUOTED-PRINTABLE:=41=") + a_card("FN:Ren"))
    assert [(card.name, card.note) for card in found if isinstance(card, Card)] == [
        ("Aoi", "A"),
        ("Ren", ""),
    ]


def test_an_empty_card_is_named() -> None:
    assert read(b"\n" + a_card("NOTE:nobody") + a_card("FN:Ren") + b"\r\n")[0] == skipped(2, "card_empty")


def test_a_line_that_is_no_property_is_named_and_the_card_kept() -> None:
    first, card = read(a_card("FN:Ren", "what is this", "EMAIL:ren@example.com"))
    assert first == skipped(4, "card_line", value="what is this")
    assert isinstance(card, Card)
    assert card.handles == (Handle("email", "ren@example.com"),)


def test_what_stands_outside_of_cards_is_named_once() -> None:
    found = read(a_card("FN:Aoi") + b" stray\nmore\nEND:VCARD\n" + a_card("FN:Ren") + b"END:VCARD\n")
    assert [one for one in found if isinstance(one, Skipped)] == [
        skipped(5, "card_outside", value="stray"),
        skipped(12, "card_outside", value="END:VCARD"),
    ]


def test_the_card_of_a_secretary_is_not_the_boss() -> None:
    inner = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Secretary\r\nEND:VCARD"
    card = the_card("FN:Boss", "AGENT:", inner, "EMAIL:boss@example.com", version="2.1")
    assert (card.name, card.handles) == ("Boss", (Handle("email", "boss@example.com"),))


PICTURE = base64.b64encode(bytes(range(256)) * 30_000)


@pytest.mark.parametrize(
    "photo",
    [
        b"PHOTO;ENCODING=b;TYPE=JPEG:" + PICTURE,
        b"PHOTO;ENCODING=BASE64;JPEG:\r\n "
        + b"\r\n ".join(PICTURE[i : i + 75] for i in range(0, len(PICTURE), 75)),
        b"PHOTO;JPEG;BASE64:\r\n"
        + b"\r\n".join(PICTURE[i : i + 75] for i in range(0, len(PICTURE), 75))
        + b"\r\n",
        b"PHOTO:data:image/jpeg;base64," + PICTURE,
    ],
    ids=["one line", "folded", "not indented", "4.0"],
)
def test_a_photo_of_10_million_bytes_is_passed_over(photo: bytes) -> None:
    content = a_card(b"FN:Ren", photo, b"EMAIL:ren@example.com")
    assert len(content) > 10_000_000
    part = exports.Part("x.vcf", len(content), lambda: BytesIO(content))
    tracemalloc.start()
    found = list(vcard.read([part], CONTEXT))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(one) for one in found] == [Card]
    assert peak < 2_000_000


def test_a_card_without_end_of_its_lines_is_given_up() -> None:
    content = a_card("FN:Ren", *["NOTE:" + "x" * 1_000] * 1_100) + a_card("FN:Aoi")
    first, second = read(content)
    assert first == skipped(1, "card_too_large")
    assert isinstance(second, Card)


def test_a_note_without_end_is_cut() -> None:
    card = the_card("FN:Ren", "NOTE:" + "x" * 3_000_000, "EMAIL:ren@example.com")
    assert len(card.note) == 20_000
    assert len(card.handles) == 1


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
@pytest.mark.parametrize(
    ("name", "shown", "reading", "handles"),
    [
        ("v21_japanese_1", "安藤ロイド", "あんどうろいど", 1),
        ("v21_japanese_2", "安藤 ロイド1", "", 0),
        ("v21_simple_1", "Roid Ando", "", 0),
        ("v30_japanese", "伊能 圭一", "", 0),
        ("v30_simple", "And Roid", "", 1),
        ("v40_sort_as", "安藤 ロイド", "あんどう ろいど", 0),
    ],
)
def test_the_samples_are_read(name: str, shown: str, reading: str, handles: int) -> None:
    (card,) = read((SAMPLES / "vcard" / f"{name}.vcf").read_bytes())
    assert isinstance(card, Card)
    assert (card.name, card.reading, len(card.handles)) == (shown, reading, handles)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
def test_only_the_samples_of_vcards_are_taken_for_vcards() -> None:
    taken = {
        path.parent.name
        for path in SAMPLES.rglob("*")
        if path.is_file() and vcard.recognises(exports.from_bytes(path.read_bytes()).parts[0])
    }
    assert taken == {"vcard"}
