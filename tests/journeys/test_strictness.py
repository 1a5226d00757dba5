"""The windows of the journeys notice what no page may do; otherwise their silence would mean nothing."""

from __future__ import annotations

import pytest

ASK_ELSEWHERE = "new Image().src = 'http://example.com/pixel.png'"


@pytest.fixture
def page(visit):
    page = visit()
    page.goto("/accounts/login/")
    return page


def test_page_that_asks_another_host_is_noticed(page, faults):
    # A page of ours would be stopped by its policy before it asks.
    page.goto("about:blank")
    with page.expect_console_message():
        page.evaluate(ASK_ELSEWHERE)
    assert faults[0] == "asked another host: http://example.com/pixel.png"
    faults.clear()


def test_breach_of_the_policy_is_noticed(page, faults):
    with page.expect_console_message():
        page.evaluate(ASK_ELSEWHERE)
    assert "Content Security Policy" in faults[0]
    faults.clear()


def test_error_in_a_script_is_noticed(page, faults):
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('oh') })")
    assert faults == ["thrown: oh"]
    faults.clear()


def test_picture_without_words_is_noticed(page, check_access):
    page.evaluate("document.body.append(document.createElement('img'))")
    with pytest.raises(AssertionError, match="image-alt"):
        check_access(page)


def test_page_in_english_on_a_phone_in_the_dark_is_just_that(visit):
    page = visit(language="en", dark=True, phone=True)
    page.goto("/accounts/login/")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("innerWidth") == 360
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


def test_member_comes_in_without_the_door(visit, aoi):
    page = visit(aoi)
    page.goto("/accounts/password/change/")
    assert page.url.endswith("/accounts/password/change/")
