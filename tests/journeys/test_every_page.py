"""Every page of the rooms of home and of imports, as met in both languages, by day and night, on desk and phone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goen.home.urls import urlpatterns as home_urls
from goen.mine.imports.models import Import, State
from goen.mine.imports.urls import urlpatterns as imports_urls
from goen.mine.people.models import HandleKind, Person, Source
from goen.mine.ties.actions import rescore
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
    PersonFactory,
    SkippedRowFactory,
    TieDayFactory,
    WordFactory,
)

CLICKS_ONLY = {
    "set_aside", "in_touch", "take_word_back", "write_note", "remove_note", "part", "take_out",
    "cancel_import", "say_own_name", "forget_own_name",
}  # fmt: skip
LONG = "Bundesanstalt-für-Landwirtschaft-und-Ernährung-Außenstelle-Südwest"


@pytest.fixture
def pages(aoi) -> dict[str, str]:
    """Name -> address, of a member who has at least one of everything."""
    people = [
        _friend(
            aoi,
            "森岡 健太",
            quiet=400,
            reading="もりおか けんた",
            organisation="株式会社青空介護サービス",
            title="施設長",
        ),
        _friend(
            aoi,
            "Priya Subramaniam-Venkataraghavan",
            quiet=900,
            organisation=LONG,
            title="Vice President, Partnerships",
        ),
        _friend(aoi, "大久保 亮", quiet=4),
        _friend(aoi, "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末", quiet=500),
        PersonFactory(owner=aoi, name="渡邊 美咲", reading="わたなべ みさき"),
    ]
    for number in range(50):
        PersonFactory(owner=aoi, name=f"相手 {number:02}")
    _know_much(people[0])
    PersonFactory(owner=aoi, name="森岡健太", organisation="別の会社")
    OwnNameFactory(owner=aoi, value="aoi.with.a.rather.long.address@subdomain.example.co.jp", is_learnt=True)
    # No two of one member are at work at once.
    states = [state for state in State if state != State.SETTLING]
    imports = {state: ImportFactory(owner=aoi, state=state, bytes_read=400) for state in states}
    for state, one in imports.items():
        ImportFileFactory(of_import=one, name=f"{LONG}-{state}.txt")
    _report(imports[State.DONE])
    address = {name: reverse(name) for name in ("today", "people", "imports", "settings")}
    address |= {
        "more": "/?show=more",
        "nobody found": "/people/?q=zzz",
        "narrowed": "/people/?quiet=90&sort=quiet",
    }
    address |= {f"person {n}": reverse("person", args=[one.pk]) for n, one in enumerate(people)}
    address |= {f"import {state}": reverse("import", args=[one.pk]) for state, one in imports.items()}
    return address


def _friend(owner, name: str, *, quiet: int, **person: str) -> Person:
    today = timezone.localdate()
    friend = PersonFactory(owner=owner, name=name, **person)
    card = CardFactory(person=friend)
    for week in range(60):
        TieDayFactory(card=card, on=today - timedelta(days=quiet + 7 * week))
    rescore(member=owner, today=today)
    return friend


def _know_much(person: Person) -> None:
    line = person.cards.get()
    book = CardFactory(person=person, source=Source.VCARD, name="Kenta Morioka")
    JoinFactory(card=line, other=book, value="kenta.morioka@with-a-rather-long-name.example.co.jp")
    for card in (line, book):
        HandleFactory(card=card, value="kenta.morioka@with-a-rather-long-name.example.co.jp")
    HandleFactory(card=book, kind=HandleKind.PHONE, value="+819000000000")
    HandleFactory(
        card=book, kind=HandleKind.URL, value="linkedin.com/in/kenta-morioka-with-a-long-name-0123456789"
    )
    AffiliationFactory(
        card=book, organisation=LONG, title="施設長", from_on=date(2016, 4, 1), to_on=date(2019, 3, 31)
    )
    LastWordsFactory(card=line)
    NoteFactory(card=line, text="https://example.com/" + "very-long/" * 20)
    WordFactory(card=line, kind="in_touch", said_at=timezone.now() - timedelta(days=300), until_on=None)


def _report(brought: Import) -> None:
    file = ImportFileFactory(
        of_import=brought,
        position=1,
        name=f"{LONG}.zip",
        people_new=12,
        moments_new=34,
        left_out={"to_self": 2},
    )
    ImportFileFactory(of_import=brought, position=2, name="broken.zip", source="", error_code="zip_damaged")
    for _row in range(101):
        SkippedRowFactory(of_file=file, inner_file=f"{LONG}.csv")


def test_no_page_is_forgotten() -> None:
    named = {url.name for url in [*home_urls, *imports_urls]}
    assert named - CLICKS_ONLY == {"today", "people", "person", "imports", "import"}


@pytest.mark.parametrize(
    ("language", "dark", "phone"),
    [
        ("ja", False, True),
        ("en", True, False),
        pytest.param("ja", True, False, marks=pytest.mark.deep),
        pytest.param("en", False, True, marks=pytest.mark.deep),
    ],
)
def test_every_page_keeps_nobody_out_and_cuts_nothing_off(
    visit, check_access, check_fit, aoi, pages, language, dark, phone
) -> None:
    page = visit(aoi, language=language, dark=dark, phone=phone)
    for address in pages.values():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        check_access(page)
        check_fit(page)


def test_every_page_is_whole_before_anything_is_brought(visit, check_access, check_fit, aoi) -> None:
    page = visit(aoi, phone=True)
    for name in ("today", "people", "imports", "settings"):
        page.goto(reverse(name))
        check_access(page)
        check_fit(page)
