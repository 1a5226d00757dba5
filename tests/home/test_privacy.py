"""Aoi has all this; Ren shares a circle with her; Mio is a stranger. Neither sees or changes any of it."""

from __future__ import annotations

import pytest
from django.db import models
from django.urls import reverse
from django.urls.resolvers import URLPattern

from goen.home.urls import urlpatterns as home_urls
from goen.mine.imports.models import Import, ImportFile, OwnName, SkippedRow
from goen.mine.imports.urls import urlpatterns as imports_urls
from goen.mine.people.models import Affiliation, Card, Handle, Join, Note, Person
from goen.mine.ties.models import LastWords, Tie, TieDay, Word
from tests.factories import (
    AffiliationFactory,
    CardFactory,
    HandleFactory,
    ImportFactory,
    ImportFileFactory,
    JoinFactory,
    LastWordsFactory,
    NoteFactory,
    OwnNameFactory,
    SkippedRowFactory,
    WordFactory,
)

SECRET = "ひみつの森"
MISSING = 99_999
# Every address of these rooms, what it takes, and how it answers to whoever owns none of it.
PAGES = {
    "today": (),
    "people": (),
    "imports": (),
    "person": ("person",),
    "import": ("import",),
}
CLICKS = {
    "set_aside": ("person",),
    "in_touch": ("person",),
    "take_word_back": ("word",),
    "write_note": ("person",),
    "remove_note": ("person", "note"),
    "part": ("person", "card"),
    "cancel_import": ("import",),
    "forget_own_name": ("own name",),
}
OF_ONES_OWN = {"say_own_name", "take_out"}  # they name nothing of anybody's


def urls() -> list[URLPattern]:
    return [*home_urls, *imports_urls]


def test_no_address_is_forgotten() -> None:
    assert {url.name for url in urls()} == PAGES.keys() | CLICKS.keys() | OF_ONES_OWN


@pytest.fixture
def theirs(aoi, befriend) -> dict[str, int]:
    """One of everything that Aoi may have, each with her secret in it."""
    person = befriend(aoi, f"{SECRET} 健太", organisation=SECRET)
    card = person.cards.get()
    other = CardFactory(person=person)
    AffiliationFactory(card=card, organisation=SECRET)
    HandleFactory(card=card, value="secret@example.com")
    JoinFactory(card=card, other=other, value="secret@example.com")
    LastWordsFactory(card=card, text=SECRET)
    brought = ImportFactory(owner=aoi)
    file = ImportFileFactory(of_import=brought, name=f"{SECRET}.txt")
    SkippedRowFactory(of_file=file, inner_file=f"{SECRET}.csv")
    return {
        "person": person.pk,
        "card": other.pk,
        "note": NoteFactory(card=card, text=SECRET).pk,
        "word": WordFactory(card=card, said_at="2024-01-01T00:00Z", said_on="2024-01-01", until_on=None).pk,
        "import": brought.pk,
        "own name": OwnNameFactory(owner=aoi, value=f"{SECRET} 葵").pk,
    }


@pytest.fixture(params=["ren", "mio"])
def nosy(request, his, strangers):
    return his if request.param == "ren" else strangers


def rows() -> list[tuple[type[models.Model], list[dict[str, object]]]]:
    kept = (
        Person, Card, Handle, Affiliation, Join, Note, Tie, TieDay, LastWords, Word,
        Import, ImportFile, SkippedRow, OwnName,
    )  # fmt: skip
    return [(model, list(model._base_manager.order_by("pk").values())) for model in kept]


@pytest.mark.parametrize("name", [name for name, takes in PAGES.items() if not takes])
def test_lists_of_others_hold_nothing_of_hers(nosy, theirs, name):
    for asked in ({}, {"q": SECRET}, {"organisation": SECRET, "show": "more", "said": theirs["word"]}):
        page = nosy.get(reverse(name), asked)
        assert page.status_code == 200
        # What one typed oneself stands in the box and in links.
        shown = page.content.decode()
        assert SECRET not in (
            shown if not asked else shown.replace(f'"{SECRET}"', "").replace(f">{SECRET}</option>", "")
        )


@pytest.mark.parametrize(
    ("method", "name"),
    [
        *(("get", name) for name, takes in PAGES.items() if takes),
        *(("post", name) for name in CLICKS),
    ],
)
def test_hers_and_what_is_missing_look_the_same(nosy, theirs, method, name):
    takes = (PAGES | CLICKS)[name]
    before = rows()

    hers = getattr(nosy, method)(reverse(name, args=[theirs[each] for each in takes]), {"text": "x"})
    missing = getattr(nosy, method)(reverse(name, args=[MISSING for _each in takes]), {"text": "x"})

    assert (hers.status_code, missing.status_code) == (404, 404)
    assert _told(hers) == _told(missing)
    assert SECRET not in hers.content.decode()
    assert rows() == before


def _told(page) -> str:
    # The page names its own address and a key against forgery, which differ.
    return page.content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("name", CLICKS)
def test_she_may_do_all_that_with_her_own(hers, theirs, name):
    answer = hers.post(reverse(name, args=[theirs[each] for each in CLICKS[name]]), {"text": "x"})
    assert answer.status_code == 302


@pytest.mark.parametrize("name", sorted(CLICKS.keys() | OF_ONES_OWN))
def test_nothing_is_done_by_following_a_link(hers, theirs, name):
    before = rows()
    address = reverse(name, args=[theirs[each] for each in CLICKS.get(name, ())])
    assert hers.get(address).status_code == 405
    assert rows() == before


@pytest.mark.parametrize("name", [url.name for url in urls()])
def test_whoever_is_not_signed_in_is_asked_to(client, theirs, name):
    address = reverse(name, args=[theirs[each] for each in (PAGES | CLICKS).get(name, ())])
    answer = client.get(address) if name in PAGES else client.post(address)
    assert (answer.status_code, answer.url) == (302, f"{reverse('account_login')}?next={address}")


def test_the_settings_of_others_hold_none_of_her_names(nosy, theirs):
    assert SECRET not in nosy.get(reverse("settings")).content.decode()
