"""The JSON that docs/formats.md shows has the shapes of what the terminal prints."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from goen.members.models import Member
    from tests.doors.terminal.conftest import Goen

FORMATS = Path(__file__).parents[3] / "docs" / "formats.md"
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:渡辺 澪
EMAIL:mio@example.com
ORG:みどり工業
TITLE:工場長
END:VCARD
BEGIN:VCARD
FN:石井 康弘
"""
FIRST = date(2021, 4, 5)
WEEKDAYS = "月火水木金土日"


def talk() -> str:
    """Two years of LINE, every week, then silence."""
    days = [FIRST + timedelta(weeks=week) for week in range(104)]
    said = [
        f"{day:%Y/%m/%d}({WEEKDAYS[day.weekday()]})\n10:23\t蓮\t元気ですか\n10:40\t葵\t元気です\n"
        for day in days
    ]
    return "\n".join(["[LINE] 蓮とのトーク履歴\n保存日時：2026/04/01 12:00\n", *said])


def shape(value: object) -> object:
    """The keys in their order; of a list those of its first entry."""
    if isinstance(value, dict):
        return [(key, shape(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return [shape(inner) for inner in value[:1]]
    return None


@pytest.mark.django_db(transaction=True)
def test_json_in_formats_has_the_shapes_of_the_terminal(goen: Goen, aoi: Member, tmp_path: Path) -> None:
    (tmp_path / "cards.vcf").write_text(CARDS, encoding="utf-8")
    (tmp_path / "talk.txt").write_text(talk(), encoding="utf-8")
    examples = re.findall(r"```json\n(.*?)```", FORMATS.read_text(encoding="utf-8"), re.DOTALL)

    printed = [
        goen("import", "--json", str(tmp_path / "cards.vcf"), str(tmp_path / "talk.txt")).out,
        goen("reconnect", "--json", "--today", "2026-04-01").out,
        goen("people", "--json", "澪").out,
    ]

    assert [shape(json.loads(example)) for example in examples] == [
        shape(json.loads(document)) for document in printed
    ]
    assert len(json.loads(printed[1])) == 1
