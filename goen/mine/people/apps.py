from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goen.mine.people"
    label = "people"

    def ready(self) -> None:
        from goen.base import registries

        registries.exports("people", "goen.mine.people.takeout.people")
        registries.exports("cards", "goen.mine.people.takeout.cards")
        registries.exports("joins", "goen.mine.people.takeout.joins")
        registries.exports("notes", "goen.mine.people.takeout.notes")
        registries.exports_file("people.vcf", "goen.mine.people.takeout.vcards")
        registries.erases("goen.mine.people.takeout.erase")
