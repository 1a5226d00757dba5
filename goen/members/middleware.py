"""Language and time of a page: the member's choice, else what a visitor chose or the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

Respond = Callable[[HttpRequest], HttpResponse]


def MemberLocaleMiddleware(get_response: Respond) -> Respond:  # noqa: N802  Django names middleware like this
    def respond(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language), timezone.override(_zone_of(request)):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return respond


def language_of(request: HttpRequest) -> str:
    chosen: str = getattr(request.user, "language", "")
    if chosen in dict(settings.LANGUAGES):
        return chosen
    return translation.get_language_from_request(request)


def _zone_of(request: HttpRequest) -> ZoneInfo:
    name = getattr(request.user, "time_zone", "") or settings.TIME_ZONE
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        # A zone that this machine does not know must not lock its member out.
        return ZoneInfo(settings.TIME_ZONE)
