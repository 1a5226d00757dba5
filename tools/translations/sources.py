"""Finds the messages in Python and templates, without a system gettext."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import allauth
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PAGES = {".html", ".txt", ".xml"}
# The parts of allauth whose words reach our pages and mails.
ALLAUTH_APPS = ("account", "core", "mfa")
ALLAUTH = Path(allauth.__file__).parent


def ours(root: Path) -> Catalog:
    """Every message of the package at `root`, with the file and line of each use."""
    return _messages(_files(root), relative_to=root.parent)


def of_allauth(root: Path, allauth_root: Path = ALLAUTH) -> Catalog:
    """What allauth itself may say to a member: in its code, and in templates that ours do not replace."""
    replaced = {_template_name(path) for path in _files(root) if path.suffix in PAGES}
    used = [
        path
        for path in _files(allauth_root)
        if _app(path, allauth_root) in ALLAUTH_APPS and _template_name(path) not in replaced
    ]
    return _messages(used, relative_to=allauth_root.parent)


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        folders = path.relative_to(root).parts[:-1]
        if "tests" in folders or "migrations" in folders:
            continue
        if path.suffix == ".py" or (path.suffix in PAGES and "templates" in folders):
            yield path


def _app(path: Path, root: Path) -> str:
    parts = path.relative_to(root).parts
    return parts[1] if parts[0] == "templates" else parts[0]


def _template_name(path: Path) -> str:
    """How Django looks a template up: the part behind the last `templates`."""
    return path.as_posix().rpartition("/templates/")[2]


def _messages(files: Iterable[Path], *, relative_to: Path) -> Catalog:
    found = Catalog()
    for path in files:
        name = path.relative_to(relative_to).as_posix()
        for line, message, _comments, context in extract("python", _as_python(path, name), KEYWORDS):
            found.add(message, locations=[(name, line)], context=context)
    return found


def _as_python(path: Path, name: str) -> io.BytesIO:
    if path.suffix == ".py":
        return io.BytesIO(path.read_bytes())
    code = templatize(path.read_text(encoding="utf-8"), origin=name)
    # What is left of the page's own indentation means nothing, and would not be Python.
    return io.BytesIO("\n".join(line.lstrip() for line in code.split("\n")).encode())
