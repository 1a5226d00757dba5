"""Who is asking."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from goen.members.models import Member


def signed_in(request: HttpRequest) -> Member:
    """The member who asks; pages need sign-in anyway, this says so to readers and to the type checker."""
    if not isinstance(request.user, Member):
        raise PermissionDenied
    return request.user
