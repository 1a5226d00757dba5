"""Keeps the Japanese catalogue: python -m tools.translations [--check].

Without --check it brings the catalogue in line with pages and code: new messages come in untranslated, those
used nowhere go, and both are listed. With --check it changes nothing and fails on whatever is wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

from goen.ui.catalogue import compile_when_stale
from tools.translations import catalogues, sources
from tools.translations.faults import faults

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "goen"
JAPANESE = PACKAGE / "locale/ja/LC_MESSAGES/django.po"


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    return check() if arguments else update()


def check() -> int:
    ours = sources.ours(PACKAGE)
    found = faults(
        catalogues.read(JAPANESE),
        JAPANESE.relative_to(ROOT).as_posix(),
        sources=ours,
        foreign=sources.of_allauth(PACKAGE),
        theirs=catalogues.of_others(),
    )
    for fault in found:
        print(fault)
    print(f"Translations: {len(ours)} messages, {len(found)} faults")
    return 1 if found else 0


def update() -> int:
    old, ours = catalogues.read(JAPANESE), sources.ours(PACKAGE)
    others = [sources.of_allauth(PACKAGE), catalogues.of_others()]
    new = catalogues.brought_in_line(old, ours=ours, others=others)
    catalogues.write(new, JAPANESE)
    for message in catalogues.missing_from(new, old):
        print(f"new: {message.id!r}")
    for message in catalogues.missing_from(old, new):
        print(f"gone: {message.id!r}")
    compile_when_stale()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
