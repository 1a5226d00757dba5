"""Scoring one member's ties: `python -m measures.inside.scoring PEOPLE TIMES`, in the home of GOEN_HOME.

Each person has thirty days of contact on average. Prints JSON: of each time the seconds of reading the days
from the database and nothing else, of scoring them for the first time, and of scoring them anew when nothing
has changed and on the next day.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from measures.inside.importing import MB, peak_bytes
from measures.inside.pages import DAYS_A_PERSON


def main(number: int, times: int) -> None:
    import django

    django.setup()
    from django.utils import timezone

    from goen.mine.ties.actions import rescore
    from goen.mine.ties.models import Tie, TieDay
    from measures.making.member import member

    today = timezone.localdate()
    owner = member("scored@mail.example", number=number, tie_days=number * DAYS_A_PERSON, today=today)
    columns = ("card_id", "day", "channel", "sent", "received", "met", "weight")

    def read() -> None:
        for _row in TieDay.objects.of(owner).values_list(*columns).iterator(10_000):
            pass

    found: dict[str, list[float]] = {"read": [], "first": [], "again": [], "next day": []}
    for _ in range(times):
        Tie.objects.of(owner).delete()
        found["read"].append(_seconds(read))
        found["first"].append(_seconds(lambda: rescore(member=owner, today=today)))
        found["again"].append(_seconds(lambda: rescore(member=owner, today=today)))
        found["next day"].append(_seconds(lambda: rescore(member=owner, today=today + timedelta(days=1))))
    sys.stdout.write(json.dumps({"seconds": found, "peak_mb": peak_bytes() / MB}))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
