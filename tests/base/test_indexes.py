from __future__ import annotations

from django.db import connection
from django.db.models import Q

from goen.base.indexes import CoveringIndex
from goen.mine.people.models import Person

INDEX = CoveringIndex(
    fields=["owner", "sort_key"], covers=["search_text"], condition=Q(is_settled=True), name="person_covering"
)


def test_what_is_only_read_is_held_where_the_database_can_hold_it():
    sql = str(INDEX.create_sql(Person, connection.schema_editor(collect_sql=True)))
    held = connection.vendor != "postgresql"
    assert ('"sort_key", "search_text")' in sql, '"sort_key")' in sql) == (held, not held)
    assert 'WHERE "is_settled"' in sql


def test_a_migration_remembers_what_is_covered():
    path, arguments, named = INDEX.deconstruct()
    assert path == "goen.base.indexes.CoveringIndex"
    assert CoveringIndex(*arguments, **named) == INDEX
    assert INDEX.clone().covers == ("search_text",)


def test_indexes_that_cover_something_else_are_not_the_same():
    other = INDEX.clone()
    other.covers = ("name",)
    assert other != INDEX
