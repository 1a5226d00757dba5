"""An index that also holds columns which are only read, where the database can hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class CoveringIndex(models.Index):
    """On SQLite what is in `covers` is read from the index, without looking up each row.

    PostgreSQL refuses long texts in a B-tree and reads whole tables faster, so there they are left out.
    """

    def __init__(self, *, covers: Sequence[str], **index: Any) -> None:
        super().__init__(**index)
        self.covers = tuple(covers)

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **kwargs: Any,
    ) -> Any:
        held = () if schema_editor.connection.vendor == "postgresql" else self.covers
        index = models.Index(fields=[*self.fields, *held], name=self.name, condition=self.condition)
        return index.create_sql(model, schema_editor, using, **kwargs)

    def deconstruct(self) -> Any:
        path, arguments, named = super().deconstruct()
        return path, arguments, {**named, "covers": self.covers}
