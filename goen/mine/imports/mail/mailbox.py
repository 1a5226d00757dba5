"""From the headers of mails to moments. Knows addresses, people and rules; not how mails are stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from goen.language import names
from goen.mine.imports.mail import dates, headers, rules
from goen.mine.imports.mail.addresses import Address, addresses
from goen.mine.imports.mail.headers import Fields
from goen.mine.imports.reading import Context
from goen.mine.imports.records import Affiliation, Between, Card, Handle, LeftOut, Mine, Moment

REPEATED = "repeated"

_DELIVERED = (b"delivered-to", b"x-original-to", b"x-delivered-to", b"envelope-to")
_RECIPIENTS = (b"to", b"cc", b"bcc")
_WANTED = frozenset(
    (b"from", b"sender", *_RECIPIENTS, b"date", b"message-id", b"subject", b"x-gmail-labels", *_DELIVERED)
) | {b"list-id", b"list-unsubscribe", b"precedence", b"auto-submitted", b"x-autoreply", b"x-autorespond"}

_MOST_CARDS = 200  # recipients; a mail to more is no sign of an acquaintance with any of them
_MOST_REMEMBERED = 20_000  # raw header values
_LONGEST_REMEMBERED = 2_000  # bytes
_LONGEST_ENTRY = 300  # bytes; one person's name and address, or those of a few
_LONGEST_LABELS = 10_000  # bytes
_MOST_SUBJECT = 2_000  # characters
_MOST_SHOWN = 100  # characters of a value that could not be read
_DAY = 86_400
_SHARE_OF_OWN = 0.25  # of the mails delivered to the likeliest address


class Fault(NamedTuple):
    """Why a mail cannot be read, as in Skipped."""

    code: str
    params: Mapping[str, str | int]


class _Parties(NamedTuple):
    """Who wrote to whom; `email` is the sender's."""

    between: Between
    email: str


