from django.apps import AppConfig

from goen.ui.catalogue import compile_when_stale


class UiConfig(AppConfig):
    name = "goen.ui"
    label = "ui"

    def ready(self) -> None:
        # Whoever starts Goen, by whatever door, finds the words as they are written now.
        compile_when_stale()
