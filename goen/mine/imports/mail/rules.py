"""Which mails are not one human being writing to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from goen.language import names
from goen.mine.imports.mail.addresses import Address

MAILING_LIST, AUTOMATIC, NO_REPLY = "mailing_list", "automatic", "no_reply"
DRAFT, SPAM, ORGANISATION = "draft", "spam", "organisation"

DRAFT_LABELS = frozenset({"draft", "drafts", "下書き"})
SPAM_LABELS = frozenset({"spam", "迷惑メール"})
SENT_LABELS = frozenset({"sent", "送信済み", "送信済みメール"})

_NO_REPLY = re.compile(
    r"(?:^|[-_.+])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|no[-_.]?response|not[-_.]?reply)"
    r"|^(?:mailer-?daemon|postmaster|notifications?|notify|notice|alerts?|bounces?|daemon"
    r"|auto-?(?:reply|confirm|mail)|newsletters?|mailmag|mail-?magazine|merumaga)(?:$|[-_.+])"
)
_LIST = re.compile(
    r"@(?:ml|lists?|groups?)\.|@(?:googlegroups|yahoogroups|freeml|groups)\."
    r"|^(?:all|everyone|everybody|members|staff-?all)@|(?:^ml[-_.]|[-_.]ml@|[-_.]list@)"
)
_LEAST_ALIKE = 2  # characters; Jo at info@johnson.com is somebody
_ROLE = re.compile(
    r"^(?:info|information|support|sales|contact|contacts|customer\w*|cs|service|services|help|helpdesk|billing"
    r"|account|accounts|admin|administrator|office|order|orders|shop|store|press|pr|marketing|recruit\w*|jobs"
    r"|team|webmaster|news|member|members|reservation|reservations|inquiry|toiawase|jimukyoku)"
    r"(?:$|[-_.+\d])"
)


def by_headers(fields: Mapping[bytes, bytes], labels: frozenset[str]) -> str:
    """Why the mail is left out, as a code; empty where its headers say nothing against it."""
    if labels & DRAFT_LABELS:
        return DRAFT
    if labels & SPAM_LABELS:
        return SPAM
    precedence = fields.get(b"precedence", b"").lower()
    if b"list-id" in fields or b"list-unsubscribe" in fields or precedence in {b"bulk", b"list", b"junk"}:
        return MAILING_LIST
    submitted = fields.get(b"auto-submitted", b"no").lower()
    if submitted.partition(b";")[0].strip() != b"no" or precedence == b"auto_reply":
        return AUTOMATIC
    if b"x-autoreply" in fields or b"x-autorespond" in fields:
        return AUTOMATIC
    return ""


@lru_cache(maxsize=4_096)
def by_address(address: Address) -> str:
    """Why whoever has this address is no person to keep in touch with; empty where they may be."""
    local, _, domain = address.email.partition("@")
    if _NO_REPLY.search(local):
        return NO_REPLY
    if _LIST.search(address.email):
        return MAILING_LIST
    if address.name and names.is_organisation(address.name):
        return ORGANISATION
    if _ROLE.match(local) and _is_named_for(address.name, domain):
        return ORGANISATION
    return ""


def _is_named_for(name: str, domain: str) -> bool:
    """`GitHub <support@github.com>`, or no name at all: a counter, not somebody who sits at it."""
    folded = re.sub(r"\W", "", names.fold(name))
    return not folded or (len(folded) > _LEAST_ALIKE and folded in re.sub(r"[-_.]", "", domain))
