"""Real rows to test with: whom a member knows, what passed between them, what was imported.

Everything hangs on an owner: `PersonFactory(owner=aoi)`, `CardFactory(person=kenta)`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from goen.language import names, search
from goen.members.models import Member
from goen.mine.imports.models import Import, ImportFile, OwnName, SkippedRow, State
from goen.mine.people.models import (
    Affiliation,
    Arrival,
    Card,
    Handle,
    HandleKind,
    Join,
    Note,
    Person,
    Source,
    Spelling,
)
from goen.mine.ties.domain.days import day_of
from goen.mine.ties.models import Channel, LastWords, TieDay, Word, WordKind

NOW = datetime(2024, 11, 22, 3, tzinfo=UTC)


class MemberFactory(DjangoModelFactory[Member]):
    class Meta:
        model = Member

    email = factory.Sequence("member{}@example.com".format)

    @classmethod
    def _create(cls, model_class: type[Member], *args: Any, **kwargs: Any) -> Member:
        return model_class.objects.create_user(*args, **kwargs)


class ArrivalFactory(DjangoModelFactory[Arrival]):
    """Complete, unless `completed_at` is None."""

    class Meta:
        model = Arrival

    source = Source.LINE
    label = "[LINE] トーク履歴.txt"
    arrived_at = NOW
    completed_at = NOW


class PersonFactory(DjangoModelFactory[Person]):
    """Settled, and found by name and reading."""

    class Meta:
        model = Person

    name = factory.Sequence("相手{}".format)
    reading = ""
    organisation = ""
    title = ""
    name_key = factory.LazyAttribute(lambda person: names.fold(person.name))
    sort_key = factory.LazyAttribute(lambda person: search.order(person.name, person.reading))
    search_text = factory.LazyAttribute(
        lambda person: search.searchable([person.name], [person.reading], [person.organisation, person.title])
    )
    is_settled = True


class CardFactory(DjangoModelFactory[Card]):
    class Meta:
        model = Card

    owner = factory.SelfAttribute("person.owner")
    person = None
    source = Source.LINE
    account = factory.Sequence("talk-{}".format)
    name = factory.SelfAttribute("person.name")
    arrival = factory.SubFactory(
        ArrivalFactory, owner=factory.SelfAttribute("..owner"), source=factory.SelfAttribute("..source")
    )


class OnCardFactory(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    owner = factory.SelfAttribute("card.owner")
    arrival = factory.SelfAttribute("card.arrival")


class HandleFactory(OnCardFactory):
    class Meta:
        model = Handle

    kind = HandleKind.EMAIL
    value = factory.Sequence("someone{}@example.com".format)


class AffiliationFactory(OnCardFactory):
    class Meta:
        model = Affiliation

    organisation = "青空介護"


class SpellingFactory(OnCardFactory):
    class Meta:
        model = Spelling


class NoteFactory(DjangoModelFactory[Note]):
    class Meta:
        model = Note

    owner = factory.SelfAttribute("card.owner")
    text = "駅前の喫茶店で会った"
    written_at = NOW


class JoinFactory(DjangoModelFactory[Join]):
    class Meta:
        model = Join

    owner = factory.SelfAttribute("card.owner")
    kind = HandleKind.EMAIL
    value = "someone@example.com"
    joined_at = NOW


class TieDayFactory(OnCardFactory):
    """`on` is the date."""

    class Meta:
        model = TieDay

    class Params:
        on = NOW.date()

    day = factory.LazyAttribute(lambda one: day_of(one.on))
    channel = Channel.LINE
    sent = 1
    received = 1
    weight = 2.0


class LastWordsFactory(OnCardFactory):
    class Meta:
        model = LastWords

    text = "また落ち着いたら、あの店で続きを話そう。"
    is_mine = False
    said_at = int(NOW.timestamp())


class WordFactory(DjangoModelFactory[Word]):
    class Meta:
        model = Word

    owner = factory.SelfAttribute("card.owner")
    kind = WordKind.SET_ASIDE
    said_at = NOW
    said_on = factory.LazyAttribute(lambda word: word.said_at.date())
    until_on = factory.LazyAttribute(lambda word: word.said_on + timedelta(days=180))


class OwnNameFactory(DjangoModelFactory[OwnName]):
    class Meta:
        model = OwnName

    value = factory.Sequence("me{}@example.com".format)
    key = factory.LazyAttribute(lambda own: own.value.lower())


class ImportFactory(DjangoModelFactory[Import]):
    """Done."""

    class Meta:
        model = Import

    state = State.DONE
    asked_at = NOW
    bytes_total = 1000
    bytes_read = 1000


class ImportFileFactory(DjangoModelFactory[ImportFile]):
    class Meta:
        model = ImportFile

    owner = factory.SelfAttribute("of_import.owner")
    position = 0
    name = "talk.txt"
    path = "talk.txt"
    is_spooled = False
    size = 1000
    source = Source.LINE


class SkippedRowFactory(DjangoModelFactory[SkippedRow]):
    class Meta:
        model = SkippedRow

    owner = factory.SelfAttribute("of_file.owner")
    inner_file = ""
    line = factory.Sequence(lambda number: number + 1)
    code = "empty"
