from __future__ import annotations

import errno

import pytest
from django.db import OperationalError

from goen.base.environment import Misconfigured
from goen.doors.terminal.refusals import Refused, sentence


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (Refused("because"), "because"),
        (Misconfigured("GOEN_X is wrong"), "GOEN_X is wrong"),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "The disk is full. Make room on the disk of /h and try again.",
        ),
        (
            OperationalError("database or disk is full"),
            "The disk is full. Make room on the disk of /h and try again.",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "/h/key"),
            "/h/key cannot be read or written. Check its permissions, or set GOEN_HOME to another folder.",
        ),
        (
            OperationalError("attempt to write a readonly database"),
            "/h cannot be read or written. Check its permissions, or set GOEN_HOME to another folder.",
        ),
        (
            OperationalError("database is locked"),
            "Another Goen has kept the database busy for too long. Try again in a moment.",
        ),
        (
            OperationalError("disk I/O error"),
            "The disk of /h cannot be read or written. It may be full, or failing.",
        ),
        (OperationalError("no route to host\nmore"), "The database does not answer: no route to host"),
        # A fault of the program's own is shown as what it is.
        (KeyError("x"), None),
        (FileNotFoundError(errno.ENOENT, "No such file", "x"), None),
    ],
)
def test_error_becomes_a_sentence(
    monkeypatch: pytest.MonkeyPatch, error: Exception, says: str | None
) -> None:
    monkeypatch.setenv("GOEN_HOME", "/h")
    monkeypatch.setenv("LANGUAGE", "en")
    assert sentence(error) == says
