"""LINE talk histories, one text file a talk, as phones and computers write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from random import Random

from demo.eras import HERO_ON_LINE
from demo.people import Someone
from demo.story import Group, Said, Story

TAKEN_BACK = "送信を取り消しました"
WEEKDAYS = "月火水木金土日"
ENGLISH_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ENGLISH = {
    "[スタンプ]": "[Sticker]",
    "[写真]": "[Photo]",
    "☎ 通話時間": "☎ Call time",
    "☎ 不在着信": "☎ Missed call",
}


@dataclass(frozen=True)
class Line:
    """`name` is empty for what the program itself says."""

    at: datetime
    name: str
    text: str


@dataclass(frozen=True)
class Talk:
    title: str
    is_group: bool
    lines: tuple[Line, ...]


def write(folder: Path, story: Story) -> list[Path]:
    """A file for each talk. Every fifth has the line ends of Windows; one is English, one from a computer."""
    talks = _talks(story)
    paths = []
    for number, talk in enumerate(talks):
        path = folder / f"[LINE] {talk.title}とのトーク履歴.txt"
        if talk.is_group:
            path = folder / f"[LINE] {talk.title}のトーク履歴.txt"
        if talk.title.isascii():
            path = folder / f"[LINE] Chat history with {talk.title}.txt"
        text = _written(talk, story.eras.today, from_computer=number == 3)
        if number % 5 == 0:
            text = text.replace("\n", "\r\n")
        path.write_bytes(text.encode("utf-8-sig" if number % 4 else "utf-8"))
        paths.append(path)
    return paths


def _talks(story: Story) -> list[Talk]:
    dice = Random(310)
    said = story.on("line")
    people = [person for person in story.people if person.tie.channel == "line"]
    one_to_one = [
        Talk(person.nick, False, tuple(_one_to_one(person, [s for s in said if s.someone is person], dice)))
        for person in people
    ]
    return one_to_one + [Talk(group.title, True, tuple(_group(group))) for group in story.groups]


def _one_to_one(person: Someone, said: Iterable[Said], dice: Random) -> Iterator[Line]:
    for one in said:
        name = HERO_ON_LINE if one.by_hero else person.nick
        yield Line(one.at, name, one.text)
        extra = _besides(name, dice)
        if extra:
            yield Line(one.at, *extra)


def _besides(name: str, dice: Random) -> tuple[str, str] | None:
    """What is not words: who and what, or nothing, mostly."""
    roll = dice.random()
    hers = name == HERO_ON_LINE
    if roll < 0.07:
        return name, "[スタンプ]"
    if roll < 0.1:
        return name, "[写真]"
    if roll < 0.115:
        return name, f"☎ 通話時間 {dice.randint(1, 58)}:{dice.randint(0, 59):02d}"
    if roll < 0.12:
        return name, "☎ 不在着信"
    if roll < 0.125:
        return "", f"メッセージの{TAKEN_BACK}" if hers else f"{name}がメッセージの{TAKEN_BACK}"
    return None


def _group(group: Group) -> Iterator[Line]:
    first = group.said[0].at
    yield Line(first, "", f"{group.members[0].nick}がグループを作成しました。")
    for member in group.members[1:]:
        yield Line(first, "", f"{member.nick}がグループに参加しました。")
    for number, said in enumerate(group.said):
        yield Line(said.at, said.by.nick if said.by else HERO_ON_LINE, said.text)
        if number % 60 == 59:
            yield Line(said.at, "", "日程調整イベントを作成しました。")


def _written(talk: Talk, today: date, *, from_computer: bool) -> str:
    days = groupby(talk.lines, key=lambda line: line.at.date())
    if from_computer:
        return "\n".join(_computer_day(day, lines) for day, lines in days)
    if talk.title.isascii():
        head = f"[LINE] Chat history with {talk.title}\nSaved on: {today:%m/%d/%Y} 06:12\n\n"
        return head + "\n".join(_english_day(day, lines) for day, lines in days)
    of = "の" if talk.is_group else "との"
    head = f"[LINE] {talk.title}{of}トーク履歴\n保存日時：{today:%Y/%m/%d} 06:12\n\n"
    return head + "\n".join(_day(day, lines) for day, lines in days)


def _day(day: date, lines: Iterable[Line]) -> str:
    head = f"{day:%Y/%m/%d}({WEEKDAYS[day.weekday()]})\n"
    return head + "".join(f"{line.at:%H:%M}\t{_row(line)}\n" for line in lines)


def _row(line: Line) -> str:
    # What the program says comes in one field of its own; only what was taken back keeps the empty name.
    if not line.name and TAKEN_BACK not in line.text:
        return line.text
    return f"{line.name}\t{_quoted(line.text)}"


def _english_day(day: date, lines: Iterable[Line]) -> str:
    head = f"{ENGLISH_WEEKDAYS[day.weekday()]}, {day:%m/%d/%Y}\n"
    return head + "".join(f"{_twelve(line.at)}\t{line.name}\t{_english(line)}\n" for line in lines)


def _computer_day(day: date, lines: Iterable[Line]) -> str:
    head = f"{day:%Y.%m.%d} {WEEKDAYS[day.weekday()]}曜日\n"
    return head + "".join(
        " ".join(filter(None, (f"{line.at:%H:%M}", line.name, line.text))) + "\n" for line in lines
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if "\n" in text else text


def _twelve(at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"


def _english(line: Line) -> str:
    if not line.name:
        return "Message unsent"
    text = line.text
    for japanese, english in ENGLISH.items():
        text = text.replace(japanese, english)
    return _quoted(text)
