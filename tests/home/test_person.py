from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from goen.mine.people.models import HandleKind, Join, Note, Source
from goen.mine.ties.models import Word
from tests.factories import (
    AffiliationFactory,
    ArrivalFactory,
    CardFactory,
    HandleFactory,
    JoinFactory,
    LastWordsFactory,
    NoteFactory,
    PersonFactory,
    SpellingFactory,
)
from tests.home.conftest import words


def page_of(person):
    return reverse("person", args=[person.pk])


@pytest.fixture
def kenta(aoi, befriend):
    return befriend(
        aoi, "森岡 健太", reading="もりおか けんた", organisation="青空介護", title="施設長", weeks=60
    )


@pytest.fixture
def two_cards(aoi):
    """One person of two cards that have a mail address in common."""
    person = PersonFactory(owner=aoi, name="森岡 健太")
    cards = [
        CardFactory(person=person, source=Source.LINKEDIN, account="kenta-m", name="Kenta Morioka"),
        CardFactory(person=person, source=Source.VCARD, account="card-1", name="森岡 健太"),
    ]
    for card in cards:
        HandleFactory(card=card, value="kenta@example.com")
    JoinFactory(card=cards[0], other=cards[1], value="kenta@example.com")
    return person


def test_a_person_is_told_in_a_few_words(hers, kenta):
    LastWordsFactory(card=kenta.cards.get())

    said = words(hers.get(page_of(kenta)))

    assert said.startswith("森岡 健太 もりおか けんた 青空介護 施設長 2")
    assert "毎週のように話していました。" in said
    assert "また落ち着いたら、あの店で続きを話そう。" in said
    assert "やりとりのあった日数：LINE 60日。" in said
    assert "話した日 60日" in said
    assert "お互いに書いていた" in said


def test_the_picture_of_the_tie_reads_aloud(hers, kenta):
    page = hers.get(page_of(kenta), headers={"Accept-Language": "en"}).content.decode()
    assert 'role="img" aria-label="Days of contact from ' in page


def test_without_moments_it_is_said_that_nothing_can_be_seen(hers, aoi):
    said = words(hers.get(page_of(CardFactory(person=PersonFactory(owner=aoi)).person)))

    assert "どのくらい親しいかは見えません" in said
    assert "アドレスも電話番号もまだわかりません。" in said
    assert "これまで" not in said


def test_each_fact_says_where_it_came_from(hers, two_cards):
    linkedin, book = two_cards.cards.order_by("pk")
    HandleFactory(card=book, kind=HandleKind.PHONE, value="+819000000000")
    HandleFactory(card=linkedin, kind=HandleKind.URL, value="linkedin.com/in/kenta-m")
    AffiliationFactory(
        card=linkedin,
        organisation="青空介護",
        title="施設長",
        from_on=date(2016, 4, 1),
        to_on=date(2019, 3, 31),
    )
    AffiliationFactory(card=linkedin, organisation="株式会社みどり", from_on=date(2019, 4, 1))
    SpellingFactory(card=book, name="もりけん")

    page = hers.get(page_of(two_cards))
    said = words(page)

    assert "kenta@example.com LinkedIn 2024年、電話帳 2024年" in said
    assert "090-0000-0000 電話帳 2024年" in said
    assert "株式会社みどり 2019年4月から LinkedIn 2024年 青空介護 施設長 2016年4月〜2019年3月" in said
    assert "もりけん 電話帳 2024年" in said
    for address in ("mailto:kenta@example.com", "tel:+819000000000", "https://linkedin.com/in/kenta-m"):
        assert f'href="{address}"' in page.content.decode()


def test_what_has_not_arrived_whole_is_not_told(hers, two_cards, aoi):
    card = two_cards.cards.first()
    HandleFactory(card=card, value="half@example.com", arrival=ArrivalFactory(owner=aoi, completed_at=None))
    assert "half@example.com" not in words(hers.get(page_of(two_cards)))


def test_namesakes_are_shown_and_not_joined(hers, aoi, kenta):
    other = CardFactory(person=PersonFactory(owner=aoi, name="森岡健太", organisation="別の会社")).person

    page = hers.get(page_of(kenta))

    assert "同じ名前の方" in words(page)
    assert f'href="{page_of(other)}"' in page.content.decode()


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999", "9" * 400])
@pytest.mark.parametrize("name", ["person", "set_aside", "in_touch", "write_note"])
def test_a_number_that_is_nobodys_is_not_there(hers, aoi, name, number):
    address = reverse(name, args=[1]).replace("/1/", f"/{number}/")
    answer = hers.get(address) if name == "person" else hers.post(address, {"text": "x"})
    assert answer.status_code == 404


