"""The picture of a tie with the words that are read aloud for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goen.mine.ties.domain.days import Ints
from goen.mine.ties.domain.timeline import Size, Timeline, timeline
from goen.mine.ties.phrases import sentence


@dataclass(frozen=True, slots=True)
class Picture:
    """What ties/timeline.html draws."""

    timeline: Timeline
    description: str


def picture(days: Ints, *, since_year: int, today: date, size: Size) -> Picture:
    drawn = timeline(days, since_year=since_year, today=today, size=size)
    return Picture(drawn, sentence(drawn.summary))
