"""The dataset of names loads at first use, whichever example comes first: so no deadlines here."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("language", deadline=None)
settings.load_profile("language")
