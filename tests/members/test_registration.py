"""Who may register: nobody, the invited, or everybody; and how often one may try a door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from goen.base import clock
from goen.members import actions
from goen.members.models import Invitation, Member

NEWCOMER = {"email": "sora@example.com", "password1": "a-quiet-river-7", "password2": "a-quiet-river-7"}


@pytest.fixture(autouse=True)
def nothing_counted(db: None) -> None:
    """Limits count in the cache, which lives longer than a test."""
    cache.clear()


def register(client: Client, **changed: str) -> int:
    return client.post(reverse("account_signup"), NEWCOMER | changed).status_code


def test_nobody_registers_where_it_is_closed(client: Client) -> None:
    register(client)

    assert not Member.objects.exists()
    assert "password1" not in client.get(reverse("account_signup")).content.decode()
    assert reverse("account_signup") not in client.get(reverse("account_login")).content.decode()


def test_everybody_registers_where_it_is_open(client: Client, settings: Settings) -> None:
    settings.REGISTRATION = "open"

    assert reverse("account_signup") in client.get(reverse("account_login")).content.decode()
    register(client)

    assert Member.objects.get().email == "sora@example.com"
    assert [message.to for message in mail.outbox] == [["sora@example.com"]]


def test_newcomer_must_verify_the_address_first(client: Client, settings: Settings) -> None:
    settings.REGISTRATION = "open"
    register(client)

    assert "_auth_user_id" not in client.session


def test_known_address_is_not_given_away(client: Client, aoi: Member, settings: Settings) -> None:
    settings.REGISTRATION = "open"

    assert register(client, email=aoi.email) == register(Client())
    assert [str(message.to) for message in mail.outbox] == ["['aoi@example.com']", "['sora@example.com']"]


def test_without_an_invitation_nobody_registers(client: Client, settings: Settings) -> None:
    settings.REGISTRATION = "invited"
    register(client)

    assert not Member.objects.exists()


def test_invitation_lets_one_newcomer_in(client: Client, aoi: Member, settings: Settings) -> None:
    settings.REGISTRATION = "invited"
    link = reverse("join", args=[actions.invite(by=aoi, now=clock.now())])

    assert client.get(link).headers["Location"] == reverse("account_signup")
    register(client)

    newcomer = Member.objects.get(email="sora@example.com")
    assert Invitation.objects.get().used_by == newcomer
    assert Client().get(link).status_code == 404


def test_of_two_with_one_invitation_the_second_is_refused(
    client: Client, aoi: Member, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REGISTRATION = "invited"
    token = actions.invite(by=aoi, now=clock.now())
    client.get(reverse("join", args=[token]))
    # The other one finishes after this one's form was let through.
    monkeypatch.setattr(actions, "is_invitation_open", lambda **_: True)
    actions.use_invitation(hashed=actions.token_hash(token), member=aoi, now=clock.now())

    assert register(client) == 404
    assert not Member.objects.filter(email="sora@example.com").exists()


@pytest.mark.parametrize("kind", ["expired", "wrong", "closed"])
def test_invitation_that_does_not_open_says_so(
    client: Client, aoi: Member, settings: Settings, kind: str
) -> None:
    settings.REGISTRATION = "invited"
    age = timedelta(days=20 if kind == "expired" else 0)
    token = actions.invite(by=aoi, now=clock.now() - age)
    settings.REGISTRATION = "closed" if kind == "closed" else "invited"

    response = client.get(reverse("join", args=["wrong" if kind == "wrong" else token]))

    assert response.status_code == 404
    assert "<h1>" in response.content.decode()


def test_member_makes_an_invitation_on_the_settings_page(
    client: Client, aoi: Member, settings: Settings
) -> None:
    settings.REGISTRATION = "invited"
    client.force_login(aoi)
    assert reverse("make_invitation") in client.get(reverse("settings")).content.decode()

    page = client.post(reverse("make_invitation")).content.decode()

    link = page.split('value="http://localhost:8000')[1].split('"')[0]
    assert Client().get(link).headers["Location"] == reverse("account_signup")


@pytest.mark.parametrize("registration", ["closed", "open"])
def test_invitations_are_offered_only_where_they_are_needed(
    client: Client, aoi: Member, settings: Settings, registration: str
) -> None:
    settings.REGISTRATION = registration
    client.force_login(aoi)

    assert reverse("make_invitation") not in client.get(reverse("settings")).content.decode()


def test_no_invitation_is_made_where_registration_is_closed(client: Client, aoi: Member) -> None:
    client.force_login(aoi)

    assert client.post(reverse("make_invitation")).headers["Location"] == reverse("settings")
    assert not Invitation.objects.exists()


def sign_in(client: Client, password: str, email: str = "aoi@example.com") -> int:
    return client.post(reverse("account_login"), {"login": email, "password": password}).status_code


def test_guessing_a_password_is_stopped(client: Client, aoi: Member) -> None:
    for _time in range(5):
        sign_in(client, "wrong")

    sign_in(client, "a-quiet-river-7")

    assert "_auth_user_id" not in client.session


def test_guessing_does_not_lock_out_others(client: Client, aoi: Member, ren: Member) -> None:
    actions._vouch(ren)
    for _time in range(5):
        sign_in(client, "wrong")

    assert sign_in(client, "a-quiet-river-8", ren.email) == 302
    assert client.session["_auth_user_id"] == str(ren.pk)


def test_trying_many_doors_in_a_minute_is_answered_by_a_kind_page(client: Client, db: None) -> None:
    answers = [sign_in(client, "wrong", f"guess{number}@example.com") for number in range(31)]

    assert answers[0] == 200
    assert answers[-1] == 429
