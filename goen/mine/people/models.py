"""Whom a member knows. What sources say hangs on cards; a person is what joined cards add up to.

Moments, notes and the member's words hang on cards too, so that joining two people, and undoing it, moves
cards and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from goen.base.indexes import CoveringIndex
from goen.mine.owned import Owned, OwnedQuerySet

if TYPE_CHECKING:
    from goen.members.models import Member


class Source(models.TextChoices):
    LINKEDIN = "linkedin", "LinkedIn"
    VCARD = "vcard", _("Address book")
    LINE = "line", "LINE"
    MAIL = "mail", _("Mail")
    BY_HAND = "by_hand", _("Written by you")


class HandleKind(models.TextChoices):
    EMAIL = "email", _("Mail address")
    PHONE = "phone", _("Phone")
    URL = "url", _("Page")
    ACCOUNT = "account", _("Account")


class Arrival(Owned):
    """All that one file brought at one time. Until it is complete nothing of it shows."""

    source = models.CharField(max_length=20, choices=Source)
    label = models.CharField(max_length=255)  # the file's name, as the member knows it
    arrived_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "completed_at"], name="arrival_owner_completed")]


class PersonQuerySet(OwnedQuerySet):
    def of(self, member: Member) -> Self:
        return self.filter(owner=member, is_settled=True)


class Person(Owned):
    """Someone a member knows. All but the id is worked out from the cards and may be worked out again."""

    name = models.CharField(max_length=300)
    reading = models.CharField(max_length=300, blank=True)  # hiragana
    organisation = models.CharField(max_length=300, blank=True)  # the present one
    title = models.CharField(max_length=300, blank=True)
    # The name without case, width, spaces and variants: equal keys suggest, they never join.
    name_key = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=300)
    search_text = models.TextField()
    arrival = models.ForeignKey(
        Arrival, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    is_settled = models.BooleanField(default=False)  # False until the arrival that made it is complete

    objects = PersonQuerySet.as_manager()  # type: ignore[misc]  # more than the base has

    class Meta:
        indexes = [
            models.Index(fields=["owner", "name_key"], name="person_owner_key"),
            models.Index(fields=["owner", "organisation"], name="person_owner_organisation"),
            # The last one, because SQLite without statistics chooses the newest that fits. is_settled is its
            # condition and not a column: a bare truth value in a question finds no column of an index.
            CoveringIndex(
                fields=["owner", "sort_key", "id"],
                covers=["search_text"],
                condition=models.Q(is_settled=True),
                name="person_owner_sort",
            ),
        ]


class Card(Owned):
    """What one source says of a person; the same `account` of the same source is the same card for ever."""

    source = models.CharField(max_length=20, choices=Source)
    account = models.CharField(max_length=500)
    name = models.CharField(max_length=300, blank=True)
    reading = models.CharField(max_length=300, blank=True)
    known_since = models.DateField(null=True)  # "connected on", where a source says so
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="cards", db_index=False
    )
    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "source", "account"], name="card_unique"),
        ]
        indexes = [
            models.Index(fields=["person"], name="card_person"),
            models.Index(fields=["owner", "person"], name="card_owner_person"),
            models.Index(fields=["arrival"], name="card_arrival"),
        ]


class OnCardQuerySet(OwnedQuerySet):
    """Facts on cards: shown once the arrival that brought them is complete."""

    def of(self, member: Member) -> Self:
        return self.filter(owner=member, arrival__completed_at__isnull=False)


class OnCard(Owned):
    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="+", db_index=False)
    objects = OnCardQuerySet.as_manager()  # type: ignore[misc]  # more than the base has

    class Meta:
        abstract = True


class Handle(OnCard):
    """A way to reach, or to recognise: normalised (see goen.language.handles)."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="handles", db_index=False)
    kind = models.CharField(max_length=10, choices=HandleKind)
    value = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "value", "card"], name="handle_unique"),
        ]
        indexes = [
            models.Index(fields=["card"], name="handle_card"),
            models.Index(fields=["arrival"], name="handle_arrival"),
        ]


class Affiliation(OnCard):
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="affiliations", db_index=False)
    organisation = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "card", "organisation", "title"], name="affiliation_unique"
            ),
        ]
        indexes = [
            models.Index(fields=["card"], name="affiliation_card"),
            models.Index(fields=["arrival"], name="affiliation_arrival"),
        ]


class Spelling(OnCard):
    """A further name under which a source shows the holder of a card."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="spellings", db_index=False)
    name = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "card", "name"], name="spelling_unique")]
        indexes = [
            models.Index(fields=["card"], name="spelling_card"),
            models.Index(fields=["arrival"], name="spelling_arrival"),
        ]


class Join(Owned):
    """Two cards are one person because they share a handle; undone by the member, it stays undone."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=HandleKind)
    value = models.CharField(max_length=500)
    joined_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "card", "other", "kind", "value"], name="join_unique"),
        ]
        indexes = [
            models.Index(fields=["card"], name="join_card"),
            models.Index(fields=["other"], name="join_other"),
            models.Index(fields=["owner", "kind", "value"], name="join_owner_handle"),
        ]


class Note(Owned):
    """The member's own words about a person, kept on one of the person's cards."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="notes", db_index=False)
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "card", "-written_at"], name="note_owner_card")]
