"""Pages of members who know very many people: `python -m measures.inside.pages SMALLER LARGER ROUNDS`.

SMALLER and LARGER are numbers of people; each has thirty times as many days of contact. Runs in the home of
GOEN_HOME. The real views answer with all middleware, through Django's test client and in one process, as one
worker of the server does. Prints JSON: of each page its queries, and of each request the
milliseconds, by the clock and of the processor alone.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

DAYS_A_PERSON = 30
WARMING = 3  # requests before those that count
# As people type: a family name and a full name in kanji, kana, half a name in romaji, one letter, an
# organisation, somebody who is not there, and nothing yet.
QUERIES = ("田中", "中村修平", "さとう", "yamam", "s", "介護サービス", "zzyzx", "")
TYPING = {"HX-Request": "true"}  # as you type only the list is asked for


@dataclass
class Page:
    """Requests of one round have the same place in `milliseconds` of all pages."""

    name: str
    path: str
    client: Client
    headers: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    milliseconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # milliseconds of the processor among them
    queries: int = 0

    def ask(self) -> None:
        from django.db import close_old_connections

        began, cpu_began = time.perf_counter(), time.process_time()
        response = self.client.get(self.path, dict(self.parameters), headers=dict(self.headers))
        self.cpu.append((time.process_time() - cpu_began) * 1000)
        self.milliseconds.append((time.perf_counter() - began) * 1000)
        if response.status_code != self.status:
            raise SystemExit(f"{self.path} answered {response.status_code}")
        close_old_connections()  # the server does so after each request; the test client spares itself that

    def count_queries(self) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.path, dict(self.parameters), headers=dict(self.headers))
        self.queries = len(asked)


def main(smaller: int, larger: int, rounds: int) -> None:
    import django

    django.setup()
    from goen.doors.terminal.serving.static import gather_when_changed

    # Each request for a page that is not there would be logged.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    gather_when_changed()
    pages = _pages(_client(smaller), _client(larger))
    for page in pages:
        page.count_queries()
    for number in range(WARMING + rounds):
        if number == WARMING:
            for page in pages:
                page.milliseconds.clear()
                page.cpu.clear()
        for page in pages:
            page.ask()
    sys.stdout.write(json.dumps({page.name: [page.queries, page.milliseconds, page.cpu] for page in pages}))


def _client(number: int) -> Client:
    """A member who knows so many people, signed in."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.utils import timezone

    from goen.mine.ties.actions import rescore
    from measures.making.member import member

    today = timezone.localdate()
    owner = member(f"{number}@mail.example", number=number, tie_days=number * DAYS_A_PERSON, today=today)
    rescore(member=owner, today=today)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # by itself it would come a minute later
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(owner)
    return client


def _pages(smaller: Client, larger: Client) -> list[Page]:
    search = partial(Page, path="/people/", client=larger)
    return [
        Page("trivial", "/no-such-page/", larger, status=404),
        Page("today smaller", "/", smaller),
        Page("today larger", "/", larger),
        Page("more smaller", "/", smaller, parameters={"show": "more"}),
        Page("more larger", "/", larger, parameters={"show": "more"}),
        *(search(f"search {query}", headers=TYPING, parameters={"q": query}) for query in QUERIES),
        search("people"),
    ]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
