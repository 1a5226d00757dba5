"""The real program, from its first start on: the link, the demo, a file brought by hand and read by the worker."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as PlaywrightError

from goen.ui.catalogue import compile_when_stale
from tests.journeys.conftest import Visit, windows

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000  # milliseconds
# A talk of twelve years, long enough that one sees the bar move.
DROP = """() => {
    const lines = ["[LINE] 柊 千代子とのトーク履歴", "保存日時：2024/11/22 12:00", ""];
    for (let day = 0; day < 4000; day++) {
        const on = new Date(Date.UTC(2012, 0, 1 + day));
        const weekday = "日月火水木金土"[on.getUTCDay()];
        lines.push(`${on.getUTCFullYear()}/${on.getUTCMonth() + 1}/${on.getUTCDate()}(${weekday})`);
        for (let number = 0; number < 100; number++) {
            const speaker = number % 2 ? "花子" : "柊 千代子";
            lines.push(`10:${10 + (number % 50)}\\t${speaker}\\t${day}の${number}、元気ですか`);
        }
        lines.push("");
    }
    const dropped = new DataTransfer();
    dropped.items.add(new File([lines.join("\\n")], "[LINE] 柊 千代子とのトーク履歴.txt", { type: "text/plain" }));
    return dropped;
}"""


@dataclass(frozen=True)
class Goen:
    """The program, running in a home of its own."""

    url: str
    first_link: str
    environment: dict[str, str]

    def link(self) -> str:
        command = [sys.executable, "-m", "goen.doors.terminal", "link", "--json"]
        said = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        return str(json.loads(said.stdout)["link"])


@pytest.fixture(scope="module")
def goen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Goen]:
    compile_when_stale()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    left = {
        name: value for name, value in os.environ.items() if not name.startswith(("GOEN_", "DATABASE_URL"))
    }
    environment = left | {
        "GOEN_HOME": str(tmp_path_factory.mktemp("first") / "home"),
        "GOEN_URL": f"http://localhost:{port}",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "goen.doors.terminal", "serve", "--demo", "--port", str(port), "--json"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        answer = process.stdout.readline()
        assert answer, f"it did not start: {process.poll()}"
        said = json.loads(answer)
        yield Goen(said["url"], said["link"], environment)
        process.terminate()


@pytest.fixture
def visit(browser: Browser, goen: Goen, faults: list[str]) -> Iterator[Visit]:
    with windows(browser, goen.url, faults) as opened:
        yield opened


@pytest.fixture
def page(visit: Visit, goen: Goen) -> Page:
    """Signed in, by another link."""
    page = visit()
    page.goto(goen.link())
    return page


def test_the_first_start_leads_by_a_link_to_the_today_of_the_demo(
    visit, check_access, check_fit, goen, faults
):
    page = visit()
    page.goto("/people/")
    assert "/accounts/login/" in page.url

    page.goto(goen.first_link)
    page.get_by_role("heading", name="久しぶりに便りを出すなら、この三人から").wait_for()
    assert page.url == f"{goen.url}/"
    expect(page.get_by_role("article")).to_have_count(3)
    expect(page.get_by_role("img")).to_have_count(3)
    check_access(page)
    check_fit(page)

    page.goto(goen.first_link)
    assert page.locator(".row").count() == 0  # it works once
    faults.clear()  # the browser remarks on every 404


def test_somebody_is_found_by_a_reading_and_told_of(page, check_access):
    page.get_by_role("link", name="相手", exact=True).click()
    page.get_by_role("searchbox").press_sequentially("okabe", delay=40)
    expect(page.locator("#found .name").first).to_contain_text("岡部")
    page.locator("#found .name").first.click()
    page.get_by_role("heading", name="岡部").first.wait_for()
    page.get_by_role("heading", name="連絡先").wait_for()
    check_access(page)


def test_a_talk_is_dropped_read_by_the_worker_and_reported(page, check_access):
    page.get_by_role("link", name="取り込む", exact=True).click()
    page.dispatch_event("drop-zone", "drop", {"dataTransfer": page.evaluate_handle(DROP)})
    page.get_by_text("[LINE] 柊 千代子とのトーク履歴.txt").wait_for()
    page.get_by_role("button", name="このファイルを読む").click()
    page.get_by_role("heading", name="読んでいます").wait_for()

    seen = watched(page)

    assert seen == sorted(seen)
    assert len([value for value in seen if 0 < value < 99]) >= 2, seen
    expect(page.locator(".figures.large")).to_contain_text("新しいやりとり 400,000", use_inner_text=True)
    expect(page.locator(".files")).to_contain_text("2012年1月1日〜2022年12月13日")
    check_access(page)

    page.get_by_role("link", name="相手", exact=True).click()
    page.get_by_role("searchbox").press_sequentially("柊", delay=40)
    expect(page.locator("#found .name")).to_have_text(["柊 千代子"])


def watched(page: Page) -> list[int]:
    """What the bar shows, until the report takes its place."""
    seen: list[int] = []
    report = page.get_by_role("heading", name="届いたもの")
    for _look in range(PATIENCE // 100):
        if report.is_visible():
            return seen
        try:
            value = page.evaluate("document.querySelector('progress')?.value ?? -1")
        except PlaywrightError:  # asked in the very moment in which the report takes the page's place
            continue
        if value >= 0 and (not seen or seen[-1] != value):
            seen.append(int(value))
        page.wait_for_timeout(100)
    raise AssertionError(f"the import did not end: {seen}")


def test_the_demo_speaks_english_too_once_asked_to(page):
    page.goto("/people/?q=okabe")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="People you know").wait_for()
    assert page.get_by_role("searchbox").input_value() == "okabe"
    page.get_by_role("link", name="Today").click()
    page.get_by_role("heading", name="If you write after long, begin with these three").wait_for()
    page.get_by_role("button", name="日本語").click()
    page.get_by_role("heading", name="久しぶりに便りを出すなら、この三人から").wait_for()
