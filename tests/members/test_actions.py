"""What changes members: links and invitations work once, leaving needs the address and leaves no name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from pytest_django import Settings

from goen.base.models import AuditRow
from goen.members import actions
from goen.members.models import Invitation, Member, SignInLink

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def done() -> list[str]:
    return list(AuditRow.objects.order_by("pk").values_list("action", flat=True))


def test_local_member_is_made_once(db: None) -> None:
    first = actions.local_member(now=NOW)
    again = actions.local_member(now=NOW + timedelta(days=1))

    assert again == first
    assert (first.email, first.language, first.is_local) == ("me@localhost", "", True)
    assert not first.has_usable_password()
    assert done() == ["member.joined"]


def test_local_member_made_by_another_process_is_taken(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = actions.local_member(now=NOW)
    # The other process was faster: between our look and our insert its row appeared.
    monkeypatch.setattr(Member.objects, "filter", lambda **_: Member.objects.none())

    assert actions.local_member(now=NOW) == mine
    assert done() == ["member.joined"]


def test_added_member_needs_no_verification(aoi: Member) -> None:
    member = actions.add_member(email=" Sora@Example.com ", name=" 空 ", by=aoi, now=NOW)

    assert (member.email, member.name) == ("sora@example.com", "空")
    assert EmailAddress.objects.get(user=member).verified
    assert AuditRow.objects.get().by == aoi


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("not an address", actions.NotAnAddress),
        ("", actions.NotAnAddress),
        ("AOI@example.com", actions.AddressTaken),
        ("second@example.com", actions.AddressTaken),
    ],
)
def test_unusable_address_adds_nobody(aoi: Member, address: str, refusal: type[Exception]) -> None:
    EmailAddress.objects.create(user=aoi, email="second@example.com", verified=True)

    with pytest.raises(refusal):
        actions.add_member(email=address, by=None, now=NOW)

    assert Member.objects.count() == 1
    assert done() == []


def test_sign_in_link_works_once(aoi: Member) -> None:
    token = actions.make_sign_in_link(member=aoi, now=NOW)

    assert actions.use_sign_in_link(token=token, now=NOW + timedelta(minutes=9)) == aoi
    with pytest.raises(actions.LinkRefused):
        actions.use_sign_in_link(token=token, now=NOW + timedelta(minutes=9))
    assert done() == ["sign_in_link.made", "sign_in_link.used"]


def test_sign_in_link_is_kept_as_a_hash_only(aoi: Member) -> None:
    token = actions.make_sign_in_link(member=aoi, now=NOW)

    kept = SignInLink.objects.values().get()
    assert token not in str(kept)
    assert kept["token_hash"] == actions.token_hash(token)


def test_sign_in_link_expires_after_ten_minutes(aoi: Member) -> None:
    token = actions.make_sign_in_link(member=aoi, now=NOW)

    with pytest.raises(actions.LinkRefused):
        actions.use_sign_in_link(token=token, now=NOW + timedelta(minutes=10))


def test_new_sign_in_link_clears_expired_ones(aoi: Member) -> None:
    actions.make_sign_in_link(member=aoi, now=NOW)
    actions.make_sign_in_link(member=aoi, now=NOW + timedelta(hours=1))

    assert SignInLink.objects.count() == 1


def test_member_who_is_not_active_cannot_use_a_link(aoi: Member) -> None:
    token = actions.make_sign_in_link(member=aoi, now=NOW)
    aoi.is_active = False
    aoi.save()

    with pytest.raises(actions.LinkRefused):
        actions.use_sign_in_link(token=token, now=NOW)


def test_invitation_opens_once(aoi: Member, ren: Member, mio: Member, settings: Settings) -> None:
    settings.REGISTRATION = "invited"
    hashed = actions.token_hash(actions.invite(by=aoi, now=NOW))
    later = NOW + timedelta(days=13)

    assert actions.is_invitation_open(hashed=hashed, now=later)
    actions.use_invitation(hashed=hashed, member=ren, now=later)
    assert not actions.is_invitation_open(hashed=hashed, now=later)
    with pytest.raises(actions.InvitationRefused):
        actions.use_invitation(hashed=hashed, member=mio, now=later)
    assert Invitation.objects.get().used_by == ren


def test_invitation_expires_after_two_weeks(aoi: Member, ren: Member, settings: Settings) -> None:
    settings.REGISTRATION = "invited"
    hashed = actions.token_hash(actions.invite(by=aoi, now=NOW))

    with pytest.raises(actions.InvitationRefused):
        actions.use_invitation(hashed=hashed, member=ren, now=NOW + timedelta(days=14))


def test_nobody_is_invited_where_registration_is_closed(aoi: Member) -> None:
    with pytest.raises(actions.RegistrationIsClosed):
        actions.invite(by=aoi, now=NOW)


def test_open_invitations_are_limited(aoi: Member, ren: Member, settings: Settings) -> None:
    settings.REGISTRATION = "invited"
    for _time in range(actions.MOST_OPEN_INVITATIONS):
        actions.invite(by=aoi, now=NOW)

    with pytest.raises(actions.TooManyInvitations):
        actions.invite(by=aoi, now=NOW)
    assert actions.invite(by=ren, now=NOW)
    assert actions.invite(by=aoi, now=NOW + timedelta(days=15))


def test_changing_settings_leaves_what_is_not_given(aoi: Member) -> None:
    actions.change_settings(member=aoi, now=NOW, language="en", country="JP")

    aoi.refresh_from_db()
    assert (aoi.name, aoi.language, aoi.time_zone, aoi.country) == ("葵", "en", "Asia/Tokyo", "JP")
    assert AuditRow.objects.values_list("action", "about").get() == ("settings.changed", "language")


def test_changing_nothing_leaves_no_trace(aoi: Member) -> None:
    actions.change_settings(member=aoi, now=NOW, name="葵")

    assert done() == []


def test_leaving_needs_the_typed_address(aoi: Member) -> None:
    with pytest.raises(actions.AddressNotTyped):
        actions.leave(member=aoi, typed_address="aoi@example.org", now=NOW)

    assert Member.objects.filter(pk=aoi.pk).exists()


def test_leaving_erases_the_member_and_keeps_rows_without_a_name(aoi: Member, ren: Member) -> None:
    actions.change_settings(member=aoi, now=NOW, language="en")
    actions.make_sign_in_link(member=aoi, now=NOW)

    actions.leave(member=aoi, typed_address=" Aoi@Example.com ", now=NOW)

    assert list(Member.objects.all()) == [ren]
    assert not SignInLink.objects.exists()
    assert done() == ["settings.changed", "sign_in_link.made", "member.left"]
    assert set(AuditRow.objects.values_list("by", flat=True)) == {None}


def test_leaving_signs_out_everywhere_and_nobody_else(aoi: Member, ren: Member) -> None:
    for member in (aoi, aoi, ren):
        session = SessionStore()
        session["_auth_user_id"] = str(member.pk)
        session.save()

    actions.leave(member=aoi, typed_address=aoi.email, now=NOW)

    assert [row.get_decoded()["_auth_user_id"] for row in Session.objects.all()] == [str(ren.pk)]


def test_members_own_rows_go_with_the_member(aoi: Member, ren: Member, settings: Settings) -> None:
    settings.REGISTRATION = "invited"
    by_aoi = actions.invite(by=aoi, now=NOW)
    actions.use_invitation(hashed=actions.token_hash(by_aoi), member=ren, now=NOW)

    actions.leave(member=ren, typed_address=ren.email, now=NOW)

    assert Invitation.objects.get().used_by is None
