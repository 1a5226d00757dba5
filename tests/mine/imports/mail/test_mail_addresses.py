"""Lists of addresses, and the names beside them."""

from __future__ import annotations

import pytest

from goen.mine.imports.mail.addresses import Address, addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("taro@example.jp", [("taro@example.jp", "")]),
        ("<taro@example.jp>", [("taro@example.jp", "")]),
        ("<<taro@example.jp>>", [("taro@example.jp", "")]),
        ("<taro@example.jp", [("taro@example.jp", "")]),
        ("Taro <Taro@Example.JP>", [("taro@example.jp", "Taro")]),
        ("Taro<taro@example.jp>", [("taro@example.jp", "Taro")]),
        ("taro@example.jp (山田太郎)", [("taro@example.jp", "山田太郎")]),
        ("Taro <mailto:taro@example.jp>", [("taro@example.jp", "Taro")]),
        ('"Yamada, Taro" <t@x.jp>, b@x.jp', [("t@x.jp", "Yamada, Taro"), ("b@x.jp", "")]),
        (r'"Taro \"T\" Y" <t@x.jp>', [("t@x.jp", 'Taro "T" Y')]),
        ("山田, 太郎 <t@x.jp>, 花子 <h@x.jp>", [("t@x.jp", "山田, 太郎"), ("h@x.jp", "花子")]),
        ("Taro, h@x.jp", [("h@x.jp", "")]),
        ("=?UTF-8?B?5bGx55SwLOWkqumDjg==?= <t@x.jp>", [("t@x.jp", "山田,太郎")]),
        ('"=?UTF-8?B?5bGx?= =?UTF-8?B?55Sw?=" <t@x.jp>', [("t@x.jp", "山田")]),
        ("a@x.jp; b@x.jp;", [("a@x.jp", ""), ("b@x.jp", "")]),
        (",,a@x.jp, ,", [("a@x.jp", "")]),
        ("undisclosed-recipients:;", []),
        ("Team: a@x.jp, B <b@x.jp>;, c@x.jp", [("a@x.jp", ""), ("b@x.jp", "B"), ("c@x.jp", "")]),
        ("Taro (a, b) <t@x.jp>", [("t@x.jp", "Taro")]),
        ('"Unclosed <a@x.jp>, B <b@x.jp>', [("a@x.jp", "Unclosed"), ("b@x.jp", "B")]),
        ("Taro (unclosed <a@x.jp>, b@x.jp", [("a@x.jp", "Taro (unclosed"), ("b@x.jp", "")]),
        ('"taro..yama."@docomo.ne.jp', [("taro..yama.@docomo.ne.jp", "")]),
        ("taro@localhost, @, <>, no address <none>", []),
    ],
)
def test_lists_are_read_as_mailers_write_them(text: str, found: list[tuple[str, str]]) -> None:
    assert [(address.email, address.name) for address in addresses(text)] == found


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("'山田 太郎' <t@x.jp>", Address("t@x.jp", "山田 太郎")),
        ("“Taro” <t@x.jp>", Address("t@x.jp", "Taro")),
        ("山田　太郎 <t@x.jp>", Address("t@x.jp", "山田 太郎")),
        ("山田太郎様 <t@x.jp>", Address("t@x.jp", "山田太郎")),
        ("山田 太郎 さん <t@x.jp>", Address("t@x.jp", "山田 太郎")),
        ('"t@x.jp" <t@x.jp>', Address("t@x.jp")),
        ("T@X.jp <t@x.jp>", Address("t@x.jp")),
        ("山田太郎（株式会社縁商事） <t@x.jp>", Address("t@x.jp", "山田太郎", "株式会社縁商事")),
        ("山田太郎【株式会社縁商事】 <t@x.jp>", Address("t@x.jp", "山田太郎", "株式会社縁商事")),
        ('"Taro (private)" <t@x.jp>', Address("t@x.jp", "Taro")),
        ("'山田 太郎' via 営業 <sales@x.jp>", Address("sales@x.jp", "山田 太郎", is_relayed=True)),
        ("（株式会社縁商事） <t@x.jp>", Address("t@x.jp", "(株式会社縁商事)")),
    ],
)
def test_a_display_name_is_stripped_to_the_name(text: str, address: Address) -> None:
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        '"' + '\\"' * 300_000,
        '"' * 499_999,
        "(" * 500_000,
        "<" * 500_000,
        "a" * 300_000 + "@" + ":" * 300_000,
        ":" * 500_000,
        "=?utf-8?q?a?= " * 50_000 + "<a@x.jp>",
        "( a" * 200_000 + "@<",
    ],
)
def test_hostile_lists_take_no_longer_than_they_are(text: str) -> None:
    assert len(addresses(text)) <= 1  # would take minutes where a pattern goes back and forth


def test_a_hundred_thousand_addresses_are_all_found() -> None:
    assert len(addresses("a@x.jp, " * 100_000)) == 100_000
