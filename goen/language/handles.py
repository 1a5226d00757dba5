"""Handles as keys: an address, a number or a page is written in many ways and is one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationResult

_MOST_EMAIL = 254  # RFC 5321
_MOST_PHONE = 80
_MOST_PAGE = 500
_MOST_URL = 2_000

_ADDRESS = re.compile(r"[^\s@<>()\[\]\",;:\\]{1,64}@(?:[\w-]+\.)+[\w-]{2,}")
_IN_BRACKETS = re.compile(r"<([^<>]*)>\s*$")


def email(text: str) -> str | None:
    """The address in lower case: taro@example.com of "Taro <mailto:Taro@Example.com>"; None if it is none."""
    if len(text) > 4 * _MOST_EMAIL:
        return None
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "<" in text and (inside := _IN_BRACKETS.search(text)):
        text = inside[1]
    text = text.strip().lower()
    if text.startswith("mailto:"):
        text = unquote(text[7:].partition("?")[0])
    text = text.strip(" '\"<>;,.\t\r\n\u200b\ufeff")
    is_address = len(text) <= _MOST_EMAIL and text.isprintable() and _ADDRESS.fullmatch(text)
    return text if is_address else None


_DASHES = str.maketrans(dict.fromkeys("ー‐‑‒–—―−－ｰ─~", "-") | {"(": " ", ")": " "})
_EXTENSION = re.compile(
    r"\s*[(\[,;、]*\s*(?:内線|ext(?:n|ension)?\.?|x|#)\s*(?:番号)?\s*[:=.]?\s*(\d{1,7})\W*$", re.I
)
_NOT_DIALLED = re.compile(
    r"^\s*(?:tel|phone|mobile|fax|電話|携帯|直通|代表)?\s*[:.]?\s*|\s*[(\[]?(?:代表?|直通|携帯)[)\]]?\s*$",
    re.I,
)
_JAPAN, _LEAST_IN_JAPAN = 81, 100_000_000
_CALLER_ID_JP = re.compile(r"^18[46](?=0\d{8,})")


@lru_cache(maxsize=65_536)
def phone(text: str, country: str) -> str | None:
    """E.164, with ";ext=12" where there is an extension: that is another line than the number without.

    `country` (ISO 3166, two letters) is where a number without a country's prefix belongs. None when it
    cannot be dialled from abroad: too short, too long, or a local number without its area.
    """
    number = _parsed(text, country)
    if number is None:
        return None
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{e164};ext={number.extension}" if number.extension else e164


def _parsed(text: str, country: str) -> PhoneNumber | None:
    if len(text) > _MOST_PHONE:
        return None
    spoken = unicodedata.normalize("NFKC", text)
    extension = _EXTENSION.search(spoken)
    if extension:
        spoken = spoken[: extension.start()]
    spoken = _NOT_DIALLED.sub("", spoken).translate(_DASHES)
    if country == "JP":
        spoken = _CALLER_ID_JP.sub("", re.sub(r"[\s-]", "", spoken))
    try:
        number = phonenumbers.parse(spoken, country or None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return None
    if number.country_code == _JAPAN and (number.national_number or 0) < _LEAST_IN_JAPAN:
        return None  # 1234-5678 passes for possible, but the area is missing
    if extension:
        number.extension = extension[1]
    return number


_OF_ONE_PERSON = {
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,  # in North America nobody can tell
    PhoneNumberType.VOIP,
    PhoneNumberType.PERSONAL_NUMBER,
    PhoneNumberType.PAGER,
}
_MOBILE_JP = re.compile(r"\+81(?:[5789]0\d{8}|20\d{8,})")


@lru_cache(maxsize=65_536)
def is_shared_line(e164: str) -> bool:
    """May a household or an office share this number? An extension is one person's, a mobile too."""
    if ";ext=" in e164 or _MOBILE_JP.fullmatch(e164):
        return False
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return True
    return phonenumbers.number_type(number) not in _OF_ONE_PERSON


def shown_phone(e164: str, country: str) -> str:
    """The number as people in that country write it, with the country's prefix when it is another's."""
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    at_home = number.country_code == phonenumbers.country_code_for_region(country)
    style = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


_SCHEME = re.compile(r"(?i)^([a-z][a-z0-9+.-]*):(?!\d)(//)?")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_][\w-]+")
_SAME_HOST = {
    "fb.com": "facebook.com",
    "twitter.com": "x.com",
    "instagr.am": "instagram.com",
}
_CASELESS = frozenset({"linkedin.com", "x.com", "facebook.com", "instagram.com", "github.com"})
_FRONT = re.compile(r"(?:www\d?|m|mobile|mbasic|touch|web)\.(?=[^.]+\.)")
_COUNTRY_FRONT = re.compile(r"[a-z]{2}(?:-[a-z]{2})?\.(?=(?:linkedin|facebook)\.com$)")
_LINKEDIN_WRAP = re.compile(r"^/(?:mwlite|comm|m)(?=/)")
_IDENTITY = re.compile(r"(?:^|&)id=([\w-]+)")


def page(url: str) -> str | None:
    """One key for one profile: "linkedin.com/in/taro-yamada", without scheme, language or tracking.

    None for what is not a web address, and for the bare front page of a network, which is everybody's.
    """
    if len(url) > _MOST_URL:
        return None
    parts = _parts(url)
    if parts is None:
        return None
    host, path, query = parts
    if host in _CASELESS:
        found = _profile(host, path, query)
        if found is None:
            return None
        path = found.lower()
    key = unicodedata.normalize("NFC", (host + path).rstrip("/"))
    return key if len(key) <= _MOST_PAGE and key.isprintable() else None


def _parts(url: str) -> tuple[str, str, str] | None:
    text = unicodedata.normalize("NFC", url.strip().strip("<>\"'"))
    scheme = _SCHEME.match(text)
    if scheme:
        if scheme[1].lower() not in ("http", "https"):
            return None
        text = text[scheme.end() :]
    try:
        split = urlsplit("//" + text.lstrip("/"))
    except ValueError:
        return None
    host = (split.hostname or "").rstrip(".")
    if not _HOST.fullmatch(host) or "@" in split.netloc:
        return None
    path = re.sub(r"/{2,}", "/", _decoded(split.path))
    if split.fragment.startswith("!/"):  # twitter.com/#!/taro
        path = split.fragment[1:]
    return _bare(host), path, split.query


def _bare(host: str) -> str:
    host = _COUNTRY_FRONT.sub("", _FRONT.sub("", host))
    return _SAME_HOST.get(host, host)


def _decoded(path: str) -> str:
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path


def _profile(host: str, path: str, query: str) -> str | None:
    """The path of a network's page that tells one profile from another; None where there is no such thing."""
    steps = [step for step in path.split("/") if step]
    if host == "linkedin.com":
        steps = [step for step in _LINKEDIN_WRAP.sub("", path).split("/") if step]
        if steps[:1] == ["in"]:
            steps = steps[:2]  # /in/taro/ja, /in/taro/overlay/contact-info
    if host == "x.com" and steps:
        steps[0] = steps[0].lstrip("@")
    if host == "facebook.com" and steps[:1] == ["people"]:
        steps = steps[2:3]
    if steps in (["profile.php"], ["profile", "view"]):
        identity = _IDENTITY.search(query)
        return f"/{identity[1]}" if identity and host == "facebook.com" else None
    return "/" + "/".join(steps) if any(steps) else None
