"""Installing Debian's packages where this is Debian and we may."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def is_debian() -> bool:
    """Debian itself: its neighbours name some packages alike and put other things in them."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except (OSError, KeyError):
        return False


def install(*packages: str) -> None:
    print(f"Installing {' '.join(packages)} by apt-get", flush=True)
    # Runlevel 1 keeps a package from starting its server, where it minds: we start our own.
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", *command], check=True, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
