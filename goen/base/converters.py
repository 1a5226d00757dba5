"""Numbers of rows in addresses."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """`<row:person_id>`: as many digits as a database can look up. Longer numbers are nobody's."""

    regex = "[0-9]{1,18}"


register_converter(RowConverter, "row")
