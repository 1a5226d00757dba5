"""Every page of the way in and of the account: in both languages, with a strict policy, nothing inline,
nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from goen.base import clock
from goen.members import actions
from goen.members.models import Member

VISITOR = [
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "left",
]
MEMBER = [
    "account_logout",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "settings",
    "leave",
]
# With an authenticator app and recovery codes.
CAREFUL_MEMBER = [
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
]
# What has its own test below, is no page, or leads on at once.
ELSEWHERE = {
    "account_set_password",
    "account_confirm_email",
    "account_reset_password_from_key",
    "account_confirm_login_code",  # only with codes by mail, which are off
    "mfa_authenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_login_webauthn",  # JSON
    "mfa_download_recovery_codes",  # plain text
    "sign_in_by_link",
    "join",
    "make_invitation",
    "speak",
}


@dataclass
class Page:
    """What a page holds that a strict policy cares for."""

    inline: list[str]
    addresses: list[str]
    language: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page([], [], "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.page.inline += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/json"
        ):
            self.page.inline.append(tag)
        self.page.addresses += [value for name in ("src", "href", "action") if (value := given.get(name))]
        if tag == "html":
            self.page.language = given.get("lang") or ""


def read(response: object, language: str, status: int = 200) -> str:
    assert response.status_code == status, response  # type: ignore[attr-defined]
    html: str = response.content.decode()  # type: ignore[attr-defined]
    reader = _Reader()
    reader.feed(html)
    policy = response.headers["Content-Security-Policy"]  # type: ignore[attr-defined]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert reader.page.inline == []
    assert [one for one in reader.page.addresses if re.match(r"(?i)(https?:)?//|javascript:", one)] == []
    assert reader.page.language == language
    assert html.count("<h1>") == 1
    assert html.count("<main") == 1
    return html


@pytest.fixture(params=["ja", "en"])
def language(request: pytest.FixtureRequest, db: None) -> str:
    cache.clear()
    return str(request.param)


@pytest.fixture
def visitor(language: str) -> Client:
    return Client(headers={"Accept-Language": language})


@pytest.fixture
def hers(visitor: Client, aoi: Member) -> Client:
    """Aoi's browser, just signed in."""
    EmailAddress.objects.create(user=aoi, email=aoi.email, verified=True, primary=True)
    visitor.get(reverse("sign_in_by_link", args=[actions.make_sign_in_link(member=aoi, now=clock.now())]))
    return visitor


@pytest.fixture
def careful(hers: Client, aoi: Member) -> Client:
    TOTP.activate(aoi, generate_totp_secret())
    RecoveryCodes.activate(aoi)
    return hers


@pytest.fixture
def key(aoi: Member) -> Authenticator:
    return Authenticator.objects.create(
        user=aoi, type=Authenticator.Type.WEBAUTHN, data={"name": "家の鍵", "credential": {}}
    )


@pytest.mark.parametrize("name", VISITOR)
def test_page_for_visitors(visitor: Client, language: str, name: str) -> None:
    read(visitor.get(reverse(name)), language)


@pytest.mark.parametrize("name", MEMBER)
def test_page_for_members(hers: Client, language: str, name: str) -> None:
    read(hers.get(reverse(name)), language)


@pytest.mark.parametrize("name", CAREFUL_MEMBER)
def test_page_for_members_with_a_second_step(careful: Client, language: str, name: str) -> None:
    read(careful.get(reverse(name)), language)


def test_every_address_of_this_app_is_tested_here() -> None:
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    ours = {name for name in named if name.startswith(("account_", "mfa_"))}

    assert ours <= {*VISITOR, *MEMBER, *CAREFUL_MEMBER, *ELSEWHERE}


def test_member_without_a_password_may_set_one(visitor: Client, language: str) -> None:
    visitor.force_login(actions.local_member(now=clock.now()))

    read(visitor.get(reverse("account_set_password")), language)


def test_second_step_at_sign_in(careful: Client, language: str, aoi: Member) -> None:
    careful.logout()
    careful.post(reverse("account_login"), {"login": aoi.email, "password": "a-quiet-river-7"})

    read(careful.get(reverse("mfa_authenticate")), language)


@pytest.mark.parametrize("good", [True, False])
def test_confirming_an_address(visitor: Client, language: str, aoi: Member, good: bool) -> None:
    address = EmailAddress.objects.create(user=aoi, email=aoi.email, verified=False, primary=True)
    confirmation = EmailConfirmationHMAC(address).key if good else "wrong"

    read(visitor.get(reverse("account_confirm_email", args=[confirmation])), language)


def test_resetting_a_password_with_a_wrong_link(visitor: Client, language: str) -> None:
    read(visitor.get(reverse("account_reset_password_from_key", args=["1", "wrong-key"])), language)


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_page_of_one_passkey(hers: Client, language: str, key: Authenticator, name: str) -> None:
    assert "家の鍵" in read(hers.get(reverse(name, args=[key.pk])), language)


def test_passkeys_are_listed(hers: Client, language: str, key: Authenticator) -> None:
    assert "家の鍵" in read(hers.get(reverse("mfa_list_webauthn")), language)


def test_passkey_of_somebody_else_is_not_found(
    hers: Client, language: str, key: Authenticator, mio: Member
) -> None:
    Authenticator.objects.update(user=mio)

    read(hers.get(reverse("mfa_edit_webauthn", args=[key.pk])), language, status=404)


def test_changing_the_address_shows_what_is_pending(hers: Client, language: str) -> None:
    hers.post(reverse("account_email"), {"email": "aoi@new.example", "action_add": ""})

    assert "aoi@new.example" in read(hers.get(reverse("account_email")), language)


def test_link_that_does_not_open(visitor: Client, language: str) -> None:
    read(visitor.get(reverse("sign_in_by_link", args=["wrong"])), language, status=404)


def test_invitation_that_does_not_open(visitor: Client, language: str) -> None:
    read(visitor.get(reverse("join", args=["wrong"])), language, status=404)
