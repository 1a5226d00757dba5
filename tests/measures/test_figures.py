"""Ratios, spreads and verdicts of what was measured."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from measures.figures import Figure, Goal, Reference, as_json, show

READING = Reference("csv.reader", [1.0, 2.0, 4.0])


def test_ratio_compares_each_run_with_the_one_beside_it() -> None:
    figure = Figure.against(READING, "import", [6.0, 8.0, 12.0], "s")
    assert (figure.value, figure.reference, figure.ratio) == (8.0, 2.0, 4.0)
    assert (figure.low, figure.high) == (3.0, 6.0)


def test_value_without_reference_has_its_own_spread() -> None:
    figure = Figure.of("memory", [210.0, 212.0, 211.0], "MB")
    assert (figure.value, figure.low, figure.high, figure.ratio) == (211.0, 210.0, 212.0, None)


@pytest.mark.parametrize(
    ("goal", "verdict"),
    [
        (None, ""),
        (Goal(4, "ratio"), "met"),
        (Goal(3.9, "ratio"), "missed"),
        (Goal(8, "value"), "met"),
        (Goal(7.9, "value"), "missed"),
    ],
)
def test_verdict_judges_the_median_by_the_goal(goal: Goal | None, verdict: str) -> None:
    assert Figure.against(READING, "import", [6.0, 8.0, 12.0], "s", goal=goal).verdict == verdict


def test_table_says_name_value_reference_ratio_and_goal() -> None:
    out = io.StringIO()
    figures = [
        Figure.against(READING, "import", [6.0, 8.0, 12.0], "s", goal=Goal(3, "ratio"), remark="3 people"),
        Figure.of("memory", [211.0], "MB", goal=Goal(300, "value")),
    ]
    show(figures, {"cores": 2}, Console(file=out, width=120))
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    assert "import 8.00 s 2.00 s csv.reader 4.00 3.00–6.00 ≤ 3 times missed 3 people" in lines
    assert "memory 211 MB ≤ 300 MB met" in lines
    assert lines[0] == "cores 2"


def test_json_holds_every_figure_and_whether_its_goal_is_met() -> None:
    said = json.loads(as_json([Figure.of("memory", [301.0], "MB", goal=Goal(300, "value"))], {"cores": 2}))
    assert said["machine"] == {"cores": 2}
    (figure,) = said["figures"]
    assert figure["goal"] == {"at_most": 300, "of": "value"}
    assert (figure["name"], figure["value"], figure["met"]) == ("memory", 301.0, False)
