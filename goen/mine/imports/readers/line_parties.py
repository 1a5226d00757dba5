"""The people of one LINE talk as cards, and who was there when one of them spoke."""

from __future__ import annotations

from collections import Counter

from goen.language import names
from goen.mine.imports.readers import line_titles
from goen.mine.imports.readers.line_titles import Talk
from goen.mine.imports.records import Between, Card, Handle

TO_YOURSELF, ORGANISATION, GONE = "to_yourself", "organisation", "account_gone"

MOST_TOGETHER = 500  # LINE's largest groups; of more, those who spoke most

# Shown in place of people who deleted their accounts: one name for many.
_GONE = frozenset(
    names.fold(name) for name in ("メンバーがいません", "不明なユーザー", "Unknown", "Unknown user")
)


class Parties:
    """`other` is the card of whom the talk is with, `mine` the name of the exporting member, where known."""

    def __init__(self, talk: Talk, speakers: Counter[str]) -> None:
        self._talk = talk
        self._refused = _refusal(talk)
        self._betweens: dict[str, Between | str] = {}
        self._cards: dict[str, Card] = {}
        present = [name for name, _ in speakers.most_common(MOST_TOGETHER)]
        if talk.other and talk.other not in present:
            present.append(talk.other)
        self._present = present
        others = [name for name in speakers if name != talk.other]
        self.mine = others[0] if talk.is_pair and talk.other and len(others) == 1 else ""
        self.other = self._card(talk.other) if talk.other and not self._refused else None

    def between(self, sender: str) -> Between | str:
        """Who was there when `sender` spoke, or why what was said is left out, as a code."""
        between = self._betweens.get(sender)
        if between is None:
            between = self._betweens[sender] = self._between(sender)
        return between

    def _between(self, sender: str) -> Between | str:
        refused = self._refused or ("" if self._talk.is_pair else _refusal_of(sender))
        if refused:
            return refused
        others = tuple(
            self._card(name)
            for name in self._present
            if name != sender and (self._talk.is_pair or not _refusal_of(name))
        )
        return Between(self._card(sender), others, self._talk.size, self._talk.title)

    def _card(self, name: str) -> Card:
        card = self._cards.get(name)
        if card is None:
            talk, person = names.fold(self._talk.title), names.fold(name)
            # LINE gives no ids: a name means somebody only within the talk it stands in.
            handle = Handle("account", f"line:{talk}/{person}")
            card = self._cards[name] = Card(f"{talk}\n{person}", name, handles=(handle,))
        return card


def _refusal(talk: Talk) -> str:
    """Why nothing of the talk counts; empty where it does."""
    if line_titles.is_own_notes(talk.title):
        return TO_YOURSELF
    return _refusal_of(talk.other) if talk.other else ""


def _refusal_of(name: str) -> str:
    if names.fold(name) in _GONE:
        return GONE
    return ORGANISATION if names.is_organisation(name) else ""
