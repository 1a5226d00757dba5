"""What every record of `mine` is: one member's, and read only through that member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from goen.members.models import Member


class OwnedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def of(self, member: Member) -> Self:
        return self.filter(owner=member)


class Owned(models.Model):
    # No index of its own: each table's unique constraints and indexes begin with the owner.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True
