from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from goen.mine.ties.models import Channel
from tests.factories import PersonFactory
from tests.home.conftest import names, words

PEOPLE = reverse("people")
TYPING = {"HX-Request": "true"}


@pytest.fixture
def circle(aoi, befriend):
    """One in touch by LINE, one quiet for a year, one for three years after mails, one never heard of."""
    befriend(aoi, "森岡 健太", reading="もりおか けんた", organisation="青空介護", title="施設長", quiet=5)
    befriend(aoi, "大久保 亮", reading="おおくぼ りょう", organisation="青空介護", quiet=500)
    befriend(aoi, "Priya Nair", organisation="Meridian Labs", quiet=1200, channel=Channel.MAIL, weeks=200)
    PersonFactory(owner=aoi, name="渡邊 美咲", reading="わたなべ みさき")


def test_people_stand_in_the_order_of_their_readings(hers, circle):
    page = hers.get(PEOPLE)

    assert names(page) == ["大久保 亮", "森岡 健太", "渡邊 美咲", "Priya Nair"]
    assert "4人" in words(page)


def test_a_line_says_who_where_and_since_when(hers, aoi, befriend, today):
    befriend(aoi, "森岡 健太", reading="もりおか けんた", organisation="青空介護", title="施設長", quiet=5)
    last = today.fromordinal(today.toordinal() - 5)

    said = words(hers.get(PEOPLE))

    assert f"森岡 健太 もりおか けんた 青空介護 施設長 最後は{last.year}年{last.month}月" in said


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("森岡", ["森岡 健太"]),
        ("もりおか", ["森岡 健太"]),
        ("モリオカ", ["森岡 健太"]),
        ("ﾓﾘｵｶ", ["森岡 健太"]),
        ("もりo", ["森岡 健太"]),
        ("morioka", ["森岡 健太"]),
        ("MORIOKA kenta", ["森岡 健太"]),
        ("kenta morioka", ["森岡 健太"]),
        ("ookubo", ["大久保 亮"]),
        ("okubo", ["大久保 亮"]),
        ("青空", ["大久保 亮", "森岡 健太"]),
        ("青空 けん", ["森岡 健太"]),
        ("渡辺", ["渡邊 美咲"]),
        ("nair", ["Priya Nair"]),
        ("Meridian", ["Priya Nair"]),
        ("だれもいない", []),
        ("%", ["大久保 亮", "森岡 健太", "渡邊 美咲", "Priya Nair"]),
    ],
)
def test_people_are_found_in_kanji_kana_and_romaji(hers, circle, typed, found):
    assert names(hers.get(PEOPLE, {"q": typed})) == found


def test_nobody_found_says_how_else_to_search(hers, circle):
    said = words(hers.get(PEOPLE, {"q": "zzz"}))

    assert "見つかりませんでした。 名前の一部、かなやローマ字の読み、所属でもさがせます。" in said


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"organisation": "青空介護"}, ["大久保 亮", "森岡 健太"]),
        ({"organisation": "Nowhere"}, []),
        ({"channel": Channel.MAIL}, ["Priya Nair"]),
        ({"channel": Channel.LINE}, ["大久保 亮", "森岡 健太"]),
        ({"quiet": "90"}, ["大久保 亮", "Priya Nair"]),
        ({"quiet": "1095"}, ["Priya Nair"]),
        ({"quiet": "never"}, ["渡邊 美咲"]),
        ({"quiet": "365", "organisation": "青空介護", "q": "ryo"}, ["大久保 亮"]),
    ],
)
def test_people_are_narrowed_down(hers, circle, asked, found):
    page = hers.get(PEOPLE, asked)

    assert names(page) == found
    assert '<details id="narrow" open>' in page.content.decode()


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("reading", ["大久保 亮", "森岡 健太", "渡邊 美咲", "Priya Nair"]),
        ("recent", ["森岡 健太", "大久保 亮", "Priya Nair", "渡邊 美咲"]),
        ("quiet", ["Priya Nair", "大久保 亮", "森岡 健太", "渡邊 美咲"]),
        ("strong", ["森岡 健太", "Priya Nair", "大久保 亮", "渡邊 美咲"]),
    ],
)
def test_people_are_sorted(hers, circle, sort, found):
    assert names(hers.get(PEOPLE, {"sort": sort})) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"sort": "x"},
        {"page": "abc"},
        {"page": "-1"},
        {"page": "9" * 5000},
        {"q": "\0"},
        {"organisation": "\0"},
        {"channel": "99"},
        {"channel": "' OR 1=1 --"},
        {"quiet": "x"},
        {"quiet": "99999999999999999999"},
        {"organisation": "x" * 10_000},
    ],
    ids=str,
)
def test_what_is_not_understood_is_left_out(hers, circle, asked):
    page = hers.get(PEOPLE, asked)
    assert (page.status_code, len(names(page))) == (200, 4)


