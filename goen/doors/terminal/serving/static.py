"""Style sheets, scripts and pictures, gathered where the web server takes them from."""

from __future__ import annotations

import fcntl
import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from goen.doors.terminal.home import locked

STAMP = ".gathered-from"


def gather_when_changed() -> bool:
    """Gather the files if any changed since the last time. Returns whether they were gathered."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    with locked("static", fcntl.LOCK_EX):
        now = _signature()
        if stamp.exists() and stamp.read_text() == now:
            return False
        # Cleared first: otherwise a file that is older than the one it replaces would be passed over.
        call_command("collectstatic", clear=True, interactive=False, verbosity=0)
        stamp.write_text(now)  # last: what was broken off is done again
    return True


def _signature() -> str:
    """Changes whenever a file does: names, sizes and times of all."""
    signature = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            signature.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return signature.hexdigest()
