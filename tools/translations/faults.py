"""What is wrong with a catalogue, each fault as a line with file and line number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

# %(name)s, %s or %d; {name}, {0.x!r:>3}. Doubled ones are the characters themselves.
PERCENT = re.compile(r"%%|%(\(\w+\))?[-+#0]*[\d.]*([diouxXeEfFgGcrsa])")
BRACES = re.compile(r"\{\{|\}\}|\{(\w*)[^{}]*\}")


def faults(
    catalogue: Catalog, file: str, *, sources: Catalog, foreign: Catalog, theirs: Catalog
) -> list[str]:
    """`sources` are our messages, `foreign` those allauth may show, `theirs` what others have translated.

    What the catalogue has beyond `sources` must be a message of others that we say in our own words.
    """
    found = [
        *_untold(sources, known=(catalogue,)),
        *_untold(foreign, known=(catalogue, theirs)),
        *(f"{file}:{message.lineno}: obsolete: {_short(message)}" for message in catalogue.obsolete.values()),
    ]
    for message in catalogue:
        if not message.id:
            continue
        wrong = _wrong_with(message)
        if not _in(sources, message) and not _in(foreign, message) and not _in(theirs, message):
            wrong = "in no page and no code any more"
        if wrong:
            found.append(f"{file}:{message.lineno}: {wrong}: {_short(message)}")
    return sorted(found, key=_place)


def _untold(sources: Catalog, *, known: tuple[Catalog, ...]) -> Iterator[str]:
    """Messages that none of the known catalogues says in its language."""
    for message in sources:
        if message.id and not any(_said(catalogue, message) for catalogue in known):
            file, line = message.locations[0]
            yield f"{file}:{line}: not translated: {_short(message)}"


def _said(catalogue: Catalog, message: Message) -> bool:
    there = catalogue.get(message.id, message.context)
    return there is not None and all(_forms(there.string))


def _in(catalogue: Catalog, message: Message) -> bool:
    there = catalogue.get(message.id, message.context)
    return there is not None and bool(there.pluralizable) == bool(message.pluralizable)


def _wrong_with(message: Message) -> str:
    if message.fuzzy:
        return "fuzzy"
    # A language with one form for all numbers needs what the plural needs: "one letter", but "%(n)s letters".
    wanted = placeholders(_forms(message.id)[-1])
    for said in _forms(message.string):
        if said and placeholders(said) != wanted:
            return f"placeholders {_listed(placeholders(said))} instead of {_listed(wanted)}"
        if PERCENT.search(_forms(message.id)[-1]) and "%" in PERCENT.sub("", said):
            return "a lone % must be doubled here"
    return ""


def placeholders(text: str) -> Counter[str]:
    """What is filled in; of those that have a name, how often does not matter."""
    named: Counter[str] = Counter()
    for match in PERCENT.finditer(text):
        if match[1]:
            named["%" + match[1] + match[2]] = 1
        elif match[2]:
            named["%" + match[2]] += 1
    for match in BRACES.finditer(text):
        if match[1]:
            named["{" + match[1] + "}"] = 1
        elif match[0] not in {"{{", "}}"}:
            named["{}"] += 1
    return named


def _listed(names: Counter[str]) -> str:
    return " ".join(sorted(names.elements())) or "none"


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _short(message: Message) -> str:
    text = _forms(message.id)[0]
    return repr(text if len(text) <= 70 else f"{text[:69]}…")


def _place(fault: str) -> tuple[str, int]:
    file, line, _rest = fault.split(":", 2)
    return file, int(line) if line.isdecimal() else 0