class Mailbox:
    """Takes mails one by one and remembers what many of them have in common."""

    def __init__(self, context: Context) -> None:
        self._clock = context.clock
        self._earliest, self._latest = context.earliest, context.latest
        self._cards: dict[str, Card] = {}
        self._betweens: dict[tuple[str, ...], Between] = {}
        self._parties_of: dict[tuple[bytes | None, ...], _Parties | LeftOut | Fault] = {}
        self._addresses_of: dict[bytes, list[Address]] = {}
        self._labels_of: dict[bytes, frozenset[str]] = {b"": frozenset()}
        self._left_out: dict[str, LeftOut] = {}
        self._delivered: Counter[bytes] = Counter()
        self._sent_from: dict[str, None] = {}
        self._seen: set[int] = set()

    def take(self, section: bytes) -> Moment | LeftOut | Fault:
        """The mail with this header section."""
        fields = headers.fields(section, _WANTED)
        self._note_delivery(fields)
        labels = self._labels(fields.get(b"x-gmail-labels", b""))
        refused = rules.by_headers(fields, labels)
        if refused:
            return self._leave_out(refused)
        parties = self._parties(fields)
        if not isinstance(parties, _Parties):
            return parties
        if labels & rules.SENT_LABELS:
            self._sent_from.setdefault(parties.email)
        at = self._at(fields.get(b"date", b""))
        if isinstance(at, Fault):
            return at
        identity = _identity(fields)
        if self._is_repeated(identity):
            return self._leave_out(REPEATED)
        return Moment(at, parties.between, identity, _subject(fields))

    def mine(self) -> Iterator[Mine]:
        """What all mails together say of whose mailbox it is."""
        for email in self._sent_from:
            yield Mine(email)
        delivered: Counter[str] = Counter()
        for raw, count in self._delivered.items():
            for address in addresses(headers.text_of(raw)):
                delivered[address.email] += count
        most = max(delivered.values(), default=0)
        for email, count in delivered.most_common():
            if count >= most * _SHARE_OF_OWN and email not in self._sent_from:
                yield Mine(email)

    def _note_delivery(self, fields: Fields) -> None:
        for name in _DELIVERED:
            raw = fields.get(name)
            if raw and not raw.startswith(b"mailing list") and len(self._delivered) < _MOST_REMEMBERED:
                self._delivered[raw[:_LONGEST_REMEMBERED]] += 1
                return

    def _leave_out(self, code: str) -> LeftOut:
        return self._left_out.setdefault(code, LeftOut(code))

    def _labels(self, raw: bytes) -> frozenset[str]:
        labels = self._labels_of.get(raw)
        if labels is None:
            text = headers.decoded(headers.text_of(raw[:_LONGEST_LABELS]))
            labels = frozenset(label.strip(' "').lower() for label in text.split(","))
            if len(self._labels_of) < _MOST_REMEMBERED:
                self._labels_of[raw] = labels
        return labels

    # When

    def _at(self, raw: bytes) -> int | Fault:
        # The line that separates mails has a date too, but with many programs that of the export.
        if not raw:
            return Fault("no_date", {})
        value = headers.text_of(raw)[:_MOST_SHOWN]
        instant = dates.instant(value)
        if instant is None:
            return Fault("date_unreadable", {"value": value})
        if instant > self._latest + _DAY:  # far outside, where zones do not matter and may not exist
            return Fault("date_future", {"value": value})
        if instant < self._earliest - _DAY:
            return Fault("date_too_early", {"value": value})
        at = self._clock.wall(instant)
        if at > self._latest:
            return Fault("date_future", {"value": value})
        return at if at >= self._earliest else Fault("date_too_early", {"value": value})

    def _is_repeated(self, identity: str) -> bool:
        """A mail that lies in two folders, or in sent and received, is one mail."""
        mark = hash(identity)
        if mark in self._seen:
            return True
        self._seen.add(mark)
        return False

    # Who

    def _parties(self, fields: Fields) -> _Parties | LeftOut | Fault:
        key = (fields.get(b"from") or fields.get(b"sender"), *(fields.get(name) for name in _RECIPIENTS))
        parties = self._parties_of.get(key)
        if parties is None:
            parties = self._parties_anew(key[0], key[1:])
            size = sum(len(raw) for raw in key if raw)
            if size <= _LONGEST_REMEMBERED and len(self._parties_of) < _MOST_REMEMBERED:
                self._parties_of[key] = parties
        return parties

    def _parties_anew(
        self, raw_sender: bytes | None, raw_recipients: Sequence[bytes | None]
    ) -> _Parties | LeftOut | Fault:
        sender = self._first_address(raw_sender or b"")
        if sender is None:
            return Fault("no_sender", {"value": headers.text_of(raw_sender or b"")[:_MOST_SHOWN]})
        refused = rules.by_address(sender)
        if refused:
            return self._leave_out(refused)
        recipients = {
            address.email: address
            for raw in raw_recipients
            if raw
            for address in self._addresses(raw)
            if address.email != sender.email
        }
        others: tuple[Card, ...] = ()
        if len(recipients) <= _MOST_CARDS:
            others = tuple(
                self._card(address) for address in recipients.values() if not rules.by_address(address)
            )
        between = self._between(self._card(sender), others, max(len(recipients) + 1, 2))
        return _Parties(between, sender.email)

    def _first_address(self, raw: bytes) -> Address | None:
        # Some mailers encode the address too.
        found = self._addresses(raw) or addresses(headers.decoded(headers.text_of(raw)))
        return found[0] if found else None

    def _addresses(self, raw: bytes) -> list[Address]:
        """The member's own stands in every mail, and most people's in many."""
        found = self._addresses_of.get(raw)
        if found is None:
            found = addresses(headers.text_of(raw))
            if len(raw) <= _LONGEST_ENTRY and len(self._addresses_of) < _MOST_REMEMBERED:
                self._addresses_of[raw] = found
        return found

    def _between(self, sender: Card, others: tuple[Card, ...], size: int) -> Between:
        key = (str(size), sender.account, *(card.account for card in others))
        between = self._betweens.get(key)
        if between is None:
            between = self._betweens[key] = Between(sender, others, size)
        return between

    def _card(self, address: Address) -> Card:
        folded = names.fold(address.name)
        account = f"{address.email}\n{folded}" if folded else address.email
        card = self._cards.get(account)
        if card is None:
            card = self._cards[account] = Card(
                account,
                address.name if folded else "",
                # The address of a list that passes mail on is not that of whoever wrote.
                handles=() if address.is_relayed else (Handle("email", address.email),),
                affiliations=(Affiliation(address.organisation),) if address.organisation else (),
            )
        return card


def _identity(fields: Fields) -> str:
    identifier = fields.get(b"message-id", b"").strip(b" <>")
    if identifier:
        return headers.text_of(identifier[:_LONGEST_REMEMBERED])
    return "\x1f".join(
        headers.text_of(fields.get(name, b"")) for name in (b"date", b"from", b"to", b"subject")
    )


def _subject(fields: Fields) -> str:
    return headers.decoded(headers.text_of(fields.get(b"subject", b""))[:_MOST_SUBJECT])
