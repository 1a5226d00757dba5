"""The one-time link in the browser: it signs in once, and looking ahead at it does not use it up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from goen.base import clock
from goen.members import actions
from goen.members.models import Member, SignInLink


@pytest.fixture
def link(aoi: Member) -> str:
    return reverse("sign_in_by_link", args=[actions.make_sign_in_link(member=aoi, now=clock.now())])


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_link_signs_in_and_leads_to_today(client: Client, link: str) -> None:
    response = client.get(link)

    assert (response.status_code, response.headers["Location"]) == (302, reverse("today"))
    assert is_signed_in(client)


def test_link_counts_as_having_just_signed_in(client: Client, link: str) -> None:
    client.get(link)

    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_used_expired_and_wrong_links_look_alike(client: Client, aoi: Member, link: str) -> None:
    client.get(link)
    client.logout()
    expired = actions.make_sign_in_link(member=aoi, now=clock.now() - timedelta(hours=1))
    links = [link, reverse("sign_in_by_link", args=[expired]), reverse("sign_in_by_link", args=["guess"])]

    answers = [client.get(one) for one in links]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    # The pages differ in nothing but the address and the key of the form that changes the language.
    said = [answer.content.decode().split("<main")[1].split("</main>")[0] for answer in answers]
    assert said[0] == said[1] == said[2]
    assert "goen link" in said[0]
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"X-Purpose": "preview"},
    ],
)
def test_looking_ahead_does_not_use_the_link_up(client: Client, link: str, headers: dict[str, str]) -> None:
    assert client.get(link, headers=headers).status_code == 503
    assert client.head(link).status_code == 200
    assert not is_signed_in(client)

    client.get(link)

    assert is_signed_in(client)


def test_link_is_not_kept_by_caches(client: Client, link: str) -> None:
    assert "no-store" in client.get(link).headers["Cache-Control"]


def test_posting_to_a_link_does_nothing(client: Client, link: str) -> None:
    assert client.post(link).status_code == 405
    assert SignInLink.objects.get().used_at is None
