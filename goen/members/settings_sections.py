"""Where apps above put their own sections on the settings page, which may not import them.

An app registers in its `AppConfig.ready`, by dotted name, so that starting up loads nothing for it:

    settings_sections.register(
        "names", template="imports/own_names.html", context_at="goen.mine.imports.context.own_names"
    )

The template is a fragment, an h2 and what belongs to it; the page puts it into a section with id="names".
`context_at` names a function: request -> what the template gets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    template: str
    context_at: str

    def body(self, request: HttpRequest) -> SafeString:
        context: Mapping[str, object] = {}
        if self.context_at:
            of_request: Callable[[HttpRequest], Mapping[str, object]] = import_string(self.context_at)
            context = of_request(request)
        return render_to_string(self.template, dict(context), request=request)


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    body: SafeString


_sections: list[Section] = []


def register(name: str, *, template: str, context_at: str = "") -> None:
    """Add a section below those registered before."""
    _sections.append(Section(name, template, context_at))


def shown(request: HttpRequest) -> list[Shown]:
    return [Shown(section.name, section.body(request)) for section in _sections]
