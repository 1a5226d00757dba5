from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "goen.mine.imports"
    label = "imports"

    def ready(self) -> None:
        from goen.base import registries
        from goen.base.jobs.ticks import ticks
        from goen.members import settings_sections

        registries.exports("imports", "goen.mine.imports.takeout.imports")
        registries.exports("skipped_rows", "goen.mine.imports.takeout.skipped")
        registries.exports("own_names", "goen.mine.imports.takeout.own_names")
        registries.erases("goen.mine.imports.takeout.erase")
        settings_sections.register(
            "own-names",
            template="imports/own_names.html",
            context_at="goen.mine.imports.context.own_names",
        )
        ticks("goen.mine.imports.jobs.take_up_lost", every=timedelta(minutes=1))
        ticks("goen.mine.imports.remains.sweep_spool", every=timedelta(hours=1))
