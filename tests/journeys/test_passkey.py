"""Adding a passkey and signing in with it, with a security chip that the browser pretends to have."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.urls import reverse
from playwright.sync_api import Page

from goen.members.models import Member

CHIP = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_chip(page: Page) -> Page:
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": CHIP})
    return page


def test_member_adds_a_passkey_and_signs_in_with_it(visit: Callable[..., Page], aoi: Member) -> None:
    EmailAddress.objects.create(user=aoi, email=aoi.email, verified=True, primary=True)
    page = with_chip(visit(aoi, language="en"))
    page.goto(reverse("settings"))
    page.get_by_role("link", name="Passkeys").click()
    page.get_by_role("link", name="Add a passkey").click()
    # Whoever adds a door shows first that the house is theirs.
    page.get_by_label("Password").fill("a-quiet-river-7")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("A name to know it by").fill("Laptop")
    page.get_by_role("button", name="Add").click()
    page.get_by_text("Security key added.").wait_for()

    page.goto(reverse("mfa_list_webauthn"))
    page.get_by_text("Laptop").wait_for()
    page.goto(reverse("account_logout"))
    page.get_by_role("button", name="Sign Out").click()
    page.get_by_role("heading", name="Welcome back").wait_for()
    page.wait_for_load_state()  # its script answers the button

    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(reverse("today"))
    page.get_by_role("navigation", name="Main").wait_for()
