"""Going about Today, the list of people and a person: by mouse, by keyboard only, and without scripts."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from goen.members.models import Member
from goen.mine.people.models import Person
from goen.mine.ties.actions import rescore
from goen.mine.ties.models import Word
from tests.factories import CardFactory, PersonFactory, TieDayFactory


@pytest.fixture(autouse=True)
def friends(aoi: Member) -> list[Person]:
    """Five she has lost touch with, the closest first, and one she never wrote to."""
    today = timezone.localdate()
    named = [
        ("森岡 健太", "もりおか けんた"),
        ("大久保 亮", "おおくぼ りょう"),
        ("Priya Nair", ""),
        ("吉野 道子", "よしの みちこ"),
        ("鈴木 望", "すずき のぞみ"),
    ]
    made = []
    for place, (name, reading) in enumerate(named):
        made.append(PersonFactory(owner=aoi, name=name, reading=reading))
        card = CardFactory(person=made[-1])
        for week in range(100 - 15 * place):
            TieDayFactory(card=card, on=today - timedelta(days=200 + 7 * week))
    rescore(member=aoi, today=today)
    PersonFactory(owner=aoi, name="渡邊 美咲", reading="わたなべ みさき")
    return made


def on_today(page: Page) -> list[str]:
    return page.locator(".row h2 a").all_text_contents()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("article", name=name)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.id"))


def has_visible_focus(page: Page) -> bool:
    return bool(page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))


def test_a_click_swaps_the_row_for_its_undoing_and_back_in_place(visit, check_access, aoi) -> None:
    page = visit(aoi)
    page.goto(reverse("today"))
    last = page.locator(".row").last
    last.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")

    last.get_by_role("button", name="今はそっとしておく").click()
    page.get_by_text("Priya Nairさんは、半年のあいだそっとしておきます。").wait_for()
    assert on_today(page) == ["森岡 健太", "大久保 亮"]
    assert (focused(page), page.evaluate("scrollY") <= scrolled) == ("取り消す", True)
    assert page.url.endswith(reverse("today"))
    check_access(page)

    page.keyboard.press("Enter")
    expect(page.locator(".row")).to_have_count(3)
    assert on_today(page) == ["森岡 健太", "大久保 亮", "Priya Nair"]
    assert focused(page) == "Priya Nair"
    assert Word.objects.get().taken_back_at is not None


def test_a_click_works_without_scripts(visit, aoi) -> None:
    page = visit(aoi, scripts=False, phone=True)
    page.goto(reverse("today"))
    page.get_by_role("link", name="ほかの人も見る").click()
    assert len(on_today(page)) == 5

    row(page, "大久保 亮").get_by_role("button", name="最近話した").click()
    page.get_by_text("大久保 亮さんとは続いているのですね。").wait_for()
    assert len(on_today(page)) == 4

    page.get_by_role("button", name="取り消す").click()
    page.get_by_role("link", name="大久保 亮").wait_for()
    assert "show=more" in page.url


def test_signed_out_elsewhere_a_click_leads_to_the_way_in(visit, aoi, faults) -> None:
    page = visit(aoi)
    page.goto(reverse("today"))
    page.context.clear_cookies(name="sessionid")

    row(page, "森岡 健太").get_by_role("button", name="今はそっとしておく").click()

    page.wait_for_url(f"**{reverse('account_login')}?next=/")
    assert Word.objects.count() == 0


def test_a_click_on_somebody_who_is_gone_shows_the_page_that_says_so(visit, aoi, friends, faults) -> None:
    page = visit(aoi)
    page.goto(reverse("today"))
    friends[0].cards.all().update(person=None)

    row(page, "森岡 健太").get_by_role("button", name="今はそっとしておく").click()

    page.get_by_role("heading", name="ここには何もありません").wait_for()
    # The browser remarks on every 404.
    faults.clear()


def test_by_keyboard_only_from_today_to_a_person_set_aside_and_back(visit, aoi) -> None:
    page = visit(aoi)
    page.goto(reverse("today"))
    page.keyboard.press("Tab")
    assert focused(page) == "本文へ移る"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert (focused(page), has_visible_focus(page)) == ("森岡 健太", True)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "今はそっとしておく"
    page.keyboard.press("Enter")
    page.get_by_text("森岡 健太さんは、半年のあいだそっとしておきます。").wait_for()
    assert (focused(page), has_visible_focus(page)) == ("取り消す", True)
    page.keyboard.press("Enter")
    expect(page.locator(".row")).to_have_count(3)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="森岡 健太", level=1).wait_for()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("もりお", "森岡 健太"), ("ookubo", "大久保 亮"), ("望", "鈴木 望"), ("渡辺", "渡邊 美咲")],
)
def test_somebody_is_found_while_typing(visit, check_access, aoi, typed, name) -> None:
    page = visit(aoi)
    page.goto(reverse("people"))
    assert page.get_by_role("status").text_content() == "6人"

    page.get_by_role("searchbox", name="さがす").press_sequentially(typed, delay=60)
    expect(page.get_by_role("status")).to_have_text("1人")
    assert page.locator("#found .name").all_text_contents() == [name]
    assert focused(page) == "id_q"
    assert page.url.split("?")[1].startswith("q=")
    check_access(page)

    page.locator("#found .name").click()
    page.get_by_role("heading", name=name, level=1).wait_for()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("1人")
    assert page.get_by_role("searchbox").input_value() == typed


def test_a_whole_line_of_the_list_can_be_touched(visit, aoi) -> None:
    page = visit(aoi, phone=True)
    page.goto(reverse("people"))
    line = page.locator("#found li").first
    box = line.bounding_box()
    assert box["height"] >= 44
    line.click(position={"x": box["width"] - 10, "y": box["height"] - 10})
    page.get_by_role("heading", name="大久保 亮", level=1).wait_for()


def test_the_filters_are_folded_and_work_at_once(visit, aoi) -> None:
    page = visit(aoi)
    page.goto(reverse("people"))
    assert not page.locator("#id_quiet").is_visible()

    page.get_by_text("しぼりこみ・並び順").click()
    page.locator("#id_quiet").select_option("never")
    expect(page.get_by_role("status")).to_have_text("1人")
    assert "quiet=never" in page.url

    page.reload()
    assert page.locator("#id_quiet").input_value() == "never"


def test_searching_works_without_scripts(visit, aoi) -> None:
    page = visit(aoi, scripts=False)
    page.goto(reverse("people"))
    page.get_by_role("searchbox").fill("suzuki")
    page.get_by_role("button", name="さがす").click()
    assert page.locator("#found .name").all_text_contents() == ["鈴木 望"]


def test_years_beside_the_picture_can_be_read_on_a_phone(visit, aoi, friends) -> None:
    page = visit(aoi, phone=True)
    page.goto(reverse("person", args=[friends[0].pk]))
    years = page.locator(".timeline text").all()
    boxes = [year.bounding_box() for year in years]

    assert len(years) >= 2
    assert all(box["height"] >= 11 for box in boxes)
    for before, after in itertools.pairwise(boxes):
        assert before["x"] + before["width"] < after["x"]
