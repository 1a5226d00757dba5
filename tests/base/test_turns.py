"""One at a time, also where one is killed."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connections

from goen.base.turns import turn

pytestmark = pytest.mark.django_db(transaction=True)


def in_thread(name: str, seen: list[str], label: str, hold: float = 0.0) -> threading.Thread:
    def work() -> None:
        try:
            with turn(name):
                seen.append(f"{label} in")
                time.sleep(hold)
                seen.append(f"{label} out")
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_the_second_waits_for_the_first() -> None:
    seen: list[str] = []
    first = in_thread("people-1", seen, "a", hold=0.4)
    time.sleep(0.1)
    second = in_thread("people-1", seen, "b")
    first.join(10)
    second.join(10)
    assert seen == ["a in", "a out", "b in", "b out"]


def test_other_names_do_not_wait() -> None:
    seen: list[str] = []
    first = in_thread("people-1", seen, "a", hold=0.5)
    time.sleep(0.2)
    second = in_thread("people-2", seen, "b")
    second.join(10)
    assert seen == ["a in", "b in", "b out"]
    first.join(10)


def test_turn_ends_with_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), turn("people-1"):
        raise ZeroDivisionError
    seen: list[str] = []
    in_thread("people-1", seen, "a").join(10)
    assert seen == ["a in", "a out"]
