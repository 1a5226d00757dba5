"""What every child of `goen serve` does first: watch that its parent lives."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

LAST_SECONDS = 15.0


def end_with_parent() -> None:
    """End when standard input, a pipe that only the parent holds, is closed: in order first, then at once."""
    threading.Thread(target=_watch, name="parent", daemon=True).start()


def _watch() -> None:
    while os.read(sys.__stdin__.fileno() if sys.__stdin__ else 0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_SECONDS)
    os._exit(1)
