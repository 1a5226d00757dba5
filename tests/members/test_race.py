"""Two clicks at once on one link: a real second connection, and only one comes in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection

from goen.members import actions
from goen.members.models import Member

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def click(token: str) -> str:
    try:
        return actions.use_sign_in_link(token=token, now=NOW).email
    except actions.LinkRefused:
        return "refused"
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_wins() -> None:
    if connection.settings_dict["NAME"] in (":memory:", "") or "memory" in str(
        connection.settings_dict["NAME"]
    ):
        pytest.skip("a database in memory has one connection")
    member = Member.objects.create_user("aoi@example.com")
    token = actions.make_sign_in_link(member=member, now=NOW)

    with ThreadPoolExecutor(4) as pool:
        came = sorted(pool.map(click, [token] * 4))

    assert came == ["aoi@example.com", "refused", "refused", "refused"]
