"""Compiles the translations, without a system gettext, when they changed."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"
log = logging.getLogger(__name__)


def compile_when_stale(folder: Path = LOCALE) -> list[Path]:
    """Makes the .mo of every .po that is newer, and returns those made."""
    return [made for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if (made := _compiled(source))]


def _compiled(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return None
    content = compiled(source)
    try:
        # Several processes start at once: each replaces the whole file, so that none reads a half.
        handle, draft = tempfile.mkstemp(dir=target.parent, suffix=".mo.new")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except OSError as error:
        log.warning("Pages stay in English, since %s cannot be written: %s", target, error.strerror)
        return None
    return target


def compiled(source: Path) -> bytes:
    """The .mo of a .po. Fuzzy entries are left out, as gettext does."""
    # Loaded here: babel takes a tenth of a second that most starts can do without.
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()
