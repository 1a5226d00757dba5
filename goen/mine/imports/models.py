"""The exports a member brings: what was asked, how far it is, and what came of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from goen.mine.owned import Owned
from goen.mine.people.models import Arrival


class Ledger(Owned):
    """What must stay the same over all imports of a member."""

    fingerprint_key = models.BinaryField(max_length=32)
    zone = models.CharField(max_length=64)  # days are those of this zone and never move

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="ledger_one_each")]


class OwnName(Owned):
    """A name or an address of the member's own, by which their side of a conversation is known."""

    value = models.CharField(max_length=300)  # as given
    key = models.CharField(max_length=300)  # normalised, as goen.mine.imports.domain.own compares it
    is_learnt = models.BooleanField(default=False)  # found in an export rather than said by the member

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="own_name_unique")]


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    READING = "reading", _("Reading")
    SETTLING = "settling", _("Putting together")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Failed")


OPEN_STATES = (State.WAITING, State.READING, State.SETTLING)


class Import(Owned):
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    keep_last_words = models.BooleanField(default=False)
    bytes_total = models.BigIntegerField(default=0)
    bytes_read = models.BigIntegerField(default=0)
    cancel_asked_at = models.DateTimeField(null=True)
    # Who is at it: a process that stops giving signs of life loses the import to the next one.
    holder = models.CharField(max_length=300, blank=True)
    beat_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-asked_at"], name="import_owner_asked")]
        constraints = [
            # Two imports of one member never run at once: the second waits.
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(state__in=["reading", "settling"]),
                name="import_one_at_a_time",
            ),
        ]


class ImportFile(Owned):
    """One file of an import and its report."""

    of_import = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="files", db_index=False)
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=1000)  # as given
    path = models.CharField(max_length=4000)  # where it lies while it is read
    is_spooled = models.BooleanField()  # ours to remove afterwards
    size = models.BigIntegerField()
    source = models.CharField(max_length=20, blank=True)
    arrival = models.OneToOneField(Arrival, on_delete=models.SET_NULL, null=True, related_name="+")
    people_new = models.PositiveIntegerField(default=0)
    people_known = models.PositiveIntegerField(default=0)
    moments_new = models.PositiveIntegerField(default=0)
    moments_known = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict)  # what was left out by rule: code -> how many
    first_day = models.IntegerField(null=True)
    last_day = models.IntegerField(null=True)
    error_code = models.CharField(max_length=40, blank=True)
    error_params = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "of_import", "position"], name="import_file_unique"),
        ]
        indexes = [models.Index(fields=["of_import"], name="import_file_import")]


class SkippedRow(Owned):
    of_file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="skipped", db_index=False)
    inner_file = models.CharField(max_length=1000)
    line = models.PositiveBigIntegerField(null=True)
    code = models.CharField(max_length=40)
    params = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["of_file", "id"], name="skipped_file")]


class FingerprintPage(Owned):
    """Keyed 64-bit fingerprints of the moments an arrival brought: sorted, packed, little-endian."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="+", db_index=False)
    source = models.CharField(max_length=20)
    packed = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "source"], name="page_owner_source"),
            models.Index(fields=["arrival"], name="page_arrival"),
        ]
