from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "goen.home"
    label = "home"

    def ready(self) -> None:
        from goen.members import settings_sections

        settings_sections.register("take-out", template="home/take_out.html")
