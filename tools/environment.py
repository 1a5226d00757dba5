"""Makes .venv hold what a lock file names, with hashes, and a `goen` command that runs this checkout.

Run by whatever Python the machine has: python3 -m tools.environment run|test. Instant when nothing changed.
"""

from __future__ import annotations

import hashlib
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tools import debian

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
# What installing one lock file brings along: test.in begins with run.in, and tests/test_house.py sees to it
# that the pins agree.
BRINGS = {"run": ("run",), "test": ("test", "run")}


def main(kind: str) -> None:
    if sys.version_info < OLDEST:
        sys.exit(
            f"Goen needs Python 3.11 or newer, this is {sys.version.split()[0]}: make PYTHON=python3.11 …"
        )
    make(kind, root=ROOT, uv=shutil.which("uv"))


def make(kind: str, *, root: Path, uv: str | None) -> bool:
    """Whether there was anything to do."""
    venv = root / ".venv"
    if not _works(venv):
        _create(venv, bare=bool(uv))
    elif _stamp(venv, kind).is_file() and _stamp(venv, kind).read_text() == _wanted(root, kind):
        return False
    _install(venv, root / "requirements" / f"{kind}.txt", uv=uv)
    _link(venv, root)
    # Written last, so that an installation that was broken off is taken up again.
    for name in BRINGS[kind]:
        _stamp(venv, name).write_text(_wanted(root, name))
    return True


def _python(venv: Path) -> str:
    return str(venv / "bin" / "python")


def _stamp(venv: Path, kind: str) -> Path:
    return venv / f"{kind}.stamp"


def _wanted(root: Path, kind: str) -> str:
    """The lock file's content and the place: an environment that was moved or copied starts nothing."""
    content = (root / "requirements" / f"{kind}.txt").read_bytes()
    return f"{hashlib.sha256(content).hexdigest()} {root}\n"


def _works(venv: Path) -> bool:
    """False too where the Python it was made with has gone."""
    try:
        run = subprocess.run(
            [_python(venv), "-c", "import sys; print(sys.version_info >= (3, 11))"],
            check=False,
            capture_output=True,
            text=True,
        )
    except OSError:
        return False
    return run.stdout.strip() == "True"


def _create(venv: Path, *, bare: bool) -> None:
    """`bare` leaves out pip, which uv does not need."""
    if not bare and not find_spec("ensurepip") and debian.can_install():
        debian.install("python3-venv")
    without = ["--without-pip"] if bare else []
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", *without, str(venv)], check=False)
    if made.returncode:
        sys.exit("Python cannot make an environment here. On Debian and Ubuntu: apt-get install python3-venv")


def _install(venv: Path, lock: Path, *, uv: str | None) -> None:
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", _python(venv)]
    else:
        _ensure_pip(venv)
        command = [_python(venv), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    print(f"Installing {lock.name} into .venv", flush=True)
    if subprocess.run([*command, "--require-hashes", "-r", str(lock)], check=False).returncode:
        sys.exit(f"Installing {lock.name} failed: see above")


def _ensure_pip(venv: Path) -> None:
    """An environment that uv made has none."""
    if subprocess.run([_python(venv), "-c", "import pip"], check=False, capture_output=True).returncode:
        subprocess.run([_python(venv), "-m", "ensurepip"], check=True, stdout=subprocess.DEVNULL)


def _link(venv: Path, root: Path) -> None:
    """Makes `goen` run this checkout, from any folder.

    Instead of `pip install -e .`, which would fetch a build backend that no lock file holds to its hash.
    """
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([_python(venv), "-c", where], check=True, capture_output=True, text=True)
    Path(packages.stdout.strip(), "goen.pth").write_text(f"{root}\n")
    command = venv / "bin" / "goen"
    # -P: a file in the folder where somebody stands must not pass for a module of ours.
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(_python(venv))} -P -m goen.doors.terminal "$@"\n')
    command.chmod(0o755)


if __name__ == "__main__":
    main(sys.argv[1])
