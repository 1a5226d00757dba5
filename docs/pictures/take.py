"""Takes the pictures of the READMEs from the demo, anew each time pages change: python docs/pictures/take.py

Needs what the tests need (make env-test browser) and Pillow, which makes the pictures small. Serves a demo of
its own for each language, in a temporary folder and on a free port.
"""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tools.browser import installed  # noqa: E402  the checkout is on the path only now

LOCALES = {"ja": "ja-JP", "en": "en-GB"}
SIZE = {"width": 1080, "height": 760}
SCALE = 1.5
COLOURS = 64  # the pages have few; this makes a third of the bytes
# As root the browser cannot have its sandbox; it talks to nobody but the demo.
ARGUMENTS = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
MOST_LOOKED_AT = 30  # of the reconnect list


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for language in LOCALES:
            with demo(language) as (link, person):
                take(browser, language, link, person)
        browser.close()


@contextmanager
def demo(language: str) -> Iterator[tuple[str, int]]:
    """A link into a served demo, and of the people worth a letter the one of whom most is known."""
    with tempfile.TemporaryDirectory(prefix="goen-pictures-") as home:
        goen = [sys.executable, "-m", "goen.doors.terminal", "--json", "--language", language]
        around = os.environ | {"GOEN_HOME": home, "PYTHONPATH": str(ROOT)}
        around.pop("DATABASE_URL", None)
        serve = [*goen, "serve", "--demo", "--port", str(free_port())]
        with subprocess.Popen(serve, env=around, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
            assert server.stdout
            try:
                link = json.loads(server.stdout.readline())["link"]
                yield link, best_known(goen, around)
            finally:
                server.terminate()


def best_known(goen: list[str], around: dict[str, str]) -> int:
    def said(command: str) -> list[dict[str, object]]:
        asked = subprocess.run([*goen, command], env=around, check=True, capture_output=True)  # noqa: S603
        return json.loads(asked.stdout)

    known = {
        one["person"]: len(one["handles"]) + len(one["affiliations"]) + bool(one["reading"])
        for one in said("people")
    }
    quiet = [one["person"] for one in said("reconnect")][:MOST_LOOKED_AT]
    return max(quiet, key=lambda person: known[person])


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def take(browser: Browser, language: str, link: str, person: int) -> None:
    window = browser.new_context(
        locale=LOCALES[language], timezone_id="Asia/Tokyo", viewport=SIZE, device_scale_factor=SCALE
    )
    page = window.new_page()
    page.goto(link)
    start = page.url
    for name, path in (("today", ""), ("person", f"people/{person}/")):
        page.goto(start + path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            suffix = ".dark" if scheme == "dark" else ""
            keep(page.screenshot(), HERE / f"{name}.{language}{suffix}.png")
    window.close()


def keep(picture: bytes, path: Path) -> None:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    # Refined by means: cutting by medians alone loses the accent, which is rare.
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, kmeans=3, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main()
