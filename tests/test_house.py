"""What holds for the whole house: every room is under the contracts, no machine has left its traces."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "goen"
WINGS = ("mine", "ours")
# From the street's end to the top, as .importlinter has it; inside a wing its own order counts.
STREET = ("base", "language", "members", "guard", *WINGS, "introductions", "doors", "home")


@pytest.fixture(scope="module")
def contracts() -> configparser.ConfigParser:
    read = configparser.ConfigParser()
    read.read(ROOT / ".importlinter", encoding="utf-8")
    return read


def rooms() -> Iterator[str]:
    """Every package that holds an app or another room with code of its own."""
    for folder in [PACKAGE, *(PACKAGE / name for name in (*WINGS, "doors"))]:
        for path in sorted(folder.glob("*/__init__.py")):
            name = path.parent.relative_to(ROOT).as_posix().replace("/", ".")
            if name not in {"goen.mine", "goen.ours", "goen.doors", "goen.language"}:
                yield name


def tracked() -> Iterator[Path]:
    """The files of the project: those git has or would take, or all of them where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        yield from (path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
        return
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = parts[0].startswith(".") and parts[0] not in {".ci", ".importlinter", ".gitignore"}
        if path.is_file() and not hidden and "__pycache__" not in parts:
            yield path


def lines() -> Iterator[tuple[str, str]]:
    """Every line of text in the project, with where it is."""
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{path.relative_to(ROOT)}:{number}", line


@pytest.mark.parametrize("room", list(rooms()))
def test_room_keeps_the_order_inside_an_app(contracts, room):
    assert room in contracts["importlinter:contract:app"]["containers"].split()


@pytest.mark.parametrize("wing", [wing for wing in WINGS if (PACKAGE / wing).is_dir()])
def test_wing_has_an_order_of_its_own(contracts, wing):
    assert contracts[f"importlinter:contract:{wing}"]["containers"].split() == [f"goen.{wing}"]
    assert contracts[f"importlinter:contract:{wing}"]["exhaustive"] == "True"


def test_street_leaves_no_room_out(contracts):
    street = contracts["importlinter:contract:street"]
    assert street["exhaustive"] == "True"
    assert "exhaustive_ignores" not in street
    assert "ignore_imports" not in street
    assert "mine | (ours)" in street["layers"] or "mine | ours" in street["layers"]


def test_installed_apps_are_rooms():
    ours = {config.name for config in apps.get_app_configs() if config.name.startswith("goen.")}
    assert ours <= set(rooms())


@pytest.mark.parametrize("wing", WINGS)
def test_wing_never_names_the_other(wing):
    """Not even for an annotation, which the contracts let pass."""
    (other,) = set(WINGS) - {wing}
    named = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (PACKAGE / wing).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom) and f"goen.{other}" in ast.unparse(node)
    ]
    assert named == []


def test_rows_point_down_the_street_only():
    """A foreign key named by a string is an import that no contract sees."""
    upward = [
        f"{model._meta.label} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model and is_ours(model)
        if is_ours(field.related_model) and not may_point(model, field.related_model)
    ]
    # Who did something is kept beside what was done; members themselves know nothing of it.
    assert upward == ["base.AuditRow -> members.Member"]


def is_ours(model) -> bool:
    return model.__module__.startswith("goen.")


def may_point(model, target) -> bool:
    here, there = (each.__module__.split(".")[1] for each in (model, target))
    if here == there:
        return True
    return {here, there} != set(WINGS) and STREET.index(there) < STREET.index(here)


def test_package_files_are_empty():
    filled = [path for path in PACKAGE.rglob("__init__.py") if path.read_bytes().strip()]
    assert filled == []


def test_domain_asks_no_clock():
    asking = re.compile(r"\.(now|today|utcnow)\(\)|timezone\.now|import time\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in (PACKAGE / "language", *PACKAGE.rglob("domain"), *PACKAGE.rglob("readers"))
        for path in folder.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if asking.search(line)
    ]
    assert found == []


def test_no_file_names_a_place_of_one_machine():
    # Put together here, so that this file does not name them either.
    places = "|".join(["work", "root", "tmp"])
    pattern = re.compile(rf"(?<![\w.\-/}}])/({places})/")
    assert [f"{where}: {line.strip()[:80]}" for where, line in lines() if pattern.search(line)] == []


def test_no_file_names_the_address_of_a_registry():
    hosts = [
        ".".join(parts)
        for parts in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org")]
    ]
    pattern = re.compile("|".join(map(re.escape, hosts)))
    assert [f"{where}: {line.strip()[:80]}" for where, line in lines() if pattern.search(line)] == []


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["run", "test"])
def test_lock_file_has_hashes_and_no_addresses(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^\w[^\n]*\\\n", text, re.MULTILINE)
    assert "://" not in text
    assert len(pinned) >= 10
    assert [pin for pin in pinned if f"{pin}    --hash=sha256:" not in text] == []
    assert len(pinned) == len(re.findall(r"^\w", text, re.MULTILINE))


def test_tests_run_on_what_is_shipped():
    shipped, tested = pins("run.txt"), pins("test.txt")
    assert {name: tested.get(name) for name in shipped} == shipped
