"""The page that every page extends, and the pages shown when something is amiss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path, reverse
from pytest_django import DjangoAssertNumQueries, Settings

import goen.ui
from goen.members.models import Member
from goen.urls import urlpatterns as goens_urls

UI = Path(goen.ui.__file__).parent


def forbidden(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(_request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("something broke")


urlpatterns = [
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    path("broken/", broken),
    *goens_urls,
]


@pytest.fixture
def hers(client: Client, aoi: Member, settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    client.force_login(aoi)
    client.raise_request_exception = False
    return client


def words(response: HttpResponse) -> str:
    return re.sub(r"<[^>]*>", " ", response.content.decode().split("<main")[1].split("</main>")[0])


def test_navigation_leads_to_every_place_and_marks_the_present_one() -> None:
    html = Template("{% load ui %}{% navigation 'people' %}").render(Context())

    assert re.findall(r'href="([^"]+)"', html) == [
        reverse("today"),
        reverse("people"),
        reverse("imports"),
        reverse("settings"),
    ]
    assert re.findall(r'href="([^"]+)" aria-current="page"', html) == [reverse("people")]


def test_language_switch_offers_the_other_language_in_its_own_words(rf: RequestFactory) -> None:
    tag = Template("{% load ui %}{% language_switch %}")

    html = tag.render(Context({"request": rf.get("/people/?q=1"), "csrf_token": "x"}))

    assert re.findall(r'value="(\w+)" lang="(\w+)">([^<]+)<', html) == [("en", "en", "English")]
    assert 'name="next" value="/people/?q=1"' in html


def test_language_switch_after_a_form_leads_to_the_start(rf: RequestFactory) -> None:
    tag = Template("{% load ui %}{% language_switch %}")

    assert 'name="next" value=""' in tag.render(Context({"request": rf.post("/settings/")}))


def test_forbidden_and_missing_say_the_same(hers: Client) -> None:
    missing, refused = hers.get("/nowhere/"), hers.get("/forbidden/")

    assert (missing.status_code, refused.status_code) == (404, 403)
    assert words(missing) == words(refused)


@pytest.mark.parametrize(
    ("page", "status"), [("/nowhere/", 404), ("/suspicious/", 400), ("/forbidden/", 403)]
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_of_errors_speak_both_languages(hers: Client, page: str, status: int, language: str) -> None:
    response = hers.get(page, headers={"Accept-Language": language})

    assert response.status_code == status
    assert f'<html lang="{language}">' in response.content.decode()


def test_lost_form_key_is_explained(aoi: Member) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Accept-Language": "en"})

    response = strict.post(reverse("account_login"), {})

    assert response.status_code == 403
    assert "Please send that once more" in words(response)


def test_broken_page_speaks_both_languages_and_keeps_silent_about_why(hers: Client) -> None:
    response = hers.get("/broken/")

    assert response.status_code == 500
    assert "うまくいきませんでした" in words(response)
    assert "Something went wrong" in words(response)
    assert "something broke" not in response.content.decode()


def test_broken_page_asks_nothing_of_the_database(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        render_to_string("500.html")


def test_listing_pages_keeps_the_rest_of_the_address(rf: RequestFactory) -> None:
    from django.core.paginator import Paginator

    page = Paginator(range(120), 50).page(2)

    html = render_to_string("ui/pages.html", {"page": page}, request=rf.get("/people/?q=mori&page=2"))

    assert re.findall(r'href="([^"]+)"', html) == ["?q=mori&amp;page=1", "?q=mori&amp;page=3"]


def test_one_page_needs_no_leafing(rf: RequestFactory) -> None:
    from django.core.paginator import Paginator

    page = Paginator(range(3), 50).page(1)

    assert render_to_string("ui/pages.html", {"page": page}, request=rf.get("/")).strip() == ""


@pytest.mark.parametrize("script", sorted((UI / "static/ui").glob("*.js")), ids=lambda path: path.name)
def test_scripts_are_small_and_need_no_evaluation(script: Path) -> None:
    text = script.read_text()

    assert len(text.splitlines()) < 100
    assert not re.search(r"\beval\(|new Function|innerHTML|\.style\b", text)


def test_style_asks_nothing_from_elsewhere() -> None:
    css = (UI / "static/ui/goen.css").read_text()

    assert "url(" not in css
    assert "@import" not in css


def test_vendored_htmx_comes_with_its_licence() -> None:
    assert finders.find("ui/vendor/htmx.min.js")
    assert "Zero-Clause BSD" in (UI / "static/ui/vendor/htmx.LICENSE.txt").read_text()
