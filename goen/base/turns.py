"""One at a time: what two processes must not do at once, on a machine or on several."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.db import connection

from goen.base import environment


@contextmanager
def turn(name: str) -> Iterator[None]:
    """Wait until nobody else is within the turn of this name. One that is killed has left it.

    Not to be taken within a transaction, whose locks others may need to come to their end.
    """
    if connection.vendor == "postgresql":
        with _locked_by_server(name):
            yield
    else:  # the database is a file here, and so is the turn
        folder = environment.made(Path(settings.HOME) / "turns")
        with (folder / name).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


@contextmanager
def _locked_by_server(name: str) -> Iterator[None]:
    key = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [key])
    try:
        yield
    finally:
        if connection.is_usable():  # else the server has ended the session, and the turn with it
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
