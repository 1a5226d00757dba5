from __future__ import annotations

import re

import pytest

from goen.base.converters import RowConverter


@pytest.mark.parametrize(
    ("said", "is_number"),
    [
        ("7", True),
        ("9" * 18, True),
        ("9" * 19, False),
        ("-1", False),
        ("1.5", False),
        ("٣", False),
        ("", False),
    ],
)
def test_numbers_of_rows_are_those_a_database_can_look_up(said, is_number):
    assert bool(re.fullmatch(RowConverter.regex, said)) == is_number


def test_a_number_stays_a_number():
    row = RowConverter()
    assert (row.to_python("0042"), row.to_url(42)) == (42, "42")
