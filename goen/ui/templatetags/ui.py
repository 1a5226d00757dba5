"""The pieces every page is made of: the way round, and the choice of language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the navigation. `name` is both its url name and the name of its picture."""

    name: str
    label: Promise | str
    url: str
    is_here: bool


PLACES = (
    ("today", _("Today")),
    ("people", _("People")),
    ("imports", _("Import")),
    ("settings", _("Settings")),
)


@register.inclusion_tag("ui/navigation.html")
def navigation(here: str = "") -> dict[str, Any]:
    """The main navigation; `here` is the url name of the place that the page belongs to."""
    return {"places": [Place(name, label, _url(name), name == here) for name, label in PLACES if _url(name)]}


def _url(name: str) -> str:
    # A room may be left out of the urls; the way round then leaves it out too.
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("ui/language_switch.html", takes_context=True)
def language_switch(context: template.RequestContext) -> dict[str, Any]:
    """Buttons for the languages other than the page's own, each in its own words."""
    request: HttpRequest | None = context.get("request")
    spoken = get_language()
    others = [get_language_info(code) for code, _name in settings.LANGUAGES if code != spoken]
    return {
        "others": others if request is not None else [],
        "csrf_token": context.get("csrf_token"),
        "back_to": request.get_full_path() if request is not None and request.method == "GET" else "",
    }
