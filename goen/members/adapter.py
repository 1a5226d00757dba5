"""How allauth's doors behave here: who may register, and what that leaves behind."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse

from goen.base import audit, clock
from goen.members import actions
from goen.members.models import Member

# The hash of the invitation a visitor came with, kept in their session until they have registered.
INVITATION_KEY = "goen_invitation"


class Door(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        if settings.REGISTRATION == "invited":
            hashed = request.session.get(INVITATION_KEY, "")
            return actions.is_invitation_open(hashed=hashed, now=clock.now())
        return settings.REGISTRATION == "open"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings")

    def save_user(self, request: HttpRequest, user: Member, form: BaseForm, commit: bool = True) -> Any:
        now = clock.now()
        hashed = request.session.get(INVITATION_KEY, "")
        try:
            with transaction.atomic():
                saved = super().save_user(request, user, form, commit)
                if settings.REGISTRATION == "invited":
                    actions.use_invitation(hashed=hashed, member=saved, now=now)
                audit.record("member.joined", by=saved, now=now)
        except actions.InvitationRefused as refused:
            # Somebody else registered with the same invitation while this form was being filled in.
            page = render(request, "members/invitation_refused.html", status=404)
            raise ImmediateHttpResponse(page) from refused
        request.session.pop(INVITATION_KEY, None)
        return saved
