"""Signing in by link, invitations, settings, the choice of language and leaving."""

from __future__ import annotations

# allauth keeps here when and how a session was authenticated; it has no public door to write it.
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goen.base import clock
from goen.members import actions, settings_sections
from goen.members.access import signed_in
from goen.members.adapter import INVITATION_KEY
from goen.members.forms import LeavingForm, SettingsForm
from goen.members.middleware import language_of


@login_not_required
@never_cache
@require_safe
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    # Chat programs and browsers look ahead at links; only a person's own click may use this one up.
    if request.method == "HEAD" or _is_looking_ahead(request):
        return HttpResponse(status=200 if request.method == "HEAD" else 503)
    try:
        member = actions.use_sign_in_link(token=token, now=clock.now())
    except actions.LinkRefused:
        return render(request, "members/link_refused.html", status=404)
    login(request, member, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, member, method="sign_in_link", reauthenticated=True)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _is_looking_ahead(request: HttpRequest) -> bool:
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    return any("prefetch" in purpose or "preview" in purpose for purpose in purposes)


@login_not_required
@never_cache
@require_safe
def join(request: HttpRequest, token: str) -> HttpResponse:
    hashed = actions.token_hash(token)
    is_open = actions.is_invitation_open(hashed=hashed, now=clock.now())
    if settings.REGISTRATION == "closed" or not is_open:
        return render(request, "members/invitation_refused.html", status=404)
    request.session[INVITATION_KEY] = hashed
    return redirect("account_signup")


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    member = signed_in(request)
    form = SettingsForm(request.POST) if request.method == "POST" else SettingsForm.of(member)
    if request.method == "POST" and form.is_valid():
        actions.change_settings(member=member, now=clock.now(), **form.cleaned_data)
        # What is said next is already said in the language just chosen.
        with translation.override(language_of(request)):
            messages.success(request, _("Your settings are saved."))
        response = redirect("settings")
        _remember_language(response, member.language)
        return response
    context = {
        "form": form,
        "sections": settings_sections.shown(request),
        "can_invite": settings.REGISTRATION == "invited",
        "open_invitations": actions.open_invitations(by=member, now=clock.now()),
    }
    return render(request, "members/settings.html", context)


@require_POST
def make_invitation(request: HttpRequest) -> HttpResponse:
    try:
        token = actions.invite(by=signed_in(request), now=clock.now())
    except actions.RegistrationIsClosed:
        messages.error(request, _("Nobody can register on this server at the moment."))
        return redirect("settings")
    except actions.TooManyInvitations:
        messages.error(request, _("Many of your invitations are still open. Wait until some are used."))
        return redirect("settings")
    link = settings.URL + reverse("join", args=[token])
    return render(request, "members/invitation.html", {"link": link})


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    member = signed_in(request)
    form = LeavingForm(request.POST or None)
    if form.is_valid():
        try:
            actions.leave(member=member, typed_address=form.cleaned_data["typed_address"], now=clock.now())
        except actions.AddressNotTyped:
            form.add_error("typed_address", _("This is not your address. Nothing was erased."))
        else:
            logout(request)
            return redirect("left")
    return render(request, "members/leave.html", {"form": form, "member": member})


@login_not_required
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "members/left.html")


@login_not_required
@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Change the language: a member's for good, a visitor's in a cookie."""
    language = request.POST.get("language", "")
    back_to = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back_to, {request.get_host()}, require_https=request.is_secure()):
        back_to = "/"
    response = redirect(back_to)
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            actions.change_settings(member=signed_in(request), now=clock.now(), language=language)
        _remember_language(response, language)
    return response


def _remember_language(response: HttpResponse, language: str) -> None:
    if not language:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=60 * 60 * 24 * 365,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )
