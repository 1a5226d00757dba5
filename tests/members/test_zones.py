from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from goen.members.zones import country_choices, zone_choices, zone_names


def test_every_zone_offered_is_one_that_exists() -> None:
    assert len(zone_names()) > 400
    for name in zone_names():
        assert ZoneInfo(name).key == name


@pytest.mark.parametrize(
    ("language", "first", "paris"),
    [
        ("ja", "東京 — Asia/Tokyo", "パリ — Europe/Paris"),
        ("en", "Tokyo — Asia/Tokyo", "Paris — Europe/Paris"),
    ],
)
def test_zones_are_named_by_their_city_in_the_readers_language(language: str, first: str, paris: str) -> None:
    tokyo, *groups = zone_choices(language)

    assert tokyo == ("Asia/Tokyo", first)
    grouped = {region: dict(choices) for region, choices in groups}
    assert grouped["Europe"]["Europe/Paris"] == paris
    assert grouped["Etc"]["UTC"] == "UTC"
    assert sum(len(choices) for choices in grouped.values()) == len(zone_names())


@pytest.mark.parametrize(
    ("language", "japan", "france"), [("ja", "日本", "フランス"), ("en", "Japan", "France")]
)
def test_countries_are_named_with_their_telephone_code(language: str, japan: str, france: str) -> None:
    choices = country_choices(language)

    assert choices[0] == ("JP", f"{japan} (+81)")
    assert dict(choices)["FR"] == f"{france} (+33)"
    assert len(dict(choices)) == len(choices)