@pytest.mark.parametrize("joins", [1, 3])
def test_a_person_of_many_cards_needs_no_more_queries(hers, two_cards, django_assert_num_queries, joins):
    for number in range(joins - 1):
        card = CardFactory(person=two_cards, source=Source.MAIL)
        JoinFactory(card=two_cards.cards.first(), other=card, value=f"{number}@example.com")
        HandleFactory(card=card, value=f"{number}@example.com")
        NoteFactory(card=card)
    with django_assert_num_queries(14):
        hers.get(page_of(two_cards))


# Words


@pytest.mark.parametrize(
    ("said", "told"),
    [("set_aside", "までそっとしておきます。"), ("in_touch", "「最近話した」と教えてくださいました。")],
)
def test_a_word_said_here_leads_back_here_and_can_be_undone(hers, kenta, said, told):
    here = {"back": page_of(kenta)}

    page = hers.post(reverse(said, args=[kenta.pk]), here, follow=True)
    assert page.redirect_chain == [(page_of(kenta), 302)]
    assert told in words(page)
    # Resting already, nobody need be set aside once more.
    assert ("今はそっとしておく" in words(page)) == (said != "set_aside")

    word = Word.objects.get()
    page = hers.post(reverse("take_word_back", args=[word.pk]), here, follow=True)
    assert page.redirect_chain == [(page_of(kenta), 302)]
    assert told not in words(page)


# Notes


def test_a_note_is_kept_and_removed(hers, kenta):
    page = hers.post(
        reverse("write_note", args=[kenta.pk]), {"text": " 駅前で会った\n<b>また</b> "}, follow=True
    )
    assert "駅前で会った <b>また</b>" in words(page)
    assert "<b>また" not in page.content.decode()

    note = Note.objects.get()
    page = hers.post(reverse("remove_note", args=[kenta.pk, note.pk]), follow=True)
    assert "駅前で会った" not in words(page)
    assert Note.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "何も書かれていないので、何も残していません。"),
        (" \n", "何も書かれていないので、何も残していません。"),
        ("長" * 10_001, "10000"),
        ("あ\0い", ""),
    ],
    ids=["nothing", "blanks", "too long", "nul"],
)
def test_a_note_that_cannot_be_kept_is_given_back(hers, kenta, text, told):
    page = hers.post(reverse("write_note", args=[kenta.pk]), {"text": text})

    assert page.status_code == 400
    assert told in words(page)
    assert text.strip() in page.content.decode()
    assert Note.objects.count() == 0


def test_a_note_is_removed_only_where_it_hangs(hers, aoi, kenta, befriend):
    other = befriend(aoi, "亮")
    note = NoteFactory(card=kenta.cards.get())
    assert hers.post(reverse("remove_note", args=[other.pk, note.pk])).status_code == 404
    assert Note.objects.count() == 1


# Parting


def test_why_two_cards_are_one_person_is_told_and_can_be_undone(hers, two_cards, aoi):
    _linkedin, book = two_cards.cards.order_by("pk")
    page = hers.get(page_of(two_cards))
    assert "森岡 健太 電話帳 メールアドレスが同じです：kenta@example.com 別の人です" in words(page)

    page = hers.post(reverse("part", args=[two_cards.pk, book.pk]), follow=True)

    book.refresh_from_db()
    assert "これからは別の人として扱います" in words(page)
    assert "同じ人としてまとめた理由" not in words(page)
    assert book.person_id not in {None, two_cards.pk}
    assert Join.objects.get().undone_at is not None


def test_a_card_that_stands_alone_cannot_be_parted(hers, kenta):
    assert hers.post(reverse("part", args=[kenta.pk, kenta.cards.get().pk])).status_code == 404


def test_a_card_is_parted_only_from_its_own_person(hers, aoi, two_cards):
    other = PersonFactory(owner=aoi)
    assert hers.post(reverse("part", args=[other.pk, two_cards.cards.last().pk])).status_code == 404