@pytest.mark.parametrize("typed", ["森" * 10_000, "a " * 5_000, "\0森岡\0", "💐" * 300])
def test_any_query_is_answered(hers, circle, typed):
    assert hers.get(PEOPLE, {"q": typed}).status_code == 200


def test_nul_in_a_query_does_not_hide_anybody(hers, circle):
    assert names(hers.get(PEOPLE, {"q": "森\0岡"})) == ["森岡 健太"]


def test_what_was_typed_stands_in_the_box_as_text(hers, circle):
    page = hers.get(PEOPLE, {"q": '"><script>alert(1)</script>'}).content.decode()

    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in page


def test_an_organisation_beyond_the_list_can_be_asked_for(hers, circle):
    page = hers.get(PEOPLE, {"organisation": "Meridian Labs"}).content.decode()
    assert '<option value="Meridian Labs" selected>' in page


def test_while_typing_only_what_was_found_comes(hers, circle):
    page = hers.get(PEOPLE, {"q": "mori", "organisation": "", "sort": "reading"}, headers=TYPING)

    assert names(page) == ["森岡 健太"]
    assert "<html" not in page.content.decode()
    assert '<p id="how-many" hx-swap-oob="innerHTML">1人</p>' in page.content.decode()


def test_while_typing_the_address_follows_without_what_is_empty(hers, circle):
    page = hers.get(PEOPLE, {"q": "森 岡", "organisation": "", "channel": ""}, headers=TYPING)
    address = urlsplit(page.headers["HX-Replace-Url"])
    assert (address.path, parse_qs(address.query)) == (PEOPLE, {"q": ["森 岡"]})

    page = hers.get(PEOPLE, {"q": ""}, headers=TYPING)
    assert page.headers["HX-Replace-Url"] == PEOPLE


def test_fifty_stand_on_a_page(hers, aoi):
    for number in range(51):
        PersonFactory(owner=aoi, name=f"Person {number:02}")

    first, second = hers.get(PEOPLE, {"q": "person"}), hers.get(PEOPLE, {"q": "person", "page": 2})

    assert (len(names(first)), len(names(second))) == (50, 1)
    assert "51人" in words(first)
    assert 'href="?q=person&amp;page=2"' in first.content.decode()
    assert len(names(hers.get(PEOPLE, {"page": 99}))) == 1


@pytest.mark.parametrize("known", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    hers, aoi, befriend, django_assert_num_queries, known
):
    for number in range(known):
        befriend(aoi, f"相手{number}", organisation="青空介護")
    with django_assert_num_queries(5):
        hers.get(PEOPLE)
    with django_assert_num_queries(4):
        hers.get(PEOPLE, {"q": "相手"}, headers=TYPING)


def test_before_anything_is_brought_the_list_says_what_to_do(hers):
    page = hers.get(PEOPLE)

    assert "まだ誰もいません" in words(page)
    assert 'role="search"' not in page.content.decode()


def test_people_who_are_not_settled_do_not_show(hers, aoi):
    PersonFactory(owner=aoi, name="まだ途中の人", is_settled=False)
    assert "まだ誰もいません" in words(hers.get(PEOPLE, {"q": "途中"}))


def test_in_english_people_are_counted_in_english(hers, aoi):
    PersonFactory(owner=aoi, name="健太")
    english = {"Accept-Language": "en"}
    assert "1 person" in words(hers.get(PEOPLE, headers=english))
    PersonFactory(owner=aoi, name="亮")
    assert "2 people" in words(hers.get(PEOPLE, headers=english))
