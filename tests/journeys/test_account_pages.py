"""The pages of the way in and of the account, as met on a phone, in the dark, or by a screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from goen.base import clock
from goen.members import actions
from goen.members.models import Member

VISITOR = ["account_login", "account_signup", "account_reset_password", "left"]
MEMBER = ["settings", "leave", "account_email", "mfa_index", "mfa_list_webauthn", "mfa_activate_totp"]

Visit = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.mark.parametrize(("language", "dark", "phone"), [("ja", False, True), ("en", True, False)])
def test_pages_for_visitors_keep_nobody_out(
    visit: Visit, check_access: Check, check_fit: Check, db: None, language: str, dark: bool, phone: bool
) -> None:
    page = visit(language=language, dark=dark, phone=phone)
    for name in VISITOR:
        page.goto(reverse(name))
        check_access(page)
        check_fit(page)


@pytest.mark.parametrize(("language", "dark", "phone"), [("ja", True, True), ("en", False, False)])
def test_pages_for_members_keep_nobody_out(
    visit: Visit, check_access: Check, check_fit: Check, db: None, language: str, dark: bool, phone: bool
) -> None:
    member = actions.local_member(now=clock.now())
    page = visit(member, language=language, dark=dark, phone=phone)
    for name in MEMBER:
        page.goto(reverse(name))
        check_access(page)
        check_fit(page)


def test_sign_in_link_opens_today_once(visit: Visit, faults: list[str], aoi: Member) -> None:
    link = reverse("sign_in_by_link", args=[actions.make_sign_in_link(member=aoi, now=clock.now())])
    page = visit()
    page.goto(link)
    assert page.url.endswith(reverse("today"))

    other = visit(language="en")
    other.goto(link)
    other.get_by_role("heading", name="This link does not open any more").wait_for()
    # The browser remarks on every 404.
    faults.clear()


def test_choosing_english_changes_the_page_at_hand(visit: Visit, aoi: Member) -> None:
    page = visit(aoi)
    page.goto(reverse("settings"))
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Settings").wait_for()
    assert page.url.endswith(reverse("settings"))


def test_time_zone_is_found_by_its_city(visit: Visit, aoi: Member) -> None:
    page = visit(aoi)
    page.goto(reverse("settings"))
    page.get_by_role("searchbox").fill("パリ")
    assert page.locator("#id_time_zone").input_value() == "Europe/Paris"
    page.get_by_role("button", name="保存する").click()
    page.get_by_text("設定を保存しました。").wait_for()
    aoi.refresh_from_db()
    assert aoi.time_zone == "Europe/Paris"


def test_skip_link_leads_past_the_navigation(visit: Visit, aoi: Member) -> None:
    page = visit(aoi)
    page.goto(reverse("settings"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "id_name"


def test_erasing_everything_without_scripts(visit: Visit, aoi: Member) -> None:
    page = visit(aoi, scripts=False, phone=True)
    page.goto(reverse("settings"))
    page.get_by_role("link", name="消えるものを見る").click()
    page.get_by_label("あなたのメールアドレス").fill(aoi.email)
    page.get_by_role("button", name="すべて消す").click()
    page.get_by_role("heading", name="すべて消しました").wait_for()
    assert not Member.objects.filter(pk=aoi.pk).exists()
