"""Why a command cannot do what was asked, in one line that says what to do."""

from __future__ import annotations

import errno
import os

from goen.base.environment import Misconfigured
from goen.doors.terminal.words import gettext as _

INTERRUPTED = 130  # as shells say: 128 and the number of the signal

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


class Refused(Exception):
    """The sentence to show. The command ends with `status`."""

    def __init__(self, sentence: str, *, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


def sentence(error: BaseException) -> str | None:
    """What to tell the person at the terminal; None when this is a fault of the program's own."""
    if isinstance(error, Refused | Misconfigured):
        return str(error)
    if isinstance(error, OSError):
        return _of_system(error)
    if type(error).__name__ == "ImproperlyConfigured":
        return str(error)
    if type(error).__name__ == "OperationalError":  # by name: importing Django here would slow down --help
        return _of_database(str(error))
    return None


def _of_system(error: OSError) -> str | None:
    if error.errno in _FULL:
        return _disk_full()
    if error.errno in _CLOSED:
        return _not_writable(error.filename)
    return None


def _of_database(said: str) -> str:
    if "disk is full" in said:
        return _disk_full()
    if "readonly" in said or "unable to open" in said:
        return _not_writable(None)
    if "disk I/O error" in said:
        return _("The disk of %s cannot be read or written. It may be full, or failing.") % _home()
    if "is locked" in said:
        return _("Another Goen has kept the database busy for too long. Try again in a moment.")
    return _("The database does not answer: %s") % said.strip().splitlines()[0]


def _disk_full() -> str:
    return _("The disk is full. Make room on the disk of %s and try again.") % _home()


def _not_writable(file: object) -> str:
    return _("%s cannot be read or written. Check its permissions, or set GOEN_HOME to another folder.") % (
        file or _home()
    )


def _home() -> str:
    return os.environ.get("GOEN_HOME") or "~/.local/share/goen"
