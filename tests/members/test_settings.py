"""The settings page, the choice of language, and erasing everything."""

from __future__ import annotations

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from goen.base import clock
from goen.members import actions, settings_sections
from goen.members.models import Member

CHOSEN = {"name": "葵 みどり", "language": "en", "time_zone": "Europe/Paris", "country": "FR"}


@pytest.fixture
def her(client: Client, aoi: Member) -> Client:
    client.force_login(aoi)
    return client


def test_settings_need_sign_in(client: Client, db: None) -> None:
    response = client.get(reverse("settings"))

    assert response.headers["Location"].startswith(reverse("account_login"))


def test_settings_are_saved(her: Client, aoi: Member) -> None:
    response = her.post(reverse("settings"), CHOSEN)

    aoi.refresh_from_db()
    assert response.headers["Location"] == reverse("settings")
    assert {name: getattr(aoi, name) for name in CHOSEN} == CHOSEN
    page = her.get(reverse("settings")).content.decode()
    assert "Your settings are saved." in page


@pytest.mark.parametrize(
    "changed", [{"language": "fr"}, {"time_zone": "Mars/Olympus"}, {"country": "XX"}, {"name": "あ" * 201}]
)
def test_unknown_choices_are_refused(her: Client, aoi: Member, changed: dict[str, str]) -> None:
    assert her.post(reverse("settings"), CHOSEN | changed).status_code == 200

    aoi.refresh_from_db()
    assert aoi.name == "葵"


def test_settings_offer_tokyo_and_japan_first(her: Client) -> None:
    page = her.get(reverse("settings"), headers={"Accept-Language": "ja"}).content.decode()

    zones = page.split('name="time_zone"')[1]
    assert zones.index("東京 — Asia/Tokyo") < zones.index("<optgroup")
    assert page.index("日本 (+81)") < page.index("アイスランド (+354)")


def test_settings_show_the_sections_of_other_apps(her: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_sections, "_sections", [])
    settings_sections.register("words", template="ui/messages.html", context_at=f"{__name__}.words_context")

    page = her.get(reverse("settings")).content.decode()

    assert '<section id="words">' in page
    assert "from elsewhere" in page


def test_local_member_is_told_of_the_link_from_the_terminal(client: Client, db: None) -> None:
    client.force_login(actions.local_member(now=clock.now()))

    page = client.get(reverse("settings"), headers={"accept-language": "en"}).content.decode()

    assert "the link from the terminal signs you in" in page
    assert reverse("account_set_password") in page


@pytest.mark.parametrize(
    ("asked", "cookie", "chosen", "spoken"),
    [
        ("en-GB,en;q=0.9", "", "", "en"),
        ("ja,en;q=0.5", "", "", "ja"),
        ("fr", "", "", "ja"),
        ("", "", "", "ja"),
        ("en", "ja", "", "ja"),
        ("ja", "ja", "en", "en"),
        ("en", "", "klingon", "en"),
    ],
)
def test_language_is_the_members_then_the_visitors_then_the_browsers(
    client: Client, aoi: Member, asked: str, cookie: str, chosen: str, spoken: str
) -> None:
    Member.objects.filter(pk=aoi.pk).update(language=chosen[:5])
    client.force_login(aoi)
    if cookie:
        client.cookies[configured.LANGUAGE_COOKIE_NAME] = cookie

    response = client.get(reverse("settings"), headers={"Accept-Language": asked})

    assert response.headers["Content-Language"] == spoken
    assert f'<html lang="{spoken}">' in response.content.decode()
    assert "Accept-Language" in response.headers["Vary"]


def test_visitor_chooses_a_language_in_a_cookie(client: Client, db: None) -> None:
    login = reverse("account_login")

    response = client.post(reverse("speak"), {"language": "en", "next": login})

    assert response.headers["Location"] == login
    assert '<html lang="en">' in client.get(login, headers={"Accept-Language": "ja"}).content.decode()


def test_member_chooses_a_language_for_good(her: Client, aoi: Member) -> None:
    her.post(reverse("speak"), {"language": "en", "next": reverse("settings")})

    aoi.refresh_from_db()
    assert aoi.language == "en"


@pytest.mark.parametrize("back_to", ["https://elsewhere.example/", "//elsewhere.example", "", "javascript:x"])
def test_choice_of_language_leads_nowhere_else(client: Client, db: None, back_to: str) -> None:
    response = client.post(reverse("speak"), {"language": "tlh", "next": back_to})

    assert response.headers["Location"] == "/"
    assert configured.LANGUAGE_COOKIE_NAME not in response.cookies


@pytest.mark.parametrize(
    ("zone", "hour"), [("Asia/Tokyo", "18:00"), ("Europe/Paris", "11:00"), ("Mars/X", "18:00")]
)
def test_times_are_those_of_the_members_zone(aoi: Member, zone: str, hour: str, rf: object) -> None:
    from datetime import UTC, datetime

    from django.http import HttpRequest, HttpResponse
    from django.utils import timezone

    from goen.members.middleware import MemberLocaleMiddleware

    aoi.time_zone = zone
    request = HttpRequest()
    request.user = aoi

    def show(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(timezone.localtime(datetime(2026, 4, 1, 9, tzinfo=UTC)).strftime("%H:%M"))

    assert MemberLocaleMiddleware(show)(request).content.decode() == hour


def test_erasing_shows_what_goes_and_asks_for_the_address(her: Client, aoi: Member) -> None:
    page = her.get(reverse("leave")).content.decode()

    assert aoi.email in page
    assert 'name="typed_address"' in page


@pytest.mark.parametrize("typed", ["", "ren@example.com", "aoi"])
def test_erasing_needs_the_typed_address(her: Client, aoi: Member, typed: str) -> None:
    response = her.post(reverse("leave"), {"typed_address": typed})

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert Member.objects.filter(pk=aoi.pk).exists()


def test_erasing_takes_the_member_away(her: Client, aoi: Member, ren: Member) -> None:
    response = her.post(reverse("leave"), {"typed_address": "aoi@example.com"}, follow=True)

    assert response.redirect_chain == [(reverse("left"), 302)]
    assert response.status_code == 200
    assert list(Member.objects.all()) == [ren]
    assert "_auth_user_id" not in her.session


def words_context(_request: object) -> dict[str, object]:
    return {"messages": ["from elsewhere"]}
