"""What is found about one tie, as values that goen.mine.ties.phrases turns into sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    params: Mapping[str, int | str | date] = field(default_factory=dict)
