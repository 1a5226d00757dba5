"""What one vCard says of one human being."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from goen.language import handles, names
from goen.mine.imports.contentlines import Property, fields, text
from goen.mine.imports.records import Affiliation, Card, Handle, LeftOut, Record, Skipped
from goen.mine.imports.wholenames import is_family_first, whole

WANTED = frozenset(
    {"VERSION", "UID", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}
    | {"FN", "N", "NICKNAME", "SORT-STRING", "SOUND", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME"}
    | {"EMAIL", "TEL", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP"}
    | {"ORG", "TITLE", "ROLE", "NOTE", "AGENT", "BEGIN", "END"}
)
MOST_SHOWN = 40
MOST_NOTE = 20_000
MOST_ACCOUNT = 500

_NOT_A_PERSON = frozenset({"group", "org", "organization", "location", "company"})
_PLACES = frozenset({"", "HOME", "WORK", "PREF", "OTHER", "INTERNET"})


class Said(NamedTuple):
    line: int
    property: Property


def records(said: Sequence[Said], *, file: str, line: int, country: str) -> Iterator[Record]:
    """The card that begins at `line`, and what of it could not be read.

    Skipped codes: card_empty, and of single properties email_unreadable, phone_unreadable, page_unreadable
    {value}. Left out: organisation.
    """
    card = _Sayings(said)
    name, further = card.names()
    reached: dict[Handle, None] = {}
    for number, value, code, handle in card.handles(country):
        if handle:
            reached.setdefault(handle)
        else:
            yield Skipped(file, number, code, {"value": value[:MOST_SHOWN]})
    found = tuple(reached)
    if card.is_organisation(name):
        yield LeftOut("organisation")
    elif not name and not found:
        yield Skipped(file, line, "card_empty")
    else:
        yield Card(
            account=card.account(name, found),
            name=name,
            reading=card.reading(),
            spellings=further,
            handles=found,
            affiliations=card.affiliations(),
            note="\n".join(card.texts("NOTE"))[:MOST_NOTE],
        )


class _Sayings:
    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said
        self._is_old = self.first("VERSION").startswith("2")

    def _all(self, *wanted: str) -> list[Property]:
        return [found for _line, found in self._said if found.name in wanted]

    def first(self, name: str) -> str:
        return next((each.value.strip() for each in self._all(name) if each.value.strip()), "")

    def texts(self, name: str) -> list[str]:
        found = (text(each.value, is_old=self._is_old).strip() for each in self._all(name))
        return [each for each in found if each]

    def account(self, name: str, found: Sequence[Handle]) -> str:
        """The UID; for want of one the name with what reaches its holder, or with where they work."""
        uid = self.first("UID").removeprefix("urn:uuid:")
        if uid and len(uid) <= MOST_ACCOUNT:
            return uid
        reached = sorted(":".join(each) for each in found)
        beside = reached or [each.organisation for each in self.affiliations()]
        key = uid or "\n".join([names.fold(name), *beside])
        return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _parts(self, structured: Property | None) -> list[str]:
        """Family, given and middle name of N or SOUND."""
        found = fields(structured.value, is_old=self._is_old) if structured else []
        if not self._is_old:  # a comma there joins several names of one kind
            found = [part.replace(",", " ") for part in found]
        return [*found, "", "", ""][:3]

    def names(self) -> tuple[str, tuple[str, ...]]:
        """The name to show, and others by which the same person goes."""
        family, given, middle = self._parts(next(iter(self._all("N")), None))
        built = whole(family=family, given=given, middle=middle)
        shown = next((names.clean(each) for each in self.texts("FN")), "")
        if "@" in shown or not any(map(str.isalpha, shown)) or shown == f"{family}, {given}":
            shown = ""
        is_apart = bool(family and given)
        name = built if not shown or (is_apart and is_family_first(built)) else shown
        nicknames = [names.clean(each) for line in self.texts("NICKNAME") for each in line.split(",")]
        further: list[str] = []
        for other in (shown, built, *nicknames):
            if other and not any(_is_same(other, known) for known in (name, *further)):
                further.append(other)
        return name, tuple(further)

    def reading(self) -> str:
        phonetic = [self.first("X-PHONETIC-LAST-NAME"), self.first("X-PHONETIC-FIRST-NAME")]
        sound = next((each for each in self._all("SOUND") if "X-IRMC-N" in each.types), None)
        sorted_as = next((each.parameter("SORT-AS") for each in self._all("N")), "")
        sort_string = self.first("SORT-STRING")
        for parts in (phonetic, self._parts(sound)[:2], re.split("[;,]", sorted_as), [sort_string]):
            kana = [names.reading(part) for part in parts if part.strip()]
            if kana and all(kana):
                return " ".join(kana)
        return ""

    def affiliations(self) -> tuple[Affiliation, ...]:
        organisations = [fields(each.value, is_old=self._is_old)[0] for each in self._all("ORG")]
        titles = self.texts("TITLE") or self.texts("ROLE")
        pairs = zip_longest(filter(None, organisations), titles, fillvalue="")
        return tuple(Affiliation(names.clean(where), names.clean(title)) for where, title in pairs)

    def is_organisation(self, name: str) -> bool:
        kinds = {self.first(kind).lower() for kind in ("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")}
        if not kinds.isdisjoint(_NOT_A_PERSON):
            return True
        family, given, _middle = self._parts(next(iter(self._all("N")), None))
        if family and given:
            return False
        organisations = {each.organisation for each in self.affiliations() if each.organisation}
        return name in organisations or (not name and bool(organisations)) or names.is_organisation(name)

    def handles(self, country: str) -> Iterator[tuple[int, str, str, Handle | None]]:
        """Line, value as it stands, the code for what cannot be read, and the handle where it can."""
        for line, found in self._said:
            value = text(found.value, is_old=self._is_old).strip()
            if not value:
                continue
            if found.name == "EMAIL":
                yield line, value, "email_unreadable", _handle("email", handles.email(value))
            elif found.name == "TEL" and not _is_only_fax(found):
                yield line, value, "phone_unreadable", _handle("phone", handles.phone(value, country))
            elif found.name == "URL":
                yield line, value, "page_unreadable", _handle("url", handles.page(value))
            elif found.name in ("IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE"):
                yield line, value, "page_unreadable", _account_handle(value, found)


def _is_same(one: str, other: str) -> bool:
    """But for order, case and spaces."""
    words, others = one.lower().split(), other.lower().split()
    return sorted(words) == sorted(others) or "".join(words) == "".join(others)


def _is_only_fax(found: Property) -> bool:
    return "FAX" in found.types and found.types.isdisjoint({"VOICE", "CELL"})


def _handle(kind: str, value: str | None) -> Handle | None:
    return Handle(kind, value) if value else None


def _account_handle(value: str, found: Property) -> Handle | None:
    """A profile's page, or an account with the network it belongs to: "skype:taro"."""
    network, colon, account = value.partition(":")
    network = network.lower()
    if network in ("http", "https") or (not colon and "/" in value):
        return _handle("url", handles.page(value))
    if network == "mailto":
        return _handle("email", handles.email(value))
    if not colon or network == "x-apple":
        given = found.parameter("X-SERVICE-TYPE") or found.parameter("SERVICE-TYPE")
        network = given or next(iter(sorted(found.types - _PLACES)), "")
        account = account or value
    account = account.strip().removeprefix("@")
    if not network or not account:
        return None
    return Handle("account", f"{network}:{account}".lower()[:MOST_ACCOUNT])
