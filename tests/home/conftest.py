"""People whom a member was close to and has not heard of for long, and a window on their pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from goen.members.models import Member
from goen.mine.people.models import Person
from goen.mine.ties import actions as ties_actions
from goen.mine.ties.models import Channel
from tests.factories import CardFactory, PersonFactory, TieDayFactory

Befriend = Callable[..., Person]


@pytest.fixture
def today(settings: Any) -> date:
    return timezone.localdate()


@pytest.fixture
def befriend(db: None, today: date) -> Befriend:
    """Someone with whom `owner` talked every week for `weeks` weeks, the last time `quiet` days ago."""

    def make(
        owner: Member,
        name: str = "森岡 健太",
        *,
        weeks: int = 60,
        quiet: int = 400,
        channel: int = Channel.LINE,
        **person: Any,
    ) -> Person:
        friend = PersonFactory(owner=owner, name=name, **person)
        card = CardFactory(person=friend)
        for week in range(weeks):
            TieDayFactory(card=card, on=today - timedelta(days=quiet + 7 * week), channel=channel)
        ties_actions.rescore(member=owner, today=today)
        return friend

    return make


@pytest.fixture
def hers(client: Client, aoi: Member) -> Client:
    client.force_login(aoi)
    return client


@pytest.fixture
def his(ren: Member) -> Client:
    other = Client()
    other.force_login(ren)
    return other


@pytest.fixture
def strangers(mio: Member) -> Client:
    stranger = Client()
    stranger.force_login(mio)
    return stranger


def words(response: HttpResponse) -> str:
    """What the page says, without its frame."""
    page = response.content.decode()
    main = page.split("<main", 1)[-1].split(">", 1)[-1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())


def names(response: HttpResponse) -> list[str]:
    """The names of people that the page lists, in their order."""
    found = re.findall(r'<a[^>]*href="/people/\d+/"[^>]*>([^<]*)</a>', response.content.decode())
    return [html.unescape(name) for name in found]
