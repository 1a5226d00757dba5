"""Time zones and countries to choose from, in the reader's language."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from zoneinfo import available_timezones

from babel import Locale
from babel.dates import get_timezone_location
from phonenumbers import SUPPORTED_REGIONS, country_code_for_region

# Names in the database of time zones that are no places to live in.
NOT_ZONES = frozenset({"Factory", "localtime", "posixrules"})
HOME_ZONE = "Asia/Tokyo"
HOME_COUNTRY = "JP"

Choice = tuple[str, str]


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if name not in NOT_ZONES)


@lru_cache(maxsize=4)
def zone_choices(language: str) -> tuple[Choice | tuple[str, tuple[Choice, ...]], ...]:
    """Tokyo, then all zones grouped by region: ("", "Asia", (("Asia/Seoul", "ソウル — Asia/Seoul"), …))."""
    named = sorted((_region(name), name) for name in zone_names())
    groups = [
        (region, tuple((name, _zone_label(name, language)) for _region_again, name in group))
        for region, group in groupby(named, key=lambda pair: pair[0])
    ]
    return ((HOME_ZONE, _zone_label(HOME_ZONE, language)), *groups)


@lru_cache(maxsize=4)
def country_choices(language: str) -> tuple[Choice, ...]:
    """Japan, then all countries that have telephone numbers: ("FR", "フランス (+33)")."""
    names = Locale.parse(language).territories
    label = {
        code: f"{names.get(code, code)} (+{country_code_for_region(code)})" for code in SUPPORTED_REGIONS
    }
    others = sorted((text, code) for code, text in label.items() if code != HOME_COUNTRY)
    return ((HOME_COUNTRY, label[HOME_COUNTRY]), *((code, text) for text, code in others))


def _region(name: str) -> str:
    region, slash, _city = name.partition("/")
    return region if slash else "Etc"


def _zone_label(name: str, language: str) -> str:
    if _region(name) == "Etc":
        return name
    city = get_timezone_location(name, locale=language, return_city=True)
    return f"{city} — {name}"
