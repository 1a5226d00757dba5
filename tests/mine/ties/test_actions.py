from __future__ import annotations

from datetime import timedelta

import pytest

from goen.base.models import AuditRow
from goen.members.models import Member
from goen.mine.people.models import Card
from goen.mine.ties.actions import (
    UnknownPerson,
    UnknownWord,
    rescore,
    rescore_stale,
    say_in_touch,
    set_aside,
    take_back,
)
from goen.mine.ties.models import Channel, Tie, TieDay, Word, WordKind

from .conftest import NOW, TODAY, WEEKLY_UNTIL_2018, Acquaint, T

TOMORROW = TODAY + timedelta(days=1)


def audited() -> list[tuple[str, str]]:
    return list(AuditRow.objects.order_by("id").values_list("action", "about"))


class TestRescore:
    def test_it_stores_what_the_days_add_up_to(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太", WEEKLY_UNTIL_2018, sent=2, channel=Channel.MAIL)
        assert rescore(member=aoi, today=TODAY) == 1
        tie = Tie.objects.of(aoi).get(person=kenta)
        assert (tie.first_day, tie.last_day, tie.days) == (WEEKLY_UNTIL_2018[0], WEEKLY_UNTIL_2018[-1], 120)
        assert (tie.sent, tie.received, tie.met, tie.channels) == (240, 120, 0, 1 << Channel.MAIL)
        assert (tie.usual_gap_days, tie.strength, tie.evidence) == (7, 0.5, 0.968)
        assert 0 < tie.reconnect_worth < 0.5
        assert tie.scored_on == TODAY

    def test_what_cannot_be_seen_is_null(self, aoi: Member, acquaint: Acquaint) -> None:
        acquaint(aoi, "一度だけ", [T - 400])
        rescore(member=aoi, today=TODAY)
        tie = Tie.objects.of(aoi).get()
        assert (tie.usual_gap_days, tie.strength, tie.reconnect_worth) == (None, None, None)
        assert tie.evidence == 0.2

    def test_done_again_it_writes_nothing(self, aoi: Member, acquaint: Acquaint) -> None:
        acquaint(aoi, "健太", WEEKLY_UNTIL_2018)
        rescore(member=aoi, today=TODAY)
        before = list(Tie.objects.values())
        assert rescore(member=aoi, today=TODAY) == 0
        assert list(Tie.objects.values()) == before

    def test_only_what_changed_is_written_but_all_is_marked(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta, _ = acquaint(aoi, "健太", WEEKLY_UNTIL_2018), acquaint(aoi, "亮", [T - 3_000])
        rescore(member=aoi, today=TODAY)
        card = kenta.cards.get()
        TieDay.objects.create(
            owner=aoi, card=card, arrival=card.arrival, day=T, channel=Channel.LINE, weight=1
        )
        assert rescore(member=aoi, today=TOMORROW) == 1
        assert set(Tie.objects.values_list("scored_on", flat=True)) == {TOMORROW}
        assert Tie.objects.get(person=kenta).reconnect_worth is None

    def test_a_person_left_without_days_loses_the_tie(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta, ryo = acquaint(aoi, "健太", WEEKLY_UNTIL_2018), acquaint(aoi, "亮", WEEKLY_UNTIL_2018)
        rescore(member=aoi, today=TODAY)
        Card.objects.filter(person=ryo).update(person=kenta)
        assert rescore(member=aoi, today=TODAY) == 2
        assert [tie.person_id for tie in Tie.objects.of(aoi)] == [kenta.pk]

    def test_days_to_come_make_no_tie(self, aoi: Member, acquaint: Acquaint) -> None:
        acquaint(aoi, "来週", [T + 7])
        assert rescore(member=aoi, today=TODAY) == 0

    def test_another_members_ties_stay_as_they_are(
        self, aoi: Member, mio: Member, acquaint: Acquaint
    ) -> None:
        acquaint(mio, "健太", WEEKLY_UNTIL_2018)
        rescore(member=mio, today=TODAY)
        assert rescore(member=aoi, today=TOMORROW) == 0
        assert [(tie.owner_id, tie.scored_on) for tie in Tie.objects.all()] == [(mio.pk, TODAY)]


class TestRescoreStale:
    def test_members_scored_on_an_earlier_day_are_scored(
        self, aoi: Member, ren: Member, mio: Member, acquaint: Acquaint
    ) -> None:
        for member, day in ((aoi, TODAY), (ren, TOMORROW)):
            acquaint(member, "健太", WEEKLY_UNTIL_2018)
            rescore(member=member, today=day)
        assert rescore_stale(TOMORROW) == 1
        assert set(Tie.objects.values_list("scored_on", flat=True)) == {TOMORROW}
        assert rescore_stale(TOMORROW) == 0

    def test_someone_comes_on_the_list_as_time_passes(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太", [T - 89 - 7 * week for week in range(20)])
        rescore(member=aoi, today=TODAY)
        assert Tie.objects.get(person=kenta).reconnect_worth is None
        rescore_stale(TOMORROW)
        assert Tie.objects.get(person=kenta).reconnect_worth is not None


class TestWords:
    def test_a_word_hangs_on_the_first_card_and_is_audited(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太")
        acquaint(aoi, "Kenta").cards.update(person=kenta)
        word = set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        assert word.card_id == min(kenta.cards.values_list("pk", flat=True))
        assert (word.kind, word.said_on, word.until_on) == (
            WordKind.SET_ASIDE,
            TODAY,
            TODAY + timedelta(days=180),
        )
        assert audited() == [("tie.set_aside", f"person {kenta.pk}")]

    def test_in_touch_has_no_day_to_end(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太")
        word = say_in_touch(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        assert (word.kind, word.until_on) == (WordKind.IN_TOUCH, None)
        assert audited() == [("tie.in_touch", f"person {kenta.pk}")]

    def test_a_double_click_says_it_once(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太")
        first = set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        assert set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY) == first
        assert len(audited()) == 1

    def test_said_again_on_a_later_day_it_starts_anew(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太")
        set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        later = set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TOMORROW)
        assert list(Word.objects.filter(taken_back_at__isnull=True)) == [later]
        assert Word.objects.count() == 2

    def test_taken_back_twice_it_is_taken_back_once(self, aoi: Member, acquaint: Acquaint) -> None:
        kenta = acquaint(aoi, "健太")
        word = set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        for _ in range(2):
            assert take_back(word_id=word.pk, by=aoi, now=NOW).taken_back_at == NOW
        assert audited()[1:] == [("tie.word_taken_back", f"word {word.pk}")]

    def test_nobody_speaks_of_another_members_people(
        self, aoi: Member, ren: Member, mio: Member, acquaint: Acquaint
    ) -> None:
        kenta = acquaint(aoi, "健太")
        word = set_aside(person_id=kenta.pk, by=aoi, now=NOW, today=TODAY)
        for member in (ren, mio):
            with pytest.raises(UnknownPerson):
                say_in_touch(person_id=kenta.pk, by=member, now=NOW, today=TODAY)
            with pytest.raises(UnknownWord):
                take_back(word_id=word.pk, by=member, now=NOW)
        word.refresh_from_db()
        assert (Word.objects.count(), word.taken_back_at) == (1, None)

    def test_nobody_speaks_of_people_not_settled_yet(self, aoi: Member, acquaint: Acquaint) -> None:
        with pytest.raises(UnknownPerson):
            set_aside(person_id=acquaint(aoi, "未定", is_settled=False).pk, by=aoi, now=NOW, today=TODAY)
