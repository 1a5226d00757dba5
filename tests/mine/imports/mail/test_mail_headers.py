"""Header sections and the text in them."""

from __future__ import annotations

import pytest

from goen.mine.imports.mail import headers

WANTED = {b"from", b"to", b"cc", b"subject"}


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        (b"From: a@x.jp\nSubject: hi\n", {b"from": b"a@x.jp", b"subject": b"hi"}),
        (b"From: a@x.jp\r\nSubject: hi\r\n", {b"from": b"a@x.jp", b"subject": b"hi"}),
        (b"FROM:a@x.jp\n", {b"from": b"a@x.jp"}),
        (b"From : a@x.jp\n", {b"from": b"a@x.jp"}),
        (b"Subject: one\r\n two\r\n\tthree\r\n", {b"subject": b"one two\tthree"}),
        (b"X-Long: a\n from: b\nSubject: hi\n", {b"subject": b"hi"}),  # folded, not a field
        (b"From: a@x.jp\nFrom: b@x.jp\n b2\n", {b"from": b"a@x.jp"}),
        (b"To: a@x.jp\nTo: b@x.jp\n ,c@x.jp\n", {b"to": b"a@x.jp, b@x.jp ,c@x.jp"}),
        (b" folded first\nno colon\nSubject:\n", {b"subject": b""}),
        (b"", {}),
    ],
)
def test_fields_are_unfolded_and_the_first_counts(section: bytes, fields: headers.Fields) -> None:
    assert headers.fields(section, WANTED) == fields


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "cp932", "iso2022_jp"])
def test_raw_text_is_read_in_whatever_encoding(encoding: str) -> None:
    text = "Yamada" if encoding == "ascii" else "山田太郎 様"
    assert headers.text_of(text.encode(encoding)) == text


def test_raw_text_in_no_encoding_is_read_as_far_as_it_goes() -> None:
    assert headers.text_of(b"caf\xe9\xff\xff") == "caf\ufffd\ufffd\ufffd"


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("plain", "plain"),
        ("=?UTF-8?B?5bGx55Sw?=", "山田"),
        ("=?utf-8?q?Ren=C3=A9_B?=", "René B"),
        ("Re: =?UTF-8?B?5bGx55Sw?= (2)", "Re: 山田 (2)"),
        ("=?UTF-8?B?5bGx?= =?UTF-8?B?55Sw?=", "山田"),  # the space between two is none
        ("=?UTF-8?B?5bGx?=\t=?utf-8?b?55Sw?=", "山田"),
        ("=?UTF-8?B?5bGx?==?UTF-8?B?55Sw?=", "山田"),
        ("=?UTF-8?B?5bGx?= =?ISO-2022-JP?B?GyRCRUQbKEI=?=", "山田"),
        ("=?UTF-8?B?5bE=?= =?UTF-8?B?seeUsA==?=", "山田"),  # cut in the middle of a character
        ("=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?=", "山田"),
        ("=?ISO-2022-JP?B?GyRCLSEtahsoQg==?=", "①㈱"),
        ("=?iso-2022-jp-ms?B?GyRCLSEtahsoQg==?=", "①㈱"),
        ("=?Shift_JIS?B?jlKTYw==?=", "山田"),
        ("=?x-sjis?B?h0CHig==?=", "①㈱"),
        ("=?EUC-JP?B?u7PFxA==?=", "山田"),
        ("=?utf-8*ja?B?5bGx55Sw?=", "山田"),  # with a language, RFC 2231
        ("=?gb2312?B?yb3M7w==?=", "山田"),
        ("=?us-ascii?B?5bGx55Sw?=", "山田"),  # says what it is not
        ("=?no-such?B?5bGx55Sw?=", "山田"),
        ("=?idna?B?5bGx55Sw?=", "山田"),
        ("=?hex?B?5bGx55Sw?=", "山田"),
        ("=?UTF-8?B?5bGx55S?=", "山\ufffd"),  # cut off
        ("=?UTF-8?B?5bGx5?=", "山"),
        ("=?UTF-8?B?!5bGx 55Sw!?=", "山田"),
        ("=?UTF-8?B??=", ""),
        ("=?UTF-8?Q?山?=", "山"),
        ("=?a\0b?B?5bGx?=", "=?a\0b?B?5bGx?="),
        ("=?broken", "=?broken"),
        ("a =?b?= c", "a =?b?= c"),
    ],
)
def test_encoded_words_are_decoded(text: str, decoded: str) -> None:
    assert headers.decoded(text) == decoded
