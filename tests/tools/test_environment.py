from __future__ import annotations

import subprocess
import sys

import pytest

from tools import environment

# Each makes an environment of its own, which takes seconds.
pytestmark = pytest.mark.deep


@pytest.fixture
def checkout(tmp_path):
    """A checkout whose lock files name nothing, so that making its environment asks nobody."""
    root = tmp_path / "a check out"
    terminal = root / "goen/doors/terminal"
    terminal.mkdir(parents=True)
    (terminal / "__main__.py").write_text("import sys; print('goen', *sys.argv[1:])")
    (root / "requirements").mkdir()
    for kind in ("run", "test"):
        (root / f"requirements/{kind}.txt").write_text(f"# {kind}\n")
    return root


@pytest.fixture
def made(checkout):
    environment.make("run", root=checkout, uv=None)
    return checkout


def test_environment_is_made_once(made):
    assert environment.make("run", root=made, uv=None) is False


def test_environment_is_filled_again_when_the_lock_changes(made):
    (made / "requirements/run.txt").write_text("# newer\n")
    assert environment.make("run", root=made, uv=None) is True
    assert environment.make("run", root=made, uv=None) is False


def test_environment_for_tests_can_run_too(made):
    assert environment.make("test", root=made, uv=None) is True
    assert environment.make("run", root=made, uv=None) is False


def test_environment_that_was_moved_is_filled_again(made):
    moved = made.rename(made.with_name("elsewhere"))
    assert environment.make("run", root=moved, uv=None) is True
    assert goen(moved, "people").stdout == "goen people\n"


def test_environment_whose_python_went_is_made_anew(made):
    for name in ("python", "python3", f"python3.{sys.version_info.minor}"):
        (made / ".venv/bin" / name).unlink()
    assert environment.make("run", root=made, uv=None) is True
    assert goen(made, "people").stdout == "goen people\n"


def test_goen_runs_this_checkout_from_any_folder(made, tmp_path):
    # A file that stands about must not pass for a module.
    (tmp_path / "sysconfig.py").write_text("raise SystemExit('not me')")
    (tmp_path / "goen.py").write_text("raise SystemExit('nor me')")
    assert goen(made, "import", "a file.zip", cwd=tmp_path).stdout == "goen import a file.zip\n"


def test_failed_installation_is_told_and_taken_up_again(checkout):
    (checkout / "requirements/run.txt").write_text("./there-is-no-such-thing\n")
    with pytest.raises(SystemExit, match=r"Installing run\.txt failed"):
        environment.make("run", root=checkout, uv=None)
    (checkout / "requirements/run.txt").write_text("# nothing\n")
    assert environment.make("run", root=checkout, uv=None) is True


def goen(root, *arguments, cwd=None):
    command = [root / ".venv/bin/goen", *arguments]
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True)
