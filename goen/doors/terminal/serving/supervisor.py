"""Keeps child processes running until told to stop, and leaves none behind.

Children are started with a pipe as their standard input. It closes when this process ends, however it ends,
and a child that watches it (goen.doors.terminal.serving.child) then ends too.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.words import gettext as _

STANDARD_ERROR = 2
LOOK_SECONDS = 0.2
STOP_SECONDS = 10.0  # a child that has not ended by then is killed
SHORT_LIFE = 10.0  # seconds
MOST_SHORT_LIVES = 5
FIRST_DELAY, LONGEST_DELAY = 0.5, 30.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Child:
    name: str
    command: Sequence[str]


def supervise(
    children: Sequence[Child], *, is_up: Callable[[], bool], once_up: Callable[[], None], say: Say
) -> None:
    """Run the children until SIGINT, SIGTERM or SIGHUP. Raises Refused when one ends as soon as it starts."""
    kept = [_Kept(child, say) for child in children]
    told = _Told()
    greeted = False
    try:
        while not told.to_stop:
            for one in kept:
                one.look()
            if not greeted and is_up():
                greeted = True
                once_up()
            time.sleep(LOOK_SECONDS)
    finally:
        _end(kept, told)
        told.forget()


class _Told:
    """What signals asked for. Asked twice, we hurry."""

    def __init__(self) -> None:
        self.times = 0
        signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        self._before = {number: signal.signal(number, self._hear) for number in signals}

    @property
    def to_stop(self) -> bool:
        return self.times > 0

    def forget(self) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _hear(self, _signum: int, _frame: FrameType | None) -> None:
        self.times += 1


class _Kept:
    """One child: started, and started again when it ends, each time a little later."""

    def __init__(self, child: Child, say: Say) -> None:
        self._child = child
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._due_at = 0.0
        self._short_lives = 0

    def look(self) -> None:
        moment = time.monotonic()
        if self._process is None:
            if moment >= self._due_at:
                self._start(moment)
        elif (status := self._process.poll()) is not None:
            self.sweep()
            self._process = None
            self._note_end(status, moment)

    def ask_to_end(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def sweep(self) -> None:
        """Kill what is left of the child's processes: the child leads a group of its own."""
        if self._process:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            if self._process.stdin:
                self._process.stdin.close()

    def _start(self, moment: float) -> None:
        self._started_at = moment
        # A session of its own keeps Ctrl-C from it: we tell it to end, in order. What it says are remarks.
        self._process = subprocess.Popen(  # noqa: S603  the command is ours
            self._child.command, stdin=subprocess.PIPE, stdout=STANDARD_ERROR, start_new_session=True
        )

    def _note_end(self, status: int, moment: float) -> None:
        is_short = moment - self._started_at < SHORT_LIFE
        self._short_lives = self._short_lives + 1 if is_short else 0
        if self._short_lives >= MOST_SHORT_LIVES:
            raise Refused(
                _("The part “%s” ends as soon as it starts. What it said stands above.") % self._child.name
            )
        self._due_at = moment + min(FIRST_DELAY * 2 ** max(0, self._short_lives - 1), LONGEST_DELAY)
        self._say(
            _("The part “%(name)s” ended (%(status)d) and is started again.")
            % {"name": self._child.name, "status": status}
        )


def _end(kept: Sequence[_Kept], told: _Told) -> None:
    for one in kept:
        one.ask_to_end()
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until and told.times < 2 and not all(one.has_ended() for one in kept):
        time.sleep(LOOK_SECONDS / 4)
    for one in kept:
        one.sweep()
