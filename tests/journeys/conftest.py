"""A real browser at a real server, and strict about what pages do.

`visit(member, language=…, dark=…, phone=…, scripts=…)` opens a window. A request to another host, an error in
the console or one thrown by a script fails the test at its end, whichever window it came from.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from goen.members.models import Member
from tools.browser import installed

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
LOCALES = {"ja": "ja-JP", "en": "en-GB"}
# It talks to nobody but the server under test, and as root it cannot have its sandbox.
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright runs an event loop in this thread, by which Django believes that it is called asynchronously.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def faults() -> list[str]:
    """What pages did that no page may do. A test that expects some takes them out."""
    return []


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer, faults: list[str]) -> Iterator[Visit]:
    """Opens windows at the live server; `page.goto("/people/")` is enough."""
    with windows(browser, live_server.url, faults) as opened:
        yield opened


@contextmanager
def windows(browser: Browser, address: str, faults: list[str]) -> Iterator[Visit]:
    """Opens windows at `address`; all are closed at the end, when none may have had a fault."""
    kept: list[BrowserContext] = []

    def opened(
        member: Member | None = None,
        *,
        language: str = "ja",
        dark: bool = False,
        phone: bool = False,
        scripts: bool = True,
    ) -> Page:
        window = browser.new_context(
            base_url=address,
            locale=LOCALES[language],
            timezone_id="Asia/Tokyo",
            color_scheme="dark" if dark else "light",
            viewport=PHONE if phone else DESKTOP,
            has_touch=phone,
            java_script_enabled=scripts,
        )
        kept.append(window)
        _watch(window, address, faults)
        if member:
            window.add_cookies([_session(member) | {"url": address}])
        return window.new_page()

    yield opened
    for window in kept:
        window.close()
    assert faults == []


def _session(member: Member) -> dict[str, str]:
    """A session as signing in makes it; how one signs in has a journey of its own."""
    client = Client()
    client.force_login(member)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}


def _watch(window: BrowserContext, address: str, faults: list[str]) -> None:
    window.set_default_timeout(10_000)
    window.route(lambda url: urlsplit(url).netloc != urlsplit(address).netloc, lambda route: route.abort())

    def asked(request: Request) -> None:
        there = urlsplit(request.url)
        if there.scheme not in {"data", "blob"} and there.netloc != urlsplit(address).netloc:
            faults.append(f"asked another host: {request.url}")

    window.on("request", asked)
    # Among them what the content security policy refused.
    window.on(
        "console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None
    )
    window.on("weberror", lambda thrown: faults.append(f"thrown: {thrown.error}"))


@pytest.fixture(scope="session")
def check_access() -> Callable[[Page], None]:
    """Asserts that axe finds nothing that would keep somebody out of the page."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options=RULES).response["violations"]
        told = [
            f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:200]}"
            for violation in found
            for node in violation["nodes"]
        ]
        assert told == [], page.url

    return check


# What a thumb would miss, and words that do not fit into the box they stand in.
SMALL = """() => [...document.querySelectorAll("button, .button, .ways a, .pages a, select, summary, "
        + "input:not([type=hidden], [type=checkbox], [type=radio], [type=file])")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
    .map((one) => one.outerHTML.slice(0, 120))"""
CUT = """() => [...document.querySelectorAll("main *")]
    .filter((one) => one.checkVisibility() && one.clientWidth && one.scrollWidth > one.clientWidth + 1
                     && !one.closest(".visually-hidden, .scroll, svg, input, select, progress"))
    .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="session")
def check_fit() -> Callable[[Page], None]:
    """Asserts that nothing lies beyond the edge of the window, is cut off, or too small for a thumb."""

    def check(page: Page) -> None:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        assert page.evaluate(SMALL) == [], page.url
        assert page.evaluate(CUT) == [], page.url

    return check
