"""Talks as LINE saves them, between 山田 and the member, 佐藤."""

from __future__ import annotations

Said = tuple[str, ...]  # time, name, text; or a line of LINE's own

MORNING: tuple[Said, ...] = (("10:23", "山田", "おはよう"), ("10:25", "佐藤", "おはようございます"))
EVENING: tuple[Said, ...] = (("21:00", "山田", "飲みに行こう"),)
ENGLISH_SAVED = "Saved on: 7/1/2026, 12:00 PM"


def talk(
    *days: tuple[str, tuple[Said, ...]],
    title: str = "山田とのトーク履歴",
    saved: str = "保存日時：2026/07/01 12:00",
) -> str:
    """Each day: its line, and what was said."""
    text = f"[LINE] {title}\n{saved}\n"
    for day, said in days:
        text += f"\n{day}\n" + "".join("\t".join(line) + "\n" for line in said)
    return text


TWO_DAYS = talk(("2026/06/01(月)", MORNING), ("2026/06/03(水)", EVENING))
GROUP = talk(
    (
        "2026/06/01(月)",
        (
            ("10:00", "", "佐藤がグループに参加しました"),
            ("10:23", "山田", "おはよう"),
            ("10:24", "佐藤", "おはよ"),
            ("10:25", "鈴木", "おは"),
        ),
    ),
    ("2026/06/02(火)", (("10:00", "山田", "集まる?"),)),
    title="サークル同期のトーク履歴",
)
