"""The readers, in the order in which they are asked whether they know a file."""

from __future__ import annotations

from typing import cast

from goen.mine.imports.readers import line, linkedin, mbox, vcard
from goen.mine.imports.reading import Reader

READERS = cast(tuple[Reader, ...], (linkedin, vcard, line, mbox))
