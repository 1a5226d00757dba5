"""One member's Goen as seen from the terminal: export files go in, JSON comes out, and nothing else is looked at."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from goen.doors.terminal.main import main
from goen.members.models import Member

TODAY = "2026-11-20"
REPORT = [
    "file", "source", "people_new", "people_known", "moments_new", "moments_known", "first_on", "last_on",
    "skipped", "error",
]  # fmt: skip

Json = dict[str, Any]


@dataclass(frozen=True)
class Home:
    """Belongs to a member of its own, so that one test can have several."""

    member: Member
    folder: Path
    say: Callable[..., tuple[int, str]]

    def write(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def command(self, *argv: str, today: str = TODAY, language: str = "en") -> tuple[int, Any]:
        status, out = self.say(
            *argv, "--json", "--today", today, "--language", language, "--as", self.member.email
        )
        return status, json.loads(out)

    def bring(
        self, *paths: str, me: Sequence[str] = (), more: Sequence[str] = (), status: int = 0, **how: str
    ) -> list[Json]:
        """The report of each file, whose form is looked at here once and for all. `more` are further options."""
        own = [word for value in me for word in ("--me", value)]
        found, answer = self.command("import", *own, *more, *paths, **how)
        reports: list[Json] = answer["files"]
        assert list(answer) == ["files"]
        assert [report["file"] for report in reports] == list(paths)
        for report in reports:
            assert list(report) == REPORT
            assert all(list(row) == ["file", "line", "reason"] and row["reason"] for row in report["skipped"])
        assert found == status, reports
        assert (status == 2) == any(report["error"] for report in reports)
        return reports

    def bring_one(self, content: str | bytes, *, name: str = "export", **how: Any) -> Json:
        return self.bring(self.write(name, content), **how)[0]

    def people(self, *query: str) -> list[Json]:
        found: list[Json] = self.command("people", *query)[1]
        return found

    def names(self, *query: str) -> list[str]:
        return sorted(person["name"] or "" for person in self.people(*query))

    def handles(self, name: str) -> set[tuple[str, str]]:
        (person,) = (person for person in self.people() if person["name"] == name)
        return {(handle["kind"], handle["value"]) for handle in person["handles"]}

    def reconnect(self, today: str = TODAY, language: str = "en") -> list[Json]:
        found: list[Json] = self.command("reconnect", today=today, language=language)[1]
        return found

    def to_write_to(self, today: str = TODAY) -> list[str]:
        return [person["name"] for person in self.reconnect(today)]

    def export(self) -> zipfile.ZipFile:
        path = self.folder / "everything.zip"
        assert self.command("export", "--to", str(path))[0] == 0
        return zipfile.ZipFile(path)

    def days(self) -> dict[tuple[str, str], tuple[int, int, float]]:
        """(name, day): sent, received, and the sum of 1/(n-1)."""
        names = {person["person"]: person["name"] for person in self.people()}
        return {
            (names[row["person"]], row["on"]): (row["sent"], row["received"], round(row["weight"], 3))
            for row in json.loads(self.export().read("tie_days.json"))
        }


Homes = Callable[[], Home]


@pytest.fixture
def new_home(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Homes]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    made: list[Home] = []

    def say(*argv: str) -> tuple[int, str]:
        status = main(argv)
        return status, capsys.readouterr().out

    def make() -> Home:
        number = len(made) + 1
        member = Member.objects.create_user(f"member{number}@goen.example", "a-quiet-river-7")
        folder = tmp_path / str(number)
        folder.mkdir()
        made.append(Home(member, folder, say))
        return made[-1]

    with translation.override("en"):
        yield make


@pytest.fixture
def home(new_home: Homes) -> Home:
    return new_home()


def people_and_moments(report: Json) -> tuple[int, int, int, int]:
    """New and known people, new and known moments."""
    return tuple(report[name] for name in ("people_new", "people_known", "moments_new", "moments_known"))  # type: ignore[return-value]


def first_and_last(report: Json) -> tuple[str | None, str | None]:
    return report["first_on"], report["last_on"]


def skipped(report: Json) -> list[tuple[str, int | None]]:
    return [(row["file"], row["line"]) for row in report["skipped"]]
