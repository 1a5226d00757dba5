"""What is made up to measure with is what it is said to be, and always the same."""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import UTC, date, datetime
from mailbox import mbox, mboxMessage
from pathlib import Path
from random import Random

import numpy as np
import pytest

from goen.mine.people.models import Person
from goen.mine.ties.domain.days import day_of
from goen.mine.ties.models import Tie, TieDay
from measures.making import mailbox, messages
from measures.making.member import days, member
from measures.making.people import people

UNTIL = datetime(2026, 5, 17, 9, tzinfo=UTC)


def read(path: Path) -> list[mboxMessage]:
    with closing(mbox(path, create=False)) as box:
        return list(box)


def test_people_have_addresses_of_their_own() -> None:
    everybody = people(3_000, Random(1))
    assert everybody == people(3_000, Random(1))
    assert len({one.slug for one in everybody}) == len({one.email for one in everybody}) == 3_000


def test_messages_are_as_many_as_asked_for_over_eight_years(tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    messages.write(path, 2_000, until=UNTIL)
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == messages.COLUMNS
    assert len(rows) == 2_000
    assert {len(row) for row in rows} == {13}
    dates = sorted(row[6] for row in rows)
    assert "2018-05" <= dates[0] < dates[-1] <= "2026-05-17 09:00:00 UTC"
    contents = [row[8] for row in rows]
    assert all(any(mark in content for content in contents) for mark in ("\n", '"', ",", "<p>", "す"))


def test_messages_are_the_same_for_the_same_day(tmp_path: Path) -> None:
    for name in ("one.csv", "other.csv"):
        messages.write(tmp_path / name, 300, until=UNTIL)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()


def test_mailbox_has_the_size_and_the_mails_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "mail.mbox"
    mailbox.write(path, 60, 3_000_000, until=UNTIL)
    assert path.stat().st_size == pytest.approx(3_000_000, rel=0.02)
    mails = read(path)
    assert len(mails) == 60
    assert all(mail["From"] and mail["Date"] and mail.is_multipart() for mail in mails)
    assert sum(len(mail.get_payload(2).get_payload(decode=True)) for mail in mails) > 1_500_000


def test_mailbox_without_room_has_text_only(tmp_path: Path) -> None:
    path = tmp_path / "text.mbox"
    mailbox.write(path, 20, 0, until=UNTIL)
    assert all(not mail.get_payload(2).get_payload() for mail in read(path))


def test_days_come_once_and_exactly_as_many() -> None:
    today = day_of(date(2026, 5, 17))
    rows = days(200, 6_000, today=today)
    keys = np.column_stack([rows.person, rows.day, rows.channel])
    assert len(np.unique(keys, axis=0)) == 6_000
    assert rows.day.max() <= today
    assert (rows.sent + rows.received > 0).all()


@pytest.mark.django_db
def test_member_knows_people_who_can_be_found_and_scored() -> None:
    from goen.mine.people.queries import matching
    from goen.mine.ties.actions import rescore

    today = date(2026, 5, 17)
    owner = member("many@mail.example", number=120, tie_days=3_000, today=today)
    assert Person.objects.of(owner).count() == 120
    assert TieDay.objects.of(owner).count() == 3_000
    assert matching(owner, "mail.example").count() == 120
    rescore(member=owner, today=today)
    assert Tie.objects.of(owner).filter(reconnect_worth__isnull=False).exists()
