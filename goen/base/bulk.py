"""Writing many rows quickly and in slices, so that nobody else waits long for the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, cast

from django.db import connection, models, transaction

Plain = Sequence[Sequence[Any]]  # what drivers take

SLICE = 5_000  # rows in one transaction: some 20 to 80 ms

_guard: ContextVar[Callable[[], None] | None] = ContextVar("guard", default=None)


@contextmanager
def guarded(check: Callable[[], None]) -> Iterator[None]:
    """Within it every transaction that writes here begins with `check`; what that raises keeps it from writing.

    For long work that another process may have taken over: `check` changes a row that only the holder may change.
    """
    before = _guard.set(check)
    try:
        yield
    finally:
        _guard.reset(before)


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that begins with the guard's check."""
    with transaction.atomic():
        if check := _guard.get():
            check()
        yield


def insert(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Insert plain values, in the order of `fields` (attnames), a slice a transaction. Returns how many.

    No defaults, no signals, no ids back: for rows that are made by the ten thousand.
    """
    columns = [_column(model, name) for name in fields]
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    written = 0
    source = iter(rows)
    while batch := list(islice(source, SLICE)):
        with writing():
            if connection.vendor == "postgresql":
                _copy(table, quoted, batch)
            else:
                marks = ", ".join(["%s"] * len(columns))
                with connection.cursor() as cursor:
                    sql = f"INSERT INTO {table} ({quoted}) VALUES ({marks})"  # noqa: S608
                    cursor.executemany(sql, cast(Plain, batch))
        written += len(batch)
    return written


def _column(model: type[models.Model], attname: str) -> str:
    return next(str(field.column) for field in model._meta.concrete_fields if field.attname == attname)


def _copy(table: str, columns: str, rows: Sequence[Sequence[object]]) -> None:
    with connection.cursor() as cursor, cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def update(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Set `fields` (attnames) of many rows; each of `rows` has their values, then the primary key."""
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(_column(model, name))} = %s" for name in fields)
    key = _column(model, model._meta.pk.attname) if model._meta.pk else "id"
    sql = f"UPDATE {quote(model._meta.db_table)} SET {sets} WHERE {quote(key)} = %s"  # noqa: S608
    source = iter(rows)
    while batch := list(islice(source, SLICE)):
        with writing(), connection.cursor() as cursor:
            cursor.executemany(sql, cast(Plain, batch))


def delete(rows: models.QuerySet, at_a_time: int = SLICE) -> int:  # type: ignore[type-arg]
    """Delete without cascades or signals, a slice a transaction. Returns how many."""
    gone = 0
    model = rows.model
    # The ids are asked for once and not slice by slice: there may be no index that finds them quickly.
    while ids := list(rows.order_by().values_list("pk", flat=True)):
        for start in range(0, len(ids), at_a_time):
            with writing():
                found = model._base_manager.filter(pk__in=ids[start : start + at_a_time])
                gone += found._raw_delete(found.db)
    return gone


def refresh_statistics() -> None:
    """Let SQLite look at what is there, so that it finds few rows by their index. PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
