from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class TiesConfig(AppConfig):
    name = "goen.mine.ties"
    label = "ties"

    def ready(self) -> None:
        from goen.base import registries
        from goen.base.jobs.ticks import ticks

        registries.exports("tie_days", "goen.mine.ties.takeout.days")
        registries.exports("together", "goen.mine.ties.takeout.together")
        registries.exports("last_words", "goen.mine.ties.takeout.last_words")
        registries.exports("words", "goen.mine.ties.takeout.words")
        registries.erases("goen.mine.ties.takeout.erase")
        ticks("goen.mine.ties.jobs.score_stale_soon", every=timedelta(hours=1))
