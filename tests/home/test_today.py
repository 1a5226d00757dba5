from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from goen.mine.people.models import Source
from goen.mine.ties.models import Word, WordKind
from tests.factories import ArrivalFactory, CardFactory, LastWordsFactory, PersonFactory
from tests.home.conftest import names, words

TODAY = reverse("today")


def test_today_names_who_has_gone_quiet_and_says_why(hers, aoi, befriend):
    kenta = befriend(aoi, "森岡 健太", reading="もりおか けんた", organisation="青空介護", title="施設長")
    LastWordsFactory(card=kenta.cards.get())

    said = words(hers.get(TODAY))

    assert "久しぶりに便りを出すなら、この一人から" in said
    assert "森岡 健太 もりおか けんた 青空介護 施設長" in said
    assert "毎週のように話していました" in said
    assert "また落ち着いたら、あの店で続きを話そう。" in said


def test_today_in_english_counts_in_words(hers, aoi, befriend):
    for name in ("健太", "亮", "Priya Nair"):
        befriend(aoi, name)

    said = words(hers.get(TODAY, headers={"Accept-Language": "en"}))

    assert "If you write after long, begin with these three" in said


@pytest.mark.parametrize(("known", "shown"), [(1, 1), (3, 3), (5, 3)])
def test_today_shows_three_at_the_most(hers, aoi, befriend, known, shown):
    for number in range(known):
        befriend(aoi, f"相手{number}", weeks=60 + number)

    page = hers.get(TODAY)

    assert len(names(page)) == shown
    assert ("ほかの人も見る" in words(page)) == (known > shown)


def test_today_shows_more_on_demand(hers, aoi, befriend):
    for number in range(5):
        befriend(aoi, f"相手{number}", weeks=60 + number)

    page = hers.get(TODAY, {"show": "more"})

    assert len(names(page)) == 5
    assert "ご無沙汰している人たち" in words(page)


@pytest.mark.parametrize("known", [1, 3])
def test_today_asks_the_database_as_often_for_one_as_for_three(
    hers, aoi, befriend, django_assert_num_queries, known
):
    for number in range(known):
        befriend(aoi, f"相手{number}")
    with django_assert_num_queries(9):
        hers.get(TODAY)


def test_today_with_a_word_just_said_stays_within_twelve_queries(
    hers, aoi, befriend, django_assert_num_queries
):
    kenta, _ryo = befriend(aoi, "健太"), befriend(aoi, "亮")
    after = hers.post(reverse("set_aside", args=[kenta.pk])).url
    with django_assert_num_queries(11):
        hers.get(after)


def test_before_anything_is_brought_today_says_what_to_do(hers):
    page = hers.get(TODAY)

    assert "まだ何も取り込まれていません" in words(page)
    assert f'href="{reverse("imports")}">手元にあるものを取り込む' in page.content.decode()


def test_with_everybody_in_touch_today_says_so(hers, aoi, befriend):
    befriend(aoi, quiet=3)

    assert "今日は、ご無沙汰の人はいません" in words(hers.get(TODAY))


def test_what_has_not_been_brought_is_named(hers, aoi):
    PersonFactory(owner=aoi)
    ArrivalFactory(owner=aoi, source=Source.LINKEDIN)
    ArrivalFactory(owner=aoi, source=Source.MAIL, completed_at=None)

    assert "まだ取り込まれていないもの：LINE、電話帳、メール。" in words(hers.get(TODAY))


# Setting aside, being in touch, and taking that back


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        ("set_aside", WordKind.SET_ASIDE, "健太さんは、半年のあいだそっとしておきます。"),
        ("in_touch", WordKind.IN_TOUCH, "健太さんとは続いているのですね。何よりです。"),
    ],
)
def test_whoever_was_clicked_away_is_gone_and_may_come_back(hers, aoi, befriend, said, kind, told):
    kenta, _ryo = befriend(aoi, "健太"), befriend(aoi, "亮")

    page = hers.post(reverse(said, args=[kenta.pk]), follow=True)
    word = Word.objects.get(owner=aoi)
    assert (word.kind, names(page)) == (kind, ["亮"])
    assert told in words(page)

    back = hers.post(reverse("take_word_back", args=[word.pk]), follow=True)
    assert sorted(names(back)) == ["亮", "健太"]
    assert told not in words(back)


def test_after_a_click_among_more_people_more_are_shown_still(hers, aoi, befriend):
    kenta = befriend(aoi, "健太")

    answer = hers.post(reverse("set_aside", args=[kenta.pk]), {"back": "/?show=more"})

    assert answer.url == f"/?show=more&said={Word.objects.get().pk}"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_a_click_leads_nowhere_else(hers, aoi, befriend, back):
    kenta = befriend(aoi, "健太")

    answer = hers.post(reverse("set_aside", args=[kenta.pk]), {"back": back})

    assert answer.url == f"/?said={Word.objects.get().pk}"


def test_a_word_said_twice_is_said_once(hers, aoi, befriend):
    kenta = befriend(aoi, "健太")
    for _click in range(2):
        hers.post(reverse("set_aside", args=[kenta.pk]))
    assert Word.objects.filter(taken_back_at=None).count() == 1


def test_a_word_can_only_be_posted(hers, aoi, befriend):
    kenta = befriend(aoi, "健太")
    assert hers.get(reverse("set_aside", args=[kenta.pk])).status_code == 405


def test_rest_ends_after_half_a_year(hers, aoi, befriend, today):
    kenta = befriend(aoi, "健太")
    hers.post(reverse("set_aside", args=[kenta.pk]))
    Word.objects.update(said_on=today - timedelta(days=180), until_on=today)
    assert names(hers.get(TODAY)) == ["健太"]


# What a visitor may type into the address


@pytest.mark.parametrize(
    "said", ["99999999999999999999", "9" * 5000, "-1", "0", "abc", "١", "1.5", "\0", "' OR 1=1 --"]
)
def test_what_was_said_may_be_anything(hers, aoi, befriend, said):
    befriend(aoi, "健太")
    assert names(hers.get(TODAY, {"said": said})) == ["健太"]


def test_anothers_word_is_not_shown(hers, his, aoi, ren, befriend):
    befriend(aoi, "葵の友")
    yuki = befriend(ren, "蓮の友")
    after = his.post(reverse("set_aside", args=[yuki.pk])).url
    assert "蓮の友" not in words(hers.get(after))


def test_a_name_is_text_and_nothing_else(hers, aoi, befriend):
    befriend(aoi, '<b onclick="x">健太</b>', organisation="<script>alert(1)</script>")

    page = hers.get(TODAY).content.decode()

    assert "&lt;b onclick=&quot;x&quot;&gt;健太&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_hidden_people_do_not_show(hers, aoi, befriend):
    befriend(aoi, "まだ途中の人", is_settled=False)
    lone = PersonFactory(owner=aoi, name="やりとりのない人")
    CardFactory(person=lone)
    assert "今日は、ご無沙汰の人はいません" in words(hers.get(TODAY))
