"""An address, a number or a page is written in many ways and is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goen.language import handles


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Taro@Example.COM", "taro@example.com"),
        ("  <taro@example.com> ", "taro@example.com"),
        ("mailto:Taro%2Bx@example.com?subject=hi", "taro+x@example.com"),
        ("山田太郎 <mailto:taro@example.com>", "taro@example.com"),
        ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "taro@example.com"),
        ("'taro@example.com';", "taro@example.com"),
        (
            "taro..yamada.@docomo.example.jp",
            "taro..yamada.@docomo.example.jp",
        ),  # such addresses were given out
        ("o'brien@example.com", "o'brien@example.com"),
        ("taro@例え.jp", "taro@例え.jp"),
    ],
)
def test_email_is_one_key_for_one_address(text: str, address: str) -> None:
    assert handles.email(text) == address


@pytest.mark.parametrize(
    "text",
    ["", "taro", "taro@", "@example.com", "taro@localhost", "a b@example.com", "a@b@example.com", "山田太郎",
     "taro@example.com, jiro@example.com", "x" * 65 + "@example.com", "taro@" + "a." * 200 + "com",
     "\ud800@x.jp"],
)  # fmt: skip
def test_email_is_none_for_what_is_no_address(text: str) -> None:
    assert handles.email(text) is None


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("090-1234-5678", "JP", "+819012345678"),
        ("０９０－１２３４－５６７８", "JP", "+819012345678"),
        ("090ー1234ー5678", "JP", "+819012345678"),
        ("090‐1234‐5678", "JP", "+819012345678"),
        ("+81 (0)90-1234-5678", "US", "+819012345678"),
        ("+81 (0)3-1234-5678", "JP", "+81312345678"),
        ("(03) 1234-5678", "JP", "+81312345678"),
        ("tel:+81-3-1234-5678", "JP", "+81312345678"),
        ("TEL 03-1234-5678(代)", "JP", "+81312345678"),
        ("電話：03-1234-5678", "JP", "+81312345678"),
        ("184-090-1234-5678", "JP", "+819012345678"),
        ("0300000000", "JP", "+81300000000"),
        ("0120-123-456", "JP", "+81120123456"),
        ("010-1-650-253-0000", "JP", "+16502530000"),
        ("(650) 253-0000", "US", "+16502530000"),
        ("+44 20 7946 0958", "JP", "+442079460958"),
        ("+442079460958", "", "+442079460958"),
    ],
)
def test_phone_is_e164_in_the_members_country(text: str, country: str, number: str) -> None:
    assert handles.phone(text, country) == number


@pytest.mark.parametrize(
    "text",
    ["03-1234-5678 内線12", "03-1234-5678（内線：12）", "03-1234-5678 ext. 12", "03-1234-5678 x12",
    "03-1234-5678;ext=12",
     "０３ー１２３４ー５６７８　内線１２"],
)  # fmt: skip
def test_phone_with_an_extension_is_a_line_of_its_own(text: str) -> None:
    assert handles.phone(text, "JP") == "+81312345678;ext=12"


@pytest.mark.parametrize(
    "text",
    ["", "110", "1234-5678", "山田太郎", "090-1234-5678-9012-3456", "0" * 500, "+", "ext 12", "\ud800"],
)
def test_phone_is_none_for_what_cannot_be_dialled(text: str) -> None:
    assert handles.phone(text, "JP") is None


def test_phone_without_a_country_needs_the_prefix() -> None:
    assert handles.phone("090-1234-5678", "") is None


@pytest.mark.parametrize(
    ("number", "shared"),
    [
        ("+81312345678", True),
        ("+81120123456", True),
        ("+81300000000", True),  # nobody's number, but it looks like an office in Tokyo
        ("+819012345678", False),
        ("+819000000000", False),
        ("+815012345678", False),
        ("+81312345678;ext=12", False),
        ("+16502530000", False),  # in North America a mobile looks the same
        ("not a number", True),
    ],
)
def test_is_shared_line_tells_offices_from_mobiles(number: str, shared: bool) -> None:
    assert handles.is_shared_line(number) is shared


@pytest.mark.parametrize(
    ("number", "country", "shown"),
    [
        ("+819012345678", "JP", "090-1234-5678"),
        ("+819012345678", "US", "+81 90-1234-5678"),
        ("+16502530000", "US", "(650) 253-0000"),
        ("nobody", "JP", "nobody"),
    ],
)
def test_shown_phone_is_as_people_there_write_it(number: str, country: str, shown: str) -> None:
    assert handles.shown_phone(number, country) == shown


def test_shown_phone_keeps_the_extension() -> None:
    assert handles.shown_phone("+81312345678;ext=12", "JP").endswith("12")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/in/Taro-Yamada/", "linkedin.com/in/taro-yamada"),
        ("http://jp.linkedin.com/in/taro-yamada?trk=x#y", "linkedin.com/in/taro-yamada"),
        ("linkedin.com/in/taro-yamada/ja", "linkedin.com/in/taro-yamada"),
        ("https://m.linkedin.com/mwlite/in/taro-yamada", "linkedin.com/in/taro-yamada"),
        (
            "https://www.linkedin.com/in/%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E-1a2b",
            "linkedin.com/in/山田太郎-1a2b",
        ),
        ("https://www.linkedin.com/in/山田太郎-1a2b", "linkedin.com/in/山田太郎-1a2b"),
        ("https://twitter.com/Taro", "x.com/taro"),
        ("https://mobile.twitter.com/@Taro", "x.com/taro"),
        ("https://twitter.com/#!/Taro", "x.com/taro"),
        ("x.com/taro", "x.com/taro"),
        ("https://m.facebook.com/Taro.Yamada?ref=x", "facebook.com/taro.yamada"),
        ("https://ja-jp.facebook.com/taro", "facebook.com/taro"),
        ("https://www.facebook.com/profile.php?id=1000123&sk=about", "facebook.com/1000123"),
        ("https://www.facebook.com/people/Taro-Yamada/1000123/", "facebook.com/1000123"),
        ("https://instagram.com/Taro_/", "instagram.com/taro_"),
        ("https://github.com/Taro", "github.com/taro"),
        ("HTTPS://Example.ORG/About/", "example.org/About"),
        ("//example.org", "example.org"),
        ("example.org:8080/a//b", "example.org/a/b"),
        ("https://example.org/%FF", "example.org/%FF"),
    ],
)
def test_page_is_one_key_for_one_profile(url: str, key: str) -> None:
    assert handles.page(url) == key


@pytest.mark.parametrize(
    "url",
    ["", "taro", "mailto:taro@example.com", "ftp://example.org/x", "javascript:alert(1)", "http://",
    "http://[::1",
     "https://www.linkedin.com/", "https://facebook.com/profile.php",
     "https://www.linkedin.com/profile/view?id=1",
     "taro@example.com", "1.5", "two words", "https://example.org/%00", "https://example.org/" + "a" * 3_000,
     "https://example.org/" + "a" * 600],
)  # fmt: skip
def test_page_is_none_for_what_is_nobodys_page(url: str) -> None:
    assert handles.page(url) is None


@given(some.text(max_size=300))
def test_handles_take_any_text(text: str) -> None:
    for normalised in (handles.email(text), handles.page(text)):
        assert normalised is None or len(normalised) <= 500
    handles.phone(text, "JP")
    handles.is_shared_line(text)
    handles.shown_phone(text, "JP")


@pytest.mark.parametrize("piece", ["a", "@", "<", "+81", "/", "%", "0-", "a.", "("])
def test_handles_are_quick_with_endless_text(piece: str) -> None:
    text = piece * 10_000
    assert (handles.email(text), handles.phone(text, "JP"), handles.page(text)) == (None, None, None)
