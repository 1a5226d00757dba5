"""Talk histories of LINE."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest

from goen.mine.imports import exports
from goen.mine.imports.exports import Part
from goen.mine.imports.readers import line
from goen.mine.imports.reading import Clock, Context
from goen.mine.imports.records import (
    Between,
    Card,
    Handle,
    LeftOut,
    Mine,
    Moment,
    Record,
    Skipped,
    Unreadable,
)

LATEST = int(datetime(2026, 7, 3, tzinfo=UTC).timestamp())
CONTEXT = Context(clock=Clock("Asia/Tokyo"), country="JP", latest=LATEST)

HEAD = "[LINE] 山田とのトーク履歴\n保存日時：2026/07/01 12:00\n\n2026/06/01(月)\n"
GROUP = "[LINE] 料理部のトーク履歴\n保存日時：2026/07/01 12:00\n\n2026/06/01(月)\n"


def read(content: str | bytes, name: str = "talk.txt") -> list[Record]:
    raw = content.encode() if isinstance(content, str) else content
    return list(line.read(exports.from_bytes(raw, name).parts, CONTEXT))


def moments(records: list[Record]) -> list[Moment]:
    return [record for record in records if isinstance(record, Moment)]


def said(records: list[Record]) -> list[tuple[str, str, str]]:
    """When, who and what."""
    return [
        (
            datetime.fromtimestamp(moment.at, UTC).strftime("%Y-%m-%d %H:%M"),
            moment.between.sender.name if moment.between.sender else "",
            moment.words,
        )
        for moment in moments(records)
    ]


def skipped(records: list[Record]) -> list[tuple[int | None, str]]:
    return [(record.line, record.code) for record in records if isinstance(record, Skipped)]


def recognised(content: str | bytes, name: str = "any.bin") -> bool:
    raw = content.encode() if isinstance(content, str) else content
    return line.recognises(exports.from_bytes(raw, name).parts[0])


# Recognising


@pytest.mark.parametrize(
    "content",
    [
        HEAD,
        HEAD.encode("utf-8-sig"),
        HEAD.encode("utf-16"),
        HEAD.encode("cp932"),
        HEAD.encode("iso2022_jp"),
        HEAD.replace("\n", "\r\n"),
        GROUP,
        "[LINE] Chat history with Taro\nSaved on: 2020/12/31 23:59\n",
        "[LINE] Chat history in Cooks\n",
        "2026/06/01(月)\n10:23\t山田\tこんにちは\n",
        "10:22\t山田\tまだ日付なし\n2026/06/01(月)\n10:23\t山田\tこんにちは\n",
        "2024.01.15 月曜日\n21:47 山田 こんにちは\n",
        "\n2024.01.15 Monday\n9:30 PM Taro hi\n",
        "Tue, 06/01/2026\n03:05pm\tTaro\thi\n",
    ],
)
def test_a_talk_is_recognised(content: str | bytes) -> None:
    assert recognised(content)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[04/03/25, 14:05:09] A: hi\n",
        "04/03/2025, 14:05 - A: hi\n",
        "BEGIN:VCARD\nVERSION:3.0\n",
        "First Name,Last Name,URL\n",
        "From a@x.jp Thu Mar 14 00:11:11 2020\nSubject: x\n",
        "日記\n2026/06/01(月)\n10:23 起きた よく寝た\n",
        "2026/06/01(月)\n起きた\n",
        "10:23\t山田\tこんにちは\n",
        "2026/06/01(月)\n" + "x" * 3_000_000,
        "\n".join("note" for _ in range(50)) + "\n2026/06/01(月)\n10:23\t山田\tこんにちは\n",
        b"PK\x03\x04\x00\x00",
        b"\xff\xd8\xff\xe0 jpeg",
    ],
)
def test_other_files_are_not(content: str | bytes) -> None:
    assert not recognised(content)


# Encodings, heads, forms of dates and times


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "iso2022_jp"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_talk_reads_the_same_in_all_encodings(encoding: str, ending: str) -> None:
    content = f"{HEAD}10:23\t山田\tこんにちは\n10:24\t葵\t二人とも\n".replace("\n", ending)
    assert said(read(content.encode(encoding))) == [
        ("2026-06-01 10:23", "山田", "こんにちは"),
        ("2026-06-01 10:24", "葵", "二人とも"),
    ]


@pytest.mark.parametrize(
    ("date_line", "day"),
    [
        ("2026/06/01(月)", "2026-06-01"),
        ("2026/6/1(Mon)", "2026-06-01"),
        ("2026.06.01 Monday", "2026-06-01"),
        ("2026.06.01 月曜日", "2026-06-01"),
        ("Mon, 6/1/2026", "2026-06-01"),
        ("Tue, 06/01/2026", "2026-01-06"),
    ],
)
def test_days_are_read_in_all_their_forms(date_line: str, day: str) -> None:
    assert said(read(f"[LINE] Chat history with T\n\n{date_line}\n10:23\tT\thi\n")) == [
        (f"{day} 10:23", "T", "hi")
    ]


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        ("10:23", "10:23"),
        ("9:05", "09:05"),
        ("午前9:05", "09:05"),
        ("午後10:23", "22:23"),
        ("午前0:05", "00:05"),
        ("午後0:05", "12:05"),
        ("午後12:05", "12:05"),
        ("03:05pm", "15:05"),
        ("9:30 PM", "21:30"),
        ("9:30\u202fPM", "21:30"),
        ("12:05 AM", "00:05"),
        ("12:05 p.m.", "12:05"),
        ("午後13:05", "13:05"),
    ],
)
@pytest.mark.parametrize("gap", ["\t", " "])
def test_times_are_read_in_all_their_forms(time: str, shown: str, gap: str) -> None:
    content = f"2026/06/01(月)\n{time}{gap}山田{gap}はい\n{time}{gap}葵{gap}はい\n"
    assert [when for when, _, _ in said(read(content))] == [f"2026-06-01 {shown}"] * 2


def test_a_time_that_is_none_is_skipped() -> None:
    records = read(f"{HEAD}25:00\t山田\ta\n10:61\t山田\tb\n午前13:00\t山田\tc\n10:23\t山田\td\n")
    assert [words for _, _, words in said(records)] == ["d"]
    assert skipped(records) == [(5, "time_unreadable"), (6, "time_unreadable"), (7, "time_unreadable")]


def test_an_order_of_days_that_nothing_tells_makes_the_file_unreadable() -> None:
    with pytest.raises(Unreadable):
        read("[LINE] Chat history with T\n\nTue, 01/07/2025\n10:23\tT\thi\n")


# Who is there


def card(talk: str, name: str) -> Card:
    return Card(f"{talk}\n{name}", name, handles=(Handle("account", f"line:{talk}/{name}"),))


def test_a_talk_between_two_has_both_and_says_which_is_the_member() -> None:
    records = read(f"{HEAD}10:23\t山田\tやあ\n10:24\t葵\tはい\n10:25\t山田\tでは\n")
    yamada, aoi = card("山田", "山田"), card("山田", "葵")
    assert records[:2] == [yamada, Mine("葵")]
    first, second, third = moments(records)
    assert (first.between.sender, first.between.others) == (yamada, (aoi,))
    assert (second.between.sender, second.between.others) == (aoi, (yamada,))
    assert third.between is first.between
    assert [(one.between.size, one.between.talk) for one in (first, second)] == [(2, "山田")] * 2


def test_who_never_answered_is_there_all_the_same() -> None:
    records = read(f"{HEAD}10:24\t葵\tはい\n")
    assert records[:2] == [card("山田", "山田"), Mine("葵")]
    assert moments(records)[0].between.others == (card("山田", "山田"),)


def test_where_only_the_other_speaks_the_member_has_no_name() -> None:
    records = read(f"{HEAD}10:24\t山田\tはい\n")
    assert records[0] == card("山田", "山田")
    assert not any(isinstance(record, Mine) for record in records)
    between = moments(records)[0].between
    assert (between.sender, between.others, between.size) == (card("山田", "山田"), (), 2)


def test_a_file_of_days_without_messages_has_nobody() -> None:
    assert read("2026.06.01 月曜日\n2026.06.02 火曜日\n") == []
    assert read("2026.06.01 月曜日\n21:47 退出しました\n2026.06.02 火曜日\n") == [LeftOut("system_line", 1)]


def test_a_talk_without_messages_still_has_its_other_side() -> None:
    assert read(HEAD) == [card("山田", "山田")]


def test_a_group_has_all_who_spoke() -> None:
    records = read(f"{GROUP}10:23\t山田\tやあ\n10:24\t葵\tはい\n10:25\t蓮\tでは\n10:26\t澪\tええ\n")
    assert not any(isinstance(record, Mine | Card) for record in records)
    between = moments(records)[1].between
    assert between.sender == card("料理部", "葵")
    assert set(between.others) == {card("料理部", name) for name in ("山田", "蓮", "澪")}
    assert (between.size, between.talk) == (4, "料理部")


def test_a_group_is_at_least_three() -> None:
    assert [one.between.size for one in moments(read(f"{GROUP}10:23\t山田\tやあ\n10:24\t葵\tはい\n"))] == [
        3,
        3,
    ]


@pytest.mark.parametrize(
    ("title", "speakers", "talk", "size"),
    [
        ("[LINE] 山田とのトーク履歴", ["山田", "葵"], "山田", 2),
        ("[LINE] 山田 とのトーク履歴", ["山田", "葵"], "山田", 2),
        ("[LINE] 山田　花子とのトーク履歴", ["山田　花子", "葵"], "山田 花子", 2),
        ("[LINE] やまとのトーク履歴", ["やま", "葵"], "やま", 2),
        ("[LINE] やまとのトーク履歴", ["葵"], "やま", 2),
        ("[LINE] やまとのトーク履歴", ["葵", "蓮"], "やまと", 3),
        ("[LINE] やまとのトーク履歴", ["葵", "蓮", "澪"], "やまと", 3),
        ("[LINE] やまととのトーク履歴", ["やまと", "葵"], "やまと", 2),
        ("[LINE] 山田とのトーク履歴", ["山田", "葵", "蓮"], "山田", 3),
        ("[LINE] 料理部のトーク履歴", ["山田", "葵"], "料理部", 3),
        ("[LINE] 料理部のトーク履歴", ["葵"], "料理部", 3),
        ("[LINE] Chat history with Taro", ["Taro", "Aoi"], "Taro", 2),
        ("[LINE] Chat history with Taro", ["Aoi"], "Taro", 2),
        ("[LINE] Chat history with Cooks", ["Taro", "Aoi"], "Cooks", 3),
        ("[LINE] Chat history in Cooks", ["Taro", "Aoi"], "Cooks", 3),
    ],
)
def test_the_title_and_the_speakers_tell_two_from_more(
    title: str, speakers: list[str], talk: str, size: int
) -> None:
    lines = "".join(f"10:23\t{speaker}\tはい\n" for speaker in speakers)
    betweens = [one.between for one in moments(read(f"{title}\n\n2026/06/01(月)\n{lines}"))]
    assert {(between.talk, between.size) for between in betweens} == {(talk, size)}


@pytest.mark.parametrize(
    ("name", "speakers", "talk", "size", "mine"),
    [
        ("[LINE] 山田とのトーク.txt", ["山田", "葵"], "山田", 2, ["葵"]),
        ("[LINE]山田.txt", ["山田", "葵"], "山田", 2, ["葵"]),
        ("[LINE]山田 (1).txt", ["山田", "葵"], "山田", 2, ["葵"]),
        ("folder/[LINE]山田.txt", ["山田", "葵"], "山田", 2, ["葵"]),
        ("[LINE]料理部.txt", ["山田", "葵"], "料理部", 3, []),
        ("[LINE]料理部.txt", ["葵"], "料理部", 3, []),
        ("[LINE] Chat history in Cooks.txt", ["山田", "葵"], "Cooks", 3, []),
        ("talk.txt", ["山田", "葵"], "山田、葵", 2, []),
        ("talk.txt", ["葵"], "葵", 2, []),
        ("talk.txt", ["山田", "葵", "蓮"], "山田、葵、蓮", 3, []),
    ],
)
def test_without_a_head_the_files_name_and_the_speakers_tell(
    name: str, speakers: list[str], talk: str, size: int, mine: list[str]
) -> None:
    lines = "".join(f"10:23\t{speaker}\tはい\n" for speaker in speakers)
    records = read(f"2026/06/01(月)\n{lines}", name)
    assert {(one.between.talk, one.between.size) for one in moments(records)} == {(talk, size)}
    assert [record.value for record in records if isinstance(record, Mine)] == mine


def test_an_official_account_is_nobody() -> None:
    content = HEAD.replace("山田", "縁商店公式アカウント")
    records = read(f"{content}10:23\t縁商店公式アカウント\tセール\n10:24\t葵\tはい\n")
    assert records == [Mine("葵"), LeftOut("organisation", 2)]


def test_a_bot_in_a_group_is_nobody() -> None:
    records = read(
        f"{GROUP}10:23\t株式会社縁商事\tお知らせ\n10:24\t葵\tはい\n10:25\t蓮\tはい\n10:26\t澪\tええ\n"
    )
    assert [who for _, who, _ in said(records)] == ["葵", "蓮", "澪"]
    assert set(moments(records)[0].between.others) == {card("料理部", "蓮"), card("料理部", "澪")}
    assert records[-1] == LeftOut("organisation", 1)


def test_notes_to_oneself_pass_between_nobody() -> None:
    content = HEAD.replace("山田", "Keepメモ")
    assert read(f"{content}10:24\t葵\tはい\n") == [Mine("葵"), LeftOut("to_yourself", 1)]


def test_who_deleted_their_account_is_one_name_for_many() -> None:
    records = read(f"{GROUP}10:23\tメンバーがいません\tやあ\n10:24\t葵\tはい\n")
    assert [who for _, who, _ in said(records)] == ["葵"]
    assert moments(records)[0].between.others == ()
    assert records[-1] == LeftOut("account_gone", 1)


def test_more_speakers_than_can_be_make_the_file_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "MOST_SPEAKERS", 3)
    lines = "".join(f"10:23\tp{number}\tx\n" for number in range(4))
    with pytest.raises(Unreadable) as caught:
        read(GROUP + lines)
    assert (caught.value.code, caught.value.params) == ("line_too_many_speakers", {"most": 3})


# What is a moment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("こんにちは", "こんにちは"),
        ("  こんにちは ", "こんにちは"),
        ("a\tb", "a\tb"),
        ("[写真]", ""),
        ("[動画]", ""),
        ("[スタンプ]", ""),
        ("[ボイスメッセージ]", ""),
        ("[ファイル] 議事録.pdf", ""),
        ("[位置情報]", ""),
        ("[ノート] 来週のこと", ""),
        ("[Photo]", ""),
        ("[Sticker]", ""),
        ("(emoji)", ""),
        ("[会議] 明日です", "[会議] 明日です"),
        ("☎ 通話時間 1:23", ""),
        ("☎ 不在着信", ""),
        ("☎ Call time 1:23", ""),
        ("☎に電話して", "☎に電話して"),
        ('"引用" と言った', '"引用" と言った'),
        ('"引用"', '"引用"'),
        ("山田さんが送信を取り消しましたよね", "山田さんが送信を取り消しましたよね"),
    ],
)
def test_what_somebody_sent_is_a_moment(text: str, words: str) -> None:
    assert [words for _, _, words in said(read(f"{HEAD}10:23\t山田\t{text}\n"))] == [words]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("10:23\t\t山田が参加しました", "system_line"),
        ("10:23\t山田がグループに参加しました。", "system_line"),
        ("10:23\t山田\t", "system_line"),
        ("10:23\tメッセージの送信を取り消しました", "unsent"),
        ("10:23\t\tメッセージの送信を取り消しました", "unsent"),
        ("10:23\t山田がメッセージの送信を取り消しました", "unsent"),
        ("10:23\t山田\tメッセージの送信を取り消しました", "unsent"),
        ("10:23\t山田\t送信を取り消しました", "unsent"),
        ("10:23\t\tTaro unsent a message.", "unsent"),
    ],
)
def test_what_line_itself_says_is_none(row: str, code: str) -> None:
    assert read(f"{HEAD}{row}\n") == [card("山田", "山田"), LeftOut(code, 1)]


def test_the_same_message_has_the_same_identity_in_every_export() -> None:
    japanese = read(f"{HEAD}10:23\t山田\tやあ\n10:24\t葵\t[写真]\n")
    english = read(
        "[LINE] Chat history with 山田\nSaved on: 7/2/2026, 12:00\n\nMon, 6/1/2026\n"
        "10:23 AM\t山田\tやあ\n10:24 AM\t葵\t[Photo]\n"
    )
    computer = read("2026.06.01 月曜日\n10:23 山田 やあ\n10:24 葵 [写真]\n", "[LINE]山田.txt")
    identities = [[one.identity for one in moments(records)] for records in (japanese, english, computer)]
    assert identities[0] == identities[1] == identities[2]
    assert len(set(identities[0])) == 2


# Texts of several lines


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ('10:23\t山田\t"一行目\n二行目"\n', ["一行目\n二行目"]),
        ('10:23\t山田\t"一行目\n\n三行目\n"\n', ["一行目\n\n三行目"]),
        ('10:23\t山田\t"\n二行目"\n', ["二行目"]),
        (
            '10:23\t山田\t"一行目\n2026/06/02(火)\n三行目"\n10:24\t葵\tはい\n',
            ["一行目\n2026/06/02(火)\n三行目", "はい"],
        ),
        (
            '10:23\t山田\t"予定\n13:00 集合\n15:00 解散"\n10:24\t葵\tはい\n',
            ["予定\n13:00 集合\n15:00 解散", "はい"],
        ),
        ('10:23\t山田\t"写し\n10:00\t蓮\tおはよう\n以上"\n', ["写し\n10:00\t蓮\tおはよう\n以上"]),
        ('10:23\t山田\t"だけ\n10:24\t葵\tはい\n', ['"だけ', "はい"]),
        ('10:23\t山田\t"だけ\n10:24\t葵\t"一\n二"\n', ['"だけ', "一\n二"]),
        ('10:23\t山田\t"だけ\n2026/06/02(火)\n10:24\t葵\t"はい"\n', ['"だけ', '"はい"']),
        ('10:23\t山田\t"だけ\n', ['"だけ']),
        ('10:23\t山田\t"\n10:24\t葵\tはい\n', ['"', "はい"]),
        ('10:23\t山田\t"切れた\n二行目', ["切れた\n二行目"]),
        ('10:23\t山田\t"彼は""はい""と\n言った"\n', ['彼は"はい"と\n言った']),
        ('10:23\t山田\t"彼は"はい"と\n言った"\n', ['彼は"はい"と\n言った']),
        ('10:23\t山田\t"一\n' + "x" * 13_000 + '\n二"\n', ['"一']),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_quotes_hold_a_text_together(rows: str, texts: list[str], ending: str) -> None:
    assert [words for _, _, words in said(read((HEAD + rows).replace("\n", ending)))] == texts


def test_the_day_goes_on_after_a_date_within_a_text() -> None:
    records = read(f'{HEAD}10:23\t山田\t"次は\n2026/06/20(土)\nです"\n10:24\t葵\tはい\n')
    assert [when for when, _, _ in said(records)] == ["2026-06-01 10:23", "2026-06-01 10:24"]


def test_lines_that_are_none_are_named() -> None:
    records = read(
        f"{HEAD}こわれた行\n10:23\t山田\tはい\n10:24 葵 空白だけ\n{'x' * 2_100_000}\n10:25\t山田\tええ\n"
    )
    assert skipped(records) == [(5, "line_unreadable"), (7, "line_unreadable"), (8, "line_too_long")]
    assert [words for _, _, words in said(records)] == ["はい", "ええ"]


def test_a_quote_before_a_line_too_long_is_only_a_quote() -> None:
    records = read(f'{HEAD}10:23\t山田\t"だけ\n{"x" * 2_100_000}\n10:25\t山田\tええ\n')
    assert [words for _, _, words in said(records)] == ['"だけ', "ええ"]
    assert skipped(records) == [(6, "line_too_long")]


def test_a_name_that_is_a_sentence_is_none() -> None:
    records = read(f"{HEAD}10:23\t{'あ' * 101}\tはい\n")
    assert skipped(records) == [(5, "line_unreadable")]


def test_a_head_in_the_middle_is_another_talks() -> None:
    records = read(f"{HEAD}10:23\t山田\tはい\n[LINE] 佐藤とのトーク履歴\n[LINE] 山田とのトーク履歴\n")
    assert skipped(records) == [(6, "line_unreadable")]


# Days that are none


def test_messages_before_any_day_are_skipped() -> None:
    records = read("[LINE] 山田とのトーク履歴\n\n10:22\t山田\tいつ\n2026/06/01(月)\n10:23\t山田\tはい\n")
    assert skipped(records) == [(3, "line_without_day")]
    assert said(records) == [("2026-06-01 10:23", "山田", "はい")]


@pytest.mark.parametrize(
    ("date_line", "code"),
    [("2026/06/31(水)", "date_unreadable"), ("2026/06/02(月)", "weekday_differs")],
)
def test_what_stands_under_a_day_that_is_none_is_not_of_the_day_before(date_line: str, code: str) -> None:
    records = read(
        f"{HEAD}10:23\t山田\tはい\n{date_line}\n10:24\t山田\tいつ\n10:25\t葵\tいつ\n2026/06/03(水)\n9:00\t葵\tお\n"
    )
    assert said(records) == [("2026-06-01 10:23", "山田", "はい"), ("2026-06-03 09:00", "葵", "お")]
    assert skipped(records) == [(6, code), (7, "line_without_day"), (8, "line_without_day")]
    assert Skipped("talk.txt", 6, code, {"value": date_line}) in records


@pytest.mark.parametrize(
    ("date_line", "code"),
    [
        ("2026/07/03(金)", "date_future"),
        ("2030/01/01(火)", "date_future"),
        ("1970/01/01(木)", "date_too_early"),
    ],
)
def test_days_outside_of_time_are_skipped(date_line: str, code: str) -> None:
    records = read(f"[LINE] 山田とのトーク履歴\n\n{date_line}\n10:23\t山田\tはい\n")
    assert records == [card("山田", "山田"), Skipped("talk.txt", 4, code, {"value": date_line})]


# Exports of LINE for computers


SPACED = (
    "2024.01.15 月曜日\n"
    "21:47 山田 花子 こんにちは\n"
    "21:48 葵 はい\n"
    "21:48 山田 花子がメッセージの送信を取り消しました\n"
    "21:49 山田 花子 来週は\n"
    "2024.01.22 月曜日\n"
    "です\n"
    "2024/01/23(火)\n"
    "21:50 葵 [スタンプ]\n"
    "21:51 山田 花子 ☎ 通話時間 1:23\n"
    "21:52 蓮がグループに参加しました。\n"
    "2024.01.16 火曜日\n"
    "9:00 葵 では また\n"
)


def test_spaces_separate_as_well() -> None:
    records = read(SPACED, "[LINE]山田 花子.txt")
    assert records[:2] == [
        Card("山田花子\n山田花子", "山田 花子", handles=(Handle("account", "line:山田花子/山田花子"),)),
        Mine("葵"),
    ]
    assert said(records) == [
        ("2024-01-15 21:47", "山田 花子", "こんにちは"),
        ("2024-01-15 21:48", "葵", "はい"),
        ("2024-01-15 21:49", "山田 花子", "来週は\n2024.01.22 月曜日\nです\n2024/01/23(火)"),
        ("2024-01-15 21:50", "葵", ""),
        ("2024-01-15 21:51", "山田 花子", ""),
        ("2024-01-16 09:00", "葵", "では また"),
    ]
    assert records[-2:] == [LeftOut("unsent", 1), LeftOut("system_line", 1)]


def test_spaces_with_a_head_and_quotes() -> None:
    records = read(f'{HEAD}21:47 山田 "一行目\n2026/06/02(火)\n三行目"\n21:48 葵 はい\nつづき\n', "x.txt")
    assert said(records) == [
        ("2026-06-01 21:47", "山田", "一行目\n2026/06/02(火)\n三行目"),
        ("2026-06-01 21:48", "葵", "はい\nつづき"),
    ]


def test_a_text_goes_on_only_so_far() -> None:
    records = read("2026.06.01 月曜日\n21:47 山田 はい\n" + f"{'x' * 6000}\n" * 4)
    assert skipped(records) == [(5, "line_unreadable"), (6, "line_unreadable")]


def test_a_line_before_any_message_belongs_to_none() -> None:
    assert skipped(read("2026.06.01 月曜日\nまえがき\n21:47 山田 はい\n")) == [(2, "line_unreadable")]


# Progress


def test_both_readings_together_move_the_progress_by_the_size_of_the_file() -> None:
    content = (HEAD + "10:23\t山田\tこんにちは\n" * 50_000).encode()
    told: list[int] = []
    part = Part("talk.txt", len(content), lambda: BytesIO(content), told.append)
    assert len(moments(list(line.read([part], CONTEXT)))) == 50_000
    assert abs(sum(told) - len(content)) < 20


def test_between_is_made_once_for_each_sender() -> None:
    records = read(f"{GROUP}" + "10:23\t山田\tやあ\n10:24\t葵\tはい\n10:25\t蓮\tでは\n" * 10)
    betweens: set[Between] = {one.between for one in moments(records)}
    assert len(betweens) == 3
