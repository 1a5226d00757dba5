"""SIGKILL at many points of an import, then the same again: what one clean import would have stored."""

from __future__ import annotations

import json
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.deep.conftest import Houses
from tests.mine.made import connections, line, mbox, messages, vcard, written, zipped

pytestmark = pytest.mark.deep

STEPS = 8


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Of several sources, with people in common, broken rows and twice the same."""
    talk = [
        (
            "葵 田中/aoi",
            f"太郎{number % 9} 山田/taro{number % 9}",
            f"2024-01-{number % 27 + 1:02} 10:00:00",
            f"m{number}",
        )
        for number in range(200)
    ]
    people = [(f"太郎{number} 山田", f"EMAIL:taro{number}@example.com", "NOTE:旧友") for number in range(40)]
    mails = [
        (
            "葵 <aoi@example.com>",
            f"太郎{number % 7} <taro{number % 7}@example.com>",
            "Fri, 12 May 2023 10:00:00 +0900",
            f"{number}",
        )
        for number in range(60)
    ]
    linkedin = zipped(
        messages__csv=messages(*talk) + b'"broken\n',
        Connections__csv=connections(
            *((f"太郎{number}", "山田", f"taro{number}", "山田商店") for number in range(30))
        ),
    )
    folder = tmp_path_factory.mktemp("exports")
    return written(
        folder, a__zip=linkedin, b__vcf=vcard(*people), c__txt=line("太郎1", "葵"), d__mbox=mbox(*mails),
        e__vcf=vcard(*people[:10], ("山田 太郎1", "EMAIL:taro1@example.com", "TEL:090-1234-5678")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def clean(houses: Houses, exports: list[str]) -> tuple[int, dict[str, Any]]:
    """How many statements a clean import sends, and what it leaves."""
    house = houses.copy()
    sent = house.ask("carry_out", *exports)
    return sent, house.ask("state")


def statement(step: int, sent: int) -> int:
    """All over the import; every other time after the statement rather than before it."""
    place = max(1, round(sent * step / (STEPS - 1)))
    return place if step % 2 else -place


@pytest.mark.parametrize("step", range(STEPS))
def test_killed_in_the_terminal_then_brought_again(
    step: int, houses: Houses, exports: list[str], clean: tuple[int, dict[str, Any]]
) -> None:
    sent, expected = clean
    house = houses.copy()
    killed = house.start("-m", "tests.deep.inside", "carry_out", *exports, KILL_AT=str(statement(step, sent)))
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    found = house.ask("again", *exports)
    assert found["kept"] == expected["kept"]
    assert found["remains"] == {}
    first, second = found["states"]
    assert (first in {"waiting", "failed", "done"}, second) == (True, "done")
    if first != "done":
        assert found["report"] == expected["report"]


@pytest.mark.parametrize("step", range(STEPS))
def test_killed_in_the_worker_it_is_taken_up_again(
    step: int, houses: Houses, exports: list[str], clean: tuple[int, dict[str, Any]]
) -> None:
    sent, expected = clean
    house = houses.copy()
    house.ask("upload", *exports)
    killed = house.lane(KILL_AT=str(statement(step, sent)))
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    found = house.ask("finish")
    assert found == {**expected, "spool": []}


def test_real_command_killed_at_any_time(
    houses: Houses, exports: list[str], clean: tuple[int, dict[str, Any]]
) -> None:
    chance = random.Random(2)
    house = houses.copy()
    for _ in range(4):
        started = house.start("-m", "goen.doors.terminal", "import", *exports)
        time.sleep(chance.uniform(0.5, 2.5))
        started.kill()
        started.communicate()
    assert house.goen("import", *exports).returncode == 0
    found = house.ask("state")
    assert found["kept"] == clean[1]["kept"]
    assert found["remains"] == {}
    assert set(found["states"]) <= {"failed", "done"}


def test_killed_terminal_import_is_ended_by_the_worker(houses: Houses, exports: list[str]) -> None:
    house = houses.copy()
    house.start("-m", "tests.deep.inside", "carry_out", *exports, KILL_AT="60").communicate()
    assert house.ask("states") in (["reading"], ["settling"])
    house.ask("tick")
    found = house.ask("finish")
    assert (found["states"], found["kept"]["cards"], found["remains"]) == (["failed"], [], {})


def test_import_that_kills_every_worker_is_given_up(houses: Houses, exports: list[str]) -> None:
    house = houses.copy()
    house.ask("upload", *exports)
    for _ in range(3):
        house.lane(KILL_AT="40").communicate()
    lane = house.lane(KILL_AT="40")
    time.sleep(3)  # it finds the job lost too often
    assert lane.poll() is None
    house.ask("tick")
    house.until(lambda: house.ask("states") == ["failed"])
    found = house.ask("state")
    assert (found["kept"]["cards"], found["remains"], found["spool"]) == ([], {}, [])


def large(folder: Path, people: int = 20_000) -> str:
    cards = (f"人 {number}" for number in range(people))
    (path,) = written(folder, large__vcf=vcard(*((name, f"EMAIL:p{name[2:]}@example.com") for name in cards)))
    return path


def test_interrupted_by_ctrl_c(houses: Houses, tmp_path: Path) -> None:
    house = houses.copy()
    started = house.start("-m", "goen.doors.terminal", "import", large(tmp_path))
    house.until(lambda: house.ask("states") == ["reading"])
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out) == (130, ""), err
    found = house.ask("state")
    assert (found["states"], found["kept"]["cards"], found["remains"]) == (["cancelled"], [], {})


def test_two_at_once_in_two_terminals(
    houses: Houses, exports: list[str], clean: tuple[int, dict[str, Any]]
) -> None:
    house = houses.copy()
    both = [house.start("-m", "goen.doors.terminal", "import", "--json", *exports) for _ in range(2)]
    said = [json.loads(process.communicate()[0])["files"] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    new = [sum(file["moments_new"] for file in files) for files in said]
    known = [sum(file["moments_known"] for file in files) for files in said]
    assert sorted(new) == [0, max(known)]
    found = house.ask("state")
    assert (found["kept"], found["remains"]) == (clean[1]["kept"], {})


@pytest.mark.parametrize("room", [20_000, 300_000, 1_500_000])
def test_full_disk_has_a_clear_end(room: int, houses: Houses, tmp_path: Path) -> None:
    house = houses.copy()
    if "DATABASE_URL" in house.environment:
        pytest.skip("the disk of a database server is its own")
    path = large(tmp_path, people=8_000)
    begin = (house.folder / "goen.sqlite3").stat().st_size
    failed = house.run("-m", "tests.deep.inside", "goen", "import", path, MOST_BYTES=str(begin + room))
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert len([line for line in failed.stderr.splitlines() if line.startswith("goen: ")]) == 1
    done = house.goen("import", "--json", path)
    assert done.returncode == 0, done.stderr
    again = json.loads(done.stdout)["files"]
    assert [(file["people_new"], file["people_known"]) for file in again] == [(8_000, 0)]
    found = house.ask("state")
    assert (found["states"][-1], found["remains"]) == ("done", {})
    assert len(found["kept"]["people"]) == 8_000
