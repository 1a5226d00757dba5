"""Who a LinkedIn message is between: profiles from names and addresses that stand in columns of their own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import ClassVar

from goen.language import handles, names
from goen.mine.imports.records import Between, Card, Handle, LeftOut

PEOPLE = "linkedin.com/in/"
ORGANISATIONS = ("linkedin.com/company/", "linkedin.com/showcase/", "linkedin.com/school/")
# What table programs and their kin leave where there is nothing.
NOTHING = frozenset(
    {"#N/A", "N/A", "NA", "<NA>", "NULL", "null", "None", "none", "NaN", "nan", "#NAME?", "#REF!", "#VALUE!"}
)
# Whoever left LinkedIn is called so, in every talk.
WHO_LEFT = frozenset({"linkedin member", "linkedin user", "linkedinメンバー", "linkedin会員"})
SPONSORED = frozenset({"sponsored", "sponsored conversation", "sponsored message", "sponsored inmail"})
MOST_ACCOUNT = 500


def said(cell: str) -> str:
    """The cell without white space around it; empty where it only says that it is empty."""
    text = cell.strip()
    return "" if text in NOTHING else text


@lru_cache(maxsize=4_096)
def profile(url: str) -> str:
    """The profile's key, or "" for what is no address."""
    return handles.page(said(url)) or ""


def account_of(page: str) -> str:
    return page.removeprefix(PEOPLE)


class Talks:
    """`senders` says which profile a name stands for in a talk, where no address stands beside it."""

    COLUMNS: ClassVar = (
        "conversation id", "conversation title", "from", "sender profile url", "to", "recipient profile urls",
        "folder", "is message draft", "is conversation draft",
    )  # fmt: skip

    def __init__(self, senders: Mapping[tuple[str, str], str]) -> None:
        self._senders = senders
        self._cards: dict[tuple[str, str], Card] = {}

    def between(
        self,
        talk: str,
        title: str,
        sender: str,
        sender_url: str,
        to: str,
        to_urls: str,
        folder: str,
        *drafts: str,
    ) -> Between | LeftOut | str:
        """Who took part; or why the message counts for nobody; or, as a code, why it cannot be read."""
        if folder.lower().startswith("draft") or any(each.lower() in ("yes", "true") for each in drafts):
            return LeftOut("draft")
        if title.strip().lower() in SPONSORED:
            return LeftOut("advert")
        sent_by = self._participant(talk, sender, sender_url)
        if isinstance(sent_by, str):
            return sent_by if sent_by == "no_name" else LeftOut(sent_by)
        recipients = [self._participant(talk, name, url) for name, url in paired(to, to_urls)]
        others = {
            card.account: card
            for card in recipients
            if isinstance(card, Card) and card.account != sent_by.account
        }
        absent = [code for code in recipients if isinstance(code, str)]
        if not others:
            return _nobody(absent, is_to_self=len(absent) < len(recipients))
        return Between(sent_by, tuple(others.values()), size=1 + len(others) + len(absent), talk=talk)

    def _participant(self, talk: str, name: str, url: str) -> Card | str:
        """The card, or as a code why there is no human being to have one."""
        shown, page = names.clean(said(name)), profile(url or self._senders.get((talk, name.strip()), ""))
        has_left = shown.lower() in WHO_LEFT
        if page:
            if page.startswith(ORGANISATIONS):
                return "organisation"
            return self._card(account_of(page), "" if has_left else shown, Handle("url", page))
        if has_left:
            return "unknown_person"
        if not shown:
            return "no_name"
        if shown.lower().startswith("linkedin") or names.is_organisation(shown):
            return "organisation"
        account = _bounded(f"{talk}|{shown}" if talk else f"name:{names.fold(shown)}")
        return self._card(account, shown, Handle("account", account))

    def _card(self, account: str, name: str, handle: Handle) -> Card:
        return self._cards.setdefault((account, name), Card(account, name, handles=(handle,)))


def _nobody(absent: list[str], *, is_to_self: bool) -> LeftOut:
    if is_to_self:
        return LeftOut("to_self")
    return LeftOut("organisation" if "organisation" in absent else "unknown_person")


def _bounded(account: str) -> str:
    if len(account) <= MOST_ACCOUNT:
        return account
    return hashlib.blake2b(account.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


_SEPARATOR = re.compile(r"\s*[,;]\s*")
_TIGHT = re.compile(r"[,;](?!\s)")


def paired(to: str, urls: str) -> list[tuple[str, str]]:
    """(name, address) of each recipient. Both columns join with commas, and names have commas of their own.

    Where the names cannot be told apart the addresses stand alone: they say who it is.
    """
    pages = [page for page in _SEPARATOR.split(said(urls)) if profile(page)]
    if not pages:
        return [(name, "") for name in _with_titles(said(to))]
    for found in (_TIGHT.split(to), _with_titles(to), _SEPARATOR.split(to)):
        present = [name for name in found if names.clean(name).lower() not in WHO_LEFT]
        if len(present) == len(pages):
            gone = [(name, "") for name in found if name not in present]
            return [*zip(present, pages, strict=True), *gone]
    return [("", page) for page in pages]


def _with_titles(text: str) -> list[str]:
    """Splits at commas but for those before a title: "Maya Sato, Jane Roe, Ph.D." are two people."""
    found: list[str] = []
    for piece in filter(None, _SEPARATOR.split(text)):
        if found and _is_title(piece):
            found[-1] += f", {piece}"
        else:
            found.append(piece)
    return found


def _is_title(piece: str) -> bool:
    """PhD, M.D., MBA, Jr.: one short word with two capitals or a full stop at its end."""
    capitals = sum(letter.isupper() for letter in piece)
    return len(piece) <= 10 and " " not in piece and (capitals > 1 or piece.endswith("."))
