"""The reconnect list, worked out anew and read from what is stored."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from goen.members.models import Member
from goen.mine.people.models import Card, Person
from goen.mine.ties.actions import rescore, say_in_touch, set_aside, take_back
from goen.mine.ties.models import LastWords
from goen.mine.ties.queries import KeptWords, Reconnect, last_words, reconnect, reconnect_page, words_in_force

from .conftest import NOW, TODAY, WEEKLY_UNTIL_2018, Acquaint, T

DAYS = timedelta(days=1)


def names(rows: list[Reconnect]) -> list[str]:
    return [row.name for row in rows]


def keep_words(person: Person, text: str, *, day: int, is_mine: bool = False) -> None:
    card = person.cards.get()
    LastWords.objects.create(
        owner=card.owner,
        card=card,
        arrival=card.arrival,
        text=text,
        is_mine=is_mine,
        said_at=day * 86_400 + 60,
    )


def move_card(card: Card, person: Person) -> None:
    card.person = person
    card.save()


def test_someone_once_close_and_now_quiet_is_listed_with_why(aoi: Member, acquaint: Acquaint) -> None:
    kenta = acquaint(aoi, "森岡 健太", WEEKLY_UNTIL_2018)
    with translation.override("en"):
        (row,) = reconnect(aoi, today=TODAY)
    assert row.person == kenta.pk
    assert row.name == "森岡 健太"
    assert row.last_on == date(2018, 6, 12)
    assert (row.usual_gap_days, row.quiet_days) == (7, (TODAY - date(2018, 6, 12)).days)
    assert (row.strength, row.evidence) == (0.5, 0.968)
    assert (
        row.why
        == "You talked almost every week for about 2 years from 2016. It went quiet 8 years ago, in summer."
    )
    assert row.caption == "The last word: June 2018"
    assert row.picture.description == "Days of contact from 2016 to 2018. Most were in 2017: 52 days."
    assert row.last_words is None


def test_last_words_are_shown_where_they_were_kept(aoi: Member, acquaint: Acquaint) -> None:
    kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
    keep_words(kenta, "あの店で続きを話そう。", day=WEEKLY_UNTIL_2018[-1])
    assert reconnect(aoi, today=TODAY)[0].last_words == KeptWords("あの店で続きを話そう。", is_mine=False)


def test_the_latest_words_over_all_cards_are_the_last(aoi: Member, mio: Member, acquaint: Acquaint) -> None:
    kenta, other = acquaint(aoi, "健太"), acquaint(aoi, "Kenta")
    keep_words(other, "あとで", day=T - 1, is_mine=True)
    keep_words(kenta, "さきに", day=T - 2)
    move_card(other.cards.get(), kenta)
    assert last_words(aoi, [kenta.pk], today=TODAY) == {kenta.pk: KeptWords("あとで", is_mine=True)}
    assert last_words(mio, [kenta.pk], today=TODAY) == {}


def test_words_said_later_are_not_known_earlier(aoi: Member, acquaint: Acquaint) -> None:
    kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
    keep_words(kenta, "またね", day=T)
    assert reconnect(aoi, today=TODAY - DAYS)[0].last_words is None


def test_the_list_is_as_of_the_day_asked_for(aoi: Member, acquaint: Acquaint) -> None:
    acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
    assert names(reconnect(aoi, today=date(2018, 9, 9))) == []
    assert names(reconnect(aoi, today=date(2018, 9, 10))) == ["健太"]
    assert names(reconnect(aoi, today=date(2016, 2, 1))) == []


def test_the_most_worthwhile_come_first_and_the_limit_cuts_the_rest(aoi: Member, acquaint: Acquaint) -> None:
    acquaint(aoi, "少し", WEEKLY_UNTIL_2018[-6:])
    acquaint(aoi, "ずっと", WEEKLY_UNTIL_2018)
    acquaint(aoi, "しばらく", WEEKLY_UNTIL_2018[-30:])
    rescore(member=aoi, today=TODAY)
    assert names(reconnect(aoi, today=TODAY)) == ["ずっと", "しばらく", "少し"]
    assert names(reconnect(aoi, today=TODAY, limit=2)) == ["ずっと", "しばらく"]
    assert names(reconnect_page(aoi, today=TODAY, limit=2)) == ["ずっと", "しばらく"]


def test_the_page_shows_what_the_list_says(aoi: Member, acquaint: Acquaint) -> None:
    kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
    acquaint(aoi, "少し", WEEKLY_UNTIL_2018[-6:])
    keep_words(kenta, "またね", day=WEEKLY_UNTIL_2018[-1], is_mine=True)
    rescore(member=aoi, today=TODAY)
    assert reconnect_page(aoi, today=TODAY, limit=9) == reconnect(aoi, today=TODAY)


def test_two_cards_of_one_person_are_one_tie(aoi: Member, acquaint: Acquaint) -> None:
    kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018[:60])
    other = acquaint(aoi, "Kenta", WEEKLY_UNTIL_2018[50:])
    move_card(other.cards.get(), kenta)
    (row,) = reconnect(aoi, today=TODAY)
    assert (row.person, row.last_on) == (kenta.pk, date(2018, 6, 12))


def test_what_has_not_wholly_arrived_is_not_seen(aoi: Member, acquaint: Acquaint) -> None:
    acquaint(aoi, "途中", WEEKLY_UNTIL_2018, is_complete=False)
    acquaint(aoi, "未定", WEEKLY_UNTIL_2018, is_settled=False)
    assert rescore(member=aoi, today=TODAY) == 0
    assert reconnect(aoi, today=TODAY) == []
    assert reconnect_page(aoi, today=TODAY, limit=9) == []


def test_a_member_who_brought_nothing_has_an_empty_list(aoi: Member) -> None:
    assert reconnect(aoi, today=TODAY) == []
    assert reconnect_page(aoi, today=TODAY, limit=9) == []


class TestPrivacy:
    def test_nothing_of_aois_is_mios(self, aoi: Member, ren: Member, mio: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
        keep_words(kenta, "葵さんだけに", day=WEEKLY_UNTIL_2018[-1])
        acquaint(mio, "健太", WEEKLY_UNTIL_2018[:20])
        for member in (aoi, ren, mio):
            rescore(member=member, today=TODAY)
        (own,) = reconnect_page(mio, today=TODAY, limit=9)
        assert own == reconnect(mio, today=TODAY)[0]
        assert (own.person, own.last_words) == (Person.objects.of(mio).get().pk, None)
        assert (reconnect(ren, today=TODAY), reconnect_page(ren, today=TODAY, limit=9)) == ([], [])


class TestWords:
    def test_who_is_set_aside_rests_for_half_a_year(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
        acquaint(aoi, "亮", WEEKLY_UNTIL_2018)
        rescore(member=aoi, today=TODAY)
        set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        for ahead, listed in ((0, {"亮"}), (179, {"亮"}), (180, {"健太", "亮"})):
            day = TODAY + ahead * DAYS
            assert set(names(reconnect(aoi, today=day))) == listed
            assert set(names(reconnect_page(aoi, today=day, limit=9))) == listed

    @pytest.mark.parametrize(("gap", "rests"), [(7, 90), (60, 180)])
    def test_who_is_in_touch_returns_once_it_is_silent_again(
        self, aoi: Member, acquaint: Acquaint, gap: int, rests: int
    ) -> None:
        kenta = acquaint(aoi, "健太", [T - 2_000 - gap * time for time in range(20)])
        rescore(member=aoi, today=TODAY)
        say_in_touch(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        for ahead, listed in ((0, []), (rests - 1, []), (rests, ["健太"])):
            day = TODAY + ahead * DAYS
            assert names(reconnect(aoi, today=day)) == listed
            assert names(reconnect_page(aoi, today=day, limit=9)) == listed

    def test_a_word_taken_back_no_longer_counts(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
        rescore(member=aoi, today=TODAY)
        word = set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        assert [found.word for found in words_in_force(aoi, today=TODAY)] == [word.pk]
        take_back(word_id=word.pk, by=aoi, now=NOW)
        assert words_in_force(aoi, today=TODAY) == []
        assert names(reconnect_page(aoi, today=TODAY, limit=9)) == ["健太"]

    def test_a_word_moves_with_its_card(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta, other = acquaint(aoi, "健太", WEEKLY_UNTIL_2018), acquaint(aoi, "Kenta", WEEKLY_UNTIL_2018)
        set_aside(person_id=other.pk, by=aoi, now=NOW, today=TODAY)
        move_card(other.cards.get(), kenta)
        assert reconnect(aoi, today=TODAY) == []

    def test_the_words_on_one_person_are_found(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta, ryo = acquaint(aoi, "健太", WEEKLY_UNTIL_2018), acquaint(aoi, "亮", WEEKLY_UNTIL_2018)
        set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        assert [word.person for word in words_in_force(aoi, today=TODAY, person=kenta.pk)] == [kenta.pk]
        assert words_in_force(aoi, today=TODAY, person=ryo.pk) == []


class TestQueries:
    @pytest.mark.parametrize("count", [1, 3])
    def test_the_page_needs_six_queries_at_any_length(
        self, aoi: Member, acquaint: Acquaint, django_assert_num_queries, count: int
    ) -> None:
        for index in range(count):
            acquaint(aoi, f"人{index}", WEEKLY_UNTIL_2018)
        rescore(member=aoi, today=TODAY)
        with django_assert_num_queries(6):
            assert len(reconnect_page(aoi, today=TODAY, limit=9)) == count

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_needs_five_queries_at_any_length(
        self, aoi: Member, acquaint: Acquaint, django_assert_num_queries, count: int
    ) -> None:
        for index in range(count):
            acquaint(aoi, f"人{index}", WEEKLY_UNTIL_2018)
        with django_assert_num_queries(5):
            assert len(reconnect(aoi, today=TODAY)) == count
