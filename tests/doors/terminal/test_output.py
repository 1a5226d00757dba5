from __future__ import annotations

import json
from datetime import date

import pytest

from goen.doors.terminal.output import Output, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("葵\x1b]0;owned\x07", "葵]0;owned"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("line\nline\x9b2J", "line\nline2J"),
        ("[bold]葵[/bold]", "[bold]葵[/bold]"),
    ],
)
def test_text_cannot_steer_the_terminal(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_markup_in_a_name_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    Output(is_json=False).table(("Name", "Days"), [("[red]葵[/red]", 3)])
    assert "[red]葵[/red]" in capsys.readouterr().out


def test_document_keeps_japanese_and_dates(capsys: pytest.CaptureFixture[str]) -> None:
    Output(is_json=True).document({"name": "葵", "on": date(2026, 4, 1), "none": None})
    assert capsys.readouterr().out == '{"name":"葵","on":"2026-04-01","none":null}\n'


def test_path_that_is_no_text_survives_a_document(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = b"caf\xe9.vcf".decode("utf-8", "surrogateescape")
    Output(is_json=True).document({"file": path})
    assert json.loads(capsysbinary.readouterr().out) == {"file": path}


def test_what_has_no_place_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no place in JSON"):
        Output(is_json=True).document({"x": {1}})
