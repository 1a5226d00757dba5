"""What was measured, against what, and whether that is good enough; as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal, Self

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

Unit = Literal["s", "ms", "MB", "queries", "times"]
_DIGITS: Mapping[Unit, int] = {"s": 2, "ms": 1, "MB": 0, "queries": 0, "times": 2}


@dataclass(frozen=True, slots=True)
class Goal:
    """The most that the value, or its ratio to the reference, may be."""

    at_most: float
    of: Literal["value", "ratio"] = "ratio"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a measure is compared with, run by run."""

    name: str
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `reference` are medians in `unit`; `ratio` is the median of the ratios of single runs.

    `low` and `high` are the ends of what single runs gave: of the ratio, or of the value where there is none.
    """

    name: str
    value: float
    unit: Unit
    low: float
    high: float
    reference_name: str = ""
    reference: float | None = None
    ratio: float | None = None
    goal: Goal | None = None
    remark: str = ""

    @classmethod
    def of(
        cls, name: str, values: Sequence[float], unit: Unit, *, goal: Goal | None = None, remark: str = ""
    ) -> Self:
        return cls(name, median(values), unit, min(values), max(values), goal=goal, remark=remark)

    @classmethod
    def against(
        cls,
        reference: Reference,
        name: str,
        values: Sequence[float],
        unit: Unit,
        *,
        goal: Goal | None = None,
        remark: str = "",
    ) -> Self:
        """Measured in turn with the reference: each of `values` is compared with the one beside it."""
        ratios = [value / other for value, other in zip(values, reference.values, strict=True)]
        return cls(
            name=name,
            value=median(values),
            unit=unit,
            low=min(ratios),
            high=max(ratios),
            reference_name=reference.name,
            reference=median(reference.values),
            ratio=median(ratios),
            goal=goal,
            remark=remark,
        )

    @property
    def is_met(self) -> bool | None:
        """None where there is no goal."""
        if self.goal is None:
            return None
        measured = self.value if self.goal.of == "value" else self.ratio
        return measured is not None and measured <= self.goal.at_most

    @property
    def verdict(self) -> str:
        return {None: "", True: "met", False: "missed"}[self.is_met]


def as_json(figures: Sequence[Figure], machine: Mapping[str, object]) -> str:
    rows: list[dict[str, Any]] = [asdict(figure) | {"met": figure.is_met} for figure in figures]
    return json.dumps({"machine": machine, "figures": rows}, ensure_ascii=False, indent=2)


def show(figures: Sequence[Figure], machine: Mapping[str, object], console: Console) -> None:
    console.print(", ".join(f"{name} {value}" for name, value in machine.items()), soft_wrap=True)
    table = Table(box=SIMPLE, pad_edge=False)
    for title in ("name", "value", "reference", "ratio", "single runs", "goal", "", ""):
        words = title in ("name", "reference", "")
        table.add_column(title, justify="left" if words else "right", no_wrap=True)
    for figure in figures:
        table.add_row(*_row(figure))
    console.print(table)


def _row(figure: Figure) -> tuple[str, ...]:
    reference = f"{_said(figure.reference, figure.unit)} {figure.reference_name}" if figure.reference else ""
    spread_unit: Unit = figure.unit if figure.ratio is None else "times"
    spread = f"{_number(figure.low, spread_unit)}–{_number(figure.high, spread_unit)}"
    return (
        figure.name,
        _said(figure.value, figure.unit),
        reference,
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        "" if figure.low == figure.high else spread,
        _goal(figure),
        figure.verdict,
        figure.remark,
    )


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    most = figure.goal.at_most
    return f"≤ {most:g} times" if figure.goal.of == "ratio" else f"≤ {most:g} {figure.unit}"


def _said(value: float | None, unit: Unit) -> str:
    return "" if value is None else f"{_number(value, unit)} {unit}"


def _number(value: float, unit: Unit) -> str:
    return f"{value:.{_DIGITS[unit]}f}"
