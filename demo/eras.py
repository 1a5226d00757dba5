"""The hero, and the years of her working life as counted from today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

HERO = "田村 花子"
HERO_LATIN = "Hanako Tamura"
HERO_ON_LINE = "花子"
WORK_MAIL = "hanako.tamura@aozora.example"
HOME_MAIL = "hanako@tamura.example"
HERO_SLUG = "hanako-tamura-demo000"
# By these an import knows her side of every conversation.
OWN_NAMES = (HERO, HERO_LATIN, HERO_ON_LINE, WORK_MAIL, HOME_MAIL)

YEARS = 8
DAYS_AT_PRESENT_JOB = 850  # at least: her move lies between two and a half and three and a half years back


def on_season(today: date, *, ago: int, month: int, day: int) -> date:
    """The last such day of the year that is at least `ago` days before today."""
    latest = today - timedelta(days=ago)
    found = date(latest.year, month, day)
    return found if found <= latest else date(latest.year - 1, month, day)


@dataclass(frozen=True)
class Eras:
    """Everything happens between `opening` and `yesterday`: today's evening may still lie ahead."""

    today: date

    @property
    def opening(self) -> date:
        return self.today - timedelta(days=YEARS * 365 + 2)

    @property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    @property
    def present_job(self) -> date:
        """She moves from Sendai to Tokyo for it, as people do, on 1 April."""
        return on_season(self.today, ago=DAYS_AT_PRESENT_JOB, month=4, day=1)

    @property
    def second_job(self) -> date:
        return date(self.present_job.year - 3, 4, 1)

    def span(self, circle: str) -> tuple[date, date]:
        """When people of this circle came to know her."""
        spans = {
            "university": (self.opening, self.second_job),
            "first": (self.opening, self.second_job),
            "second": (self.second_job, self.present_job),
            "present": (self.present_job, self.yesterday),
        }
        return spans.get(circle, (self.opening, self.yesterday))
