from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MemberQuerySet(BaseUserManager["Member"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Member:
        member = self.model(email=email.strip().lower(), **fields)
        member.set_password(password)
        member.save()
        return member

    def get_by_natural_key(self, email: str | None) -> Member:
        return self.get(email__iexact=email)


class Member(AbstractBaseUser):
    """Someone with an account on this server."""

    email = models.EmailField(_("Mail address"), unique=True)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    language = models.CharField(max_length=5, blank=True)  # empty: as the browser asks
    time_zone = models.CharField(max_length=64, default="Asia/Tokyo")
    country = models.CharField(max_length=2, default="JP")  # how phone numbers without one are read
    # The one member of a laptop: signs in by a link from the terminal and needs no password.
    is_local = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[MemberQuerySet] = MemberQuerySet()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="member_email_unique"),
            models.UniqueConstraint(
                fields=["is_local"], condition=models.Q(is_local=True), name="member_one_local"
            ),
        ]


class SignInLink(models.Model):
    """A link that signs its member in, once, until it expires. Only its hash is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Invitation(models.Model):
    """Leave to register, given by a member; used once."""

    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations", null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
