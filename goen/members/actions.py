"""What changes members and how they come in: each action is one transaction and leaves one audit row."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from goen.base import audit, registries
from goen.members.models import Invitation, Member, SignInLink

LOCAL_EMAIL = "me@localhost"
LINK_LASTS = timedelta(minutes=10)
INVITATION_LASTS = timedelta(days=14)
MOST_OPEN_INVITATIONS = 20


class LinkRefused(Exception):
    """The sign-in link is unknown, used or expired; which of these is nobody's business."""


class InvitationRefused(Exception):
    """The invitation is unknown, used or expired."""


class RegistrationIsClosed(Exception):
    """Nobody can register here, so an invitation would lead nowhere."""


class TooManyInvitations(Exception):
    """The member has given as many invitations as may be open at a time."""


class NotAnAddress(Exception):
    """What was given is no mail address."""


class AddressTaken(Exception):
    """A member with this address is here already."""


class AddressNotTyped(Exception):
    """The typed address is not the member's own: nothing was erased."""


def local_member(*, now: datetime, time_zone: str = "Asia/Tokyo") -> Member:
    """The one member of a laptop, made when missing. Processes that start at once get the same one."""
    if member := Member.objects.filter(is_local=True).first():
        return member
    try:
        with transaction.atomic():
            member = Member.objects.create_user(
                LOCAL_EMAIL, is_local=True, time_zone=time_zone, joined_at=now
            )
            _vouch(member)
            audit.record("member.joined", by=member, now=now)
    except IntegrityError:
        return Member.objects.get(is_local=True)
    return member


def add_member(*, email: str, name: str = "", by: Member | None, now: datetime) -> Member:
    """A member without a password, who comes in by a sign-in link. The address counts as verified."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotAnAddress from error
    if EmailAddress.objects.filter(email__iexact=address).exists():
        raise AddressTaken
    try:
        with transaction.atomic():
            member = Member.objects.create_user(address, name=name.strip(), joined_at=now)
            _vouch(member)
            audit.record("member.added", by=by, now=now, about=f"member:{member.pk}")
    except IntegrityError as error:
        raise AddressTaken from error
    return member


def make_sign_in_link(*, member: Member, now: datetime) -> str:
    """The token of a link that signs `member` in, once, within ten minutes. It is not kept, only its hash."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        SignInLink.objects.filter(expires_at__lt=now).delete()
        SignInLink.objects.create(
            member=member, token_hash=token_hash(token), made_at=now, expires_at=now + LINK_LASTS
        )
        audit.record("sign_in_link.made", by=member, now=now)
    return token


def use_sign_in_link(*, token: str, now: datetime) -> Member:
    with transaction.atomic():
        links = SignInLink.objects.filter(token_hash=token_hash(token))
        # Of two clicks at once one finds the row unused; the condition and the change are one statement.
        if not links.filter(used_at__isnull=True, expires_at__gt=now).update(used_at=now):
            raise LinkRefused
        member = links.select_related("member").get().member
        if not member.is_active:
            raise LinkRefused
        audit.record("sign_in_link.used", by=member, now=now)
    return member


def invite(*, by: Member | None, now: datetime) -> str:
    """The token of an invitation that opens registration for one newcomer. Only its hash is kept."""
    if settings.REGISTRATION == "closed":
        raise RegistrationIsClosed
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        if by is not None and open_invitations(by=by, now=now) >= MOST_OPEN_INVITATIONS:
            raise TooManyInvitations
        Invitation.objects.create(
            by=by, token_hash=token_hash(token), made_at=now, expires_at=now + INVITATION_LASTS
        )
        audit.record("invitation.made", by=by, now=now)
    return token


def open_invitations(*, by: Member, now: datetime) -> int:
    return by.invitations.filter(used_at__isnull=True, expires_at__gt=now).count()


def is_invitation_open(*, hashed: str, now: datetime) -> bool:
    return Invitation.objects.filter(token_hash=hashed, used_at__isnull=True, expires_at__gt=now).exists()


def use_invitation(*, hashed: str, member: Member, now: datetime) -> None:
    """Spend the invitation on `member`, in the transaction that makes the member."""
    with transaction.atomic():
        invitations = Invitation.objects.filter(token_hash=hashed, used_at__isnull=True, expires_at__gt=now)
        if not invitations.update(used_at=now, used_by=member):
            raise InvitationRefused
        audit.record("invitation.used", by=member, now=now)


def change_settings(
    *,
    member: Member,
    now: datetime,
    name: str | None = None,
    language: str | None = None,
    time_zone: str | None = None,
    country: str | None = None,
) -> None:
    """Change what is given and leave what is None."""
    given = {"name": name, "language": language, "time_zone": time_zone, "country": country}
    changed = [field for field, value in given.items() if value not in (None, getattr(member, field))]
    if not changed:
        return
    for field in changed:
        setattr(member, field, given[field])
    with transaction.atomic():
        member.save(update_fields=changed)
        audit.record("settings.changed", by=member, now=now, about=" ".join(changed))


def leave(*, member: Member, typed_address: str, now: datetime) -> None:
    """Erase everything of the member, then the member. The audit rows stay, without a name."""
    if typed_address.strip().lower() != member.email.lower():
        raise AddressNotTyped
    with transaction.atomic():
        registries.erase(member)
        _sign_out_everywhere(member)
        member.delete()
        audit.record("member.left", by=None, now=now)


def token_hash(token: str) -> str:
    """Tokens are 256 random bits, so that a plain hash of them cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def _vouch(member: Member) -> None:
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)


def _sign_out_everywhere(member: Member) -> None:
    # Sessions name their member only inside; people leave rarely, so reading through all of them is fine.
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(member.pk):
            session.delete()
