"""The audit trail: one row for each action, without contents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from goen.base.models import AuditRow

if TYPE_CHECKING:
    from goen.members.models import Member


def record(action: str, *, by: Member | None, now: datetime, about: str = "") -> None:
    AuditRow.objects.create(by=by, action=action, about=about, at=now)
