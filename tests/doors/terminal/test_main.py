"""`goen` as a whole: its help, its first start, its refusals."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goen.members.models import Member

if TYPE_CHECKING:
    from tests.doors.terminal.conftest import Goen, Home

COMMANDS = ["serve", "import", "reconnect", "people", "export", "member", "link", "demo"]
JAPANESE = re.compile("[぀-ヿ一-鿿]")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_english_and_in_japanese(goen: Goen, command: str) -> None:
    english = goen(command, "--help")
    japanese = goen(command, "--help", "--language", "ja")
    assert (english.status, japanese.status) == (0, 0)
    assert "common options" in english.out
    assert not JAPANESE.search(english.out)
    assert JAPANESE.search(japanese.out)
    assert "common options" not in japanese.out


def test_help_names_every_command(goen: Goen) -> None:
    said = goen("--help")
    assert [command for command in COMMANDS if f"\n    {command} " not in said.out] == []


def test_help_comes_without_django() -> None:
    script = (
        "import sys; from goen.doors.terminal.main import main; main(['people', '--help']); "
        "sys.exit([name for name in sys.modules if name.split('.')[0] in {'django', 'rich', 'numpy'}] != [])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("environment", "is_japanese"),
    [
        ({"LC_ALL": "", "LANG": "ja_JP.UTF-8"}, True),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, False),
    ],
)
def test_language_is_that_of_the_locale(
    goen: Goen, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], is_japanese: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert bool(JAPANESE.search(goen("--help").out)) == is_japanese


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["fly"],
        ["import"],
        ["people", "--today", "yesterday"],
        ["people", "--language", "fr"],
        ["reconnect", "--limit", "0"],
        ["serve", "--port", "70000"],
        ["member"],
    ],
)
def test_bad_usage_ends_with_2_and_an_empty_output(goen: Goen, argv: list[str]) -> None:
    said = goen(*argv)
    assert (said.status, said.out) == (2, "")
    assert "goen" in said.err


def test_first_command_makes_the_database_and_the_one_member(home: Home) -> None:
    first = home.goen("member", "list", "--json")
    assert first.status == 0
    assert [(one["is_local"], one["name"]) for one in json.loads(first.out)] == [(True, None)]
    assert first.err == "Getting the database ready …\n"
    assert home.goen("member", "list", "--json").err == ""


def test_home_is_private_to_its_owner(home: Home) -> None:
    home.goen("member", "list")
    open_to_others = [
        path.name
        for path in [home.folder, *home.folder.rglob("*")]
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []


def test_two_commands_at_once_share_a_fresh_home(home: Home) -> None:
    started = [home.start("member", "list", "--json") for _ in range(3)]
    said = [process.communicate(timeout=120) for process in started]
    assert [
        (process.returncode, len(json.loads(out))) for process, (out, _) in zip(started, said, strict=True)
    ] == [(0, 1)] * 3
    assert sum("Getting the database ready" in err for _, err in said) == 1


def test_database_of_a_newer_goen_is_left_alone(home: Home) -> None:
    home.goen("member", "list")
    script = (
        "import sqlite3, sys; database = sqlite3.connect(sys.argv[1]); database.execute("
        "\"INSERT INTO django_migrations (app, name, applied) VALUES ('base', '9999_later', '2030-01-01')\");"
        "database.commit()"
    )
    subprocess.run([sys.executable, "-c", script, str(home.folder / "goen.sqlite3")], check=True)
    said = home.goen("member", "list")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "goen: The database was made by a newer Goen (it has base 9999_later). Start that version instead.\n"
    )


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"GOEN_REGISTRATION": "maybe"}, "GOEN_REGISTRATION is 'maybe'"),
        ({"GOEN_DEBUG": "perhaps"}, "GOEN_DEBUG is 'perhaps'"),
        ({"DATABASE_URL": "mysql://host/goen"}, "DATABASE_URL begins with 'mysql'"),
        ({"GOEN_HOME": "/dev/null"}, "/dev/null cannot be made"),
        ({"DATABASE_URL": "sqlite:////dev/null/goen.sqlite3"}, "cannot be read or written"),
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/goen"}, "The database does not answer"),
    ],
)
def test_what_is_set_wrongly_is_said_in_one_line(home: Home, setting: dict[str, str], says: str) -> None:
    said = home.goen("people", **setting)
    assert (said.status, said.out) == (1, "")
    assert says in said.err
    assert said.err.splitlines()[-1].startswith("goen: ")
    assert "Traceback" not in said.err


def test_full_disk_is_said(home: Home) -> None:
    small = "import resource, sys, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
    run = (
        "sys.argv = ['goen', 'member', 'list']; runpy.run_module('goen.doors.terminal', run_name='__main__')"
    )
    home.folder.mkdir()
    said = subprocess.run(
        [sys.executable, "-c", small + run], env=home.environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert said.stderr.splitlines()[-1] == (
        f"goen: The disk of {home.folder} cannot be read or written. It may be full, or failing."
    )


def test_reader_that_goes_away_is_no_fault(home: Home) -> None:
    home.goen("member", "list")
    with home.start("member", "list", "--json") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (141, "")


@pytest.mark.django_db
def test_several_members_must_say_who_they_are(goen: Goen, aoi: Member, ren: Member) -> None:
    said = goen("people")
    assert said.status == 1
    assert said.err == "goen: There are several members. Say which one you are with --as ADDRESS.\n"
    assert goen("people", "--json", "--as", "AOI@example.com").status == 0


@pytest.mark.django_db
def test_only_member_need_not_say_who_they_are(goen: Goen, aoi: Member) -> None:
    assert goen("people", "--json").out == "[]\n"


@pytest.mark.django_db
def test_local_member_is_meant_where_nobody_is_named(goen: Goen, aoi: Member) -> None:
    Member.objects.create_user("me@localhost", is_local=True)
    assert goen("people", "--json").out == "[]\n"


@pytest.mark.django_db
def test_stranger_is_refused(goen: Goen, aoi: Member) -> None:
    said = goen("people", "--as", "mio@example.com")
    assert said.status == 1
    assert said.err == "goen: No member has the address mio@example.com. `goen member list` shows them.\n"


@pytest.mark.django_db
@pytest.mark.parametrize("command", [["people"], ["reconnect"], ["member", "list"], ["link"]])
def test_json_is_one_document_and_all_there_is(goen: Goen, aoi: Member, command: list[str]) -> None:
    before, after = goen("--json", *command), goen(*command, "--json")
    for said in (before, after):
        assert said.status == 0
        json.loads(said.out)
        assert said.out.count("\n") == 1


@pytest.mark.django_db
def test_export_is_whole_or_not_there(goen: Goen, aoi: Member, tmp_path: Path) -> None:
    to = tmp_path / "all.zip"
    said = goen("export", "--to", str(to), "--json")
    assert json.loads(said.out) == {"file": str(to), "bytes": to.stat().st_size}
    assert os.listdir(tmp_path) == ["all.zip"]
    nowhere = goen("export", "--to", str(tmp_path / "missing" / "all.zip"))
    assert nowhere.status == 1
    assert "missing" in nowhere.err


@pytest.mark.django_db
def test_member_is_let_in_once(goen: Goen, aoi: Member) -> None:
    said = goen("member", "add", "Rin@example.com", "--name", "凛", "--json")
    assert said.status == 0
    answer = json.loads(said.out)
    assert answer["address"] == "rin@example.com"
    assert re.fullmatch(r"http://localhost:8000/in/[\w-]{40,}/", answer["link"])
    again = goen("member", "add", "rin@example.com")
    assert (again.status, again.err) == (1, "goen: rin@example.com is here already.\n")
    assert goen("member", "add", "not an address").status == 2
