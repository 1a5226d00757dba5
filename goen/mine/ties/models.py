"""What passed between a member and the people they know, and what it adds up to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from goen.mine.owned import Owned
from goen.mine.people.models import Arrival, Card, OnCard, Person


class Channel(models.IntegerChoices):
    LINKEDIN = 1, "LinkedIn"
    LINE = 2, "LINE"
    MAIL = 3, _("Mail")
    BY_HAND = 9, _("Written by you")


class TieDay(OnCard):
    """The moments with one card on one day in one channel, as one arrival brought them: counts, no contents.

    `day` is a day number: whole days since 1970-01-01 on the wall clock of the member's zone.
    `weight` is the sum over the moments of 1/(n-1), n people taking part, the member included.
    """

    # Rows by the hundred thousand: one index, no others to keep; deleting goes by owner, never by cascade.
    card = models.ForeignKey(
        Card, on_delete=models.DO_NOTHING, related_name="days", db_index=False, db_constraint=False
    )
    arrival = models.ForeignKey(
        Arrival, on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    day = models.IntegerField()
    channel = models.PositiveSmallIntegerField(choices=Channel)
    sent = models.PositiveIntegerField(default=0)
    received = models.PositiveIntegerField(default=0)
    met = models.PositiveIntegerField(default=0)
    weight = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "card", "day", "channel", "arrival"], name="tieday_unique"
            ),
        ]


class Together(OnCard):
    """How often two cards appeared in one conversation or mail in one month (months since 1970-01)."""

    card = models.ForeignKey(
        Card, on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    other = models.ForeignKey(
        Card, on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    arrival = models.ForeignKey(
        Arrival, on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    month = models.IntegerField()
    times = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "card", "other", "month", "arrival"], name="together_unique"
            ),
        ]


class LastWords(OnCard):
    """The last words exchanged with a card's holder; kept only where the member agreed at the import."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="last_words", db_index=False)
    text = models.CharField(max_length=400)
    is_mine = models.BooleanField()
    said_at = models.BigIntegerField()  # seconds since 1970-01-01 on the wall clock of the member's zone

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "card", "arrival"], name="lastwords_unique"),
        ]
        indexes = [
            models.Index(fields=["card"], name="lastwords_card"),
            models.Index(fields=["arrival"], name="lastwords_arrival"),
        ]


class Tie(Owned):
    """What all moments with a person add up to on `scored_on`: worked out from TieDays, for quick pages."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="tie")
    first_day = models.IntegerField()
    last_day = models.IntegerField()
    days = models.PositiveIntegerField()
    sent = models.PositiveIntegerField()
    received = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    channels = models.PositiveIntegerField()  # bit n is set when channel n was used
    usual_gap_days = models.FloatField(null=True)
    strength = models.FloatField(null=True)
    evidence = models.FloatField()
    reconnect_worth = models.FloatField(null=True)  # null: not on the reconnect list
    scored_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-reconnect_worth"], name="tie_owner_worth"),
            models.Index(fields=["owner", "last_day"], name="tie_owner_last"),
        ]


class WordKind(models.TextChoices):
    SET_ASIDE = "set_aside", _("Set aside for now")
    IN_TOUCH = "in_touch", _("We are in touch")


class Word(Owned):
    """The member's own word on a tie. It wins over what was worked out, until it is taken back or ends."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="words", db_index=False)
    kind = models.CharField(max_length=20, choices=WordKind)
    said_on = models.DateField()
    until_on = models.DateField(null=True)  # null: until taken back
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "card"], name="word_owner_card")]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "card", "kind"],
                condition=models.Q(taken_back_at__isnull=True),
                name="word_one_of_a_kind",
            ),
        ]
