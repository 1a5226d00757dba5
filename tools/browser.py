"""Sees to it that the tests find a browser and fonts for Japanese: python -m tools.browser.

Debian's own chromium where we may install it, else the one Playwright brings.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from ctypes.util import find_library

from tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome")
FONTS = "fonts-noto-cjk"


def installed() -> str | None:
    """The path of the system's own browser."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def can_show_japanese() -> bool:
    if not shutil.which("fc-list"):
        # No fontconfig, no way to tell: macOS has the fonts, a bare Debian gets fontconfig with chromium.
        return sys.platform != "linux"
    listed = subprocess.run(["fc-list", ":lang=ja", "family"], check=True, capture_output=True, text=True)
    return bool(listed.stdout.strip())


def missing() -> list[str]:
    """Debian's packages that would help here."""
    wanted = []
    if not installed() and debian.is_debian():
        wanted.append("chromium")
    if sys.platform == "linux" and not find_library("atomic"):
        wanted.append("libatomic1")  # Playwright's own driver is linked to it and does not bring it
    if not can_show_japanese():
        wanted += ["fontconfig", FONTS]
    return wanted


def main() -> None:
    if (wanted := missing()) and debian.can_install():
        debian.install(*wanted)
    if not installed():
        with_libraries = ["--with-deps"] if debian.can_install() else []
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"], check=True
        )
    if not can_show_japanese():
        print(f"No font for Japanese: screenshots will show boxes. Install {FONTS}.", file=sys.stderr)


if __name__ == "__main__":
    main()
