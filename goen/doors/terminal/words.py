"""The words of the terminal, before and after Django is there: --help must not wait for it.

They come from the same catalogue as those of the pages, through the gettext of the standard library, which
argparse uses as well.
"""

from __future__ import annotations

import gettext as catalogue
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

LANGUAGES = ("ja", "en")
DOMAIN = "django"
LOCALE = Path(__file__).parents[2] / "locale"

gettext = catalogue.gettext
ngettext = catalogue.ngettext


def gettext_noop(message: str) -> str:
    return message


# What argparse asks the catalogue for, named here so that the catalogue has it.
OF_ARGPARSE = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("expected one argument"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
)


def choose(argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for with --language, which is looked for before the arguments are understood; else
    that of the locale; else English.
    """
    for place, word in enumerate(argv):
        if word == "--":
            break
        name, _, value = word.partition("=")
        if name == "--language":
            value = value or "".join(argv[place + 1 : place + 2])
            if value in LANGUAGES:
                return value
    return _of_locale(environment)


def _of_locale(environment: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "ja" if value.startswith("ja") else "en"
    return "en"


def speak(language: str) -> None:
    """From here on, speak this language: in this process and those it starts."""
    os.environ["LANGUAGE"] = language
    # English has no catalogue of its own: its messages are their own ids.
    catalogue.bindtextdomain(DOMAIN, str(LOCALE))
    catalogue.textdomain(DOMAIN)
