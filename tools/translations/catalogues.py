"""Reading, changing and writing catalogues."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po, write_po

from tools.translations.sources import ALLAUTH

DJANGO = Path(django.__file__).parent
# What programs need of a header; dates and names in it would only make every change a conflict.
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=path.parent.parent.name)
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def of_others(language: str = "ja") -> Catalog:
    """What Django and allauth say. Ours comes before theirs, so any of it can be said in our own words."""
    together = Catalog()
    for root in (DJANGO, ALLAUTH):
        for path in sorted(root.glob(f"**/locale/{language}/LC_MESSAGES/django.mo")):
            with path.open("rb") as file:
                for message in read_mo(file):
                    together.add(message.id, message.string, context=message.context)
    return together


def brought_in_line(old: Catalog, *, ours: Catalog, others: Iterable[Catalog]) -> Catalog:
    """The messages of `ours` with the words of `old`, and what `old` says in place of others."""
    new = Catalog(locale=old.locale)
    for message in ours:
        if message.id:
            said = old.get(message.id, message.context)
            new.add(
                message.id,
                said.string if said and bool(said.pluralizable) == bool(message.pluralizable) else "",
                locations=message.locations,
                flags=said.flags if said else (),
                user_comments=said.user_comments if said else (),
                context=message.context,
            )
    for message in missing_from(old, new):
        if any(other.get(message.id, message.context) for other in others):
            new.add(
                message.id,
                message.string,
                flags=message.flags,
                user_comments=message.user_comments,
                context=message.context,
            )
    return new


def missing_from(one: Catalog, other: Catalog) -> list[Message]:
    """Messages of `one` that `other` lacks."""
    return [message for message in one if message.id and not other.get(message.id, message.context)]


def write(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".po.new")
    with draft.open("wb") as file:
        file.write(HEADER.format(language=catalogue.locale, plural_forms=catalogue.plural_forms).encode())
        # No line numbers: they would change with every change of the code.
        write_po(file, catalogue, width=110, omit_header=True, sort_by_file=True, include_lineno=False)
    draft.replace(path)
