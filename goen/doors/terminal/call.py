"""One call of a command: who asks, what time it is for them, and where the answer goes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.utils import translation

from goen.base import clock
from goen.doors.terminal.output import Output
from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.words import gettext as _
from goen.members.models import Member


@dataclass(frozen=True)
class Call:
    asked: Namespace
    language: str
    out: Output
    now: Callable[[], datetime]

    @classmethod
    def of(cls, asked: Namespace, language: str) -> Self:
        translation.activate(language)
        return cls(asked, language, Output(is_json=asked.json), _clock_at(asked.today))

    def member(self) -> Member:
        """The member who asks: named with --as, or the only one, or the local one."""
        if address := self.asked.as_member:
            return _named(address)
        members = list(Member.objects.filter(is_active=True).order_by("-is_local", "pk")[:2])
        if not members:
            raise Refused(_("Nobody lives here yet. `goen member add ADDRESS` lets somebody in."))
        if len(members) > 1 and not members[0].is_local:
            raise Refused(_("There are several members. Say which one you are with --as ADDRESS."))
        return members[0]

    def today(self, member: Member) -> date:
        return clock.today(member.time_zone, now=self.now())


def _named(address: str) -> Member:
    member = Member.objects.filter(email__iexact=address.strip(), is_active=True).first()
    if member is None:
        raise Refused(_("No member has the address %s. `goen member list` shows them.") % address)
    return member


def _clock_at(day: date | None) -> Callable[[], datetime]:
    """The clock, moved by whole days so that it is `day` now."""
    if day is None:
        return clock.now
    moved: timedelta = day - clock.today(settings.TIME_ZONE, now=clock.now())
    return lambda: clock.now() + moved
