from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "goen.members"
    label = "members"

    def ready(self) -> None:
        from goen.members import checks  # noqa: F401  registers them
