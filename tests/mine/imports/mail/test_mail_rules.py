"""Which mails are left out."""

from __future__ import annotations

import pytest

from goen.mine.imports.mail import rules
from goen.mine.imports.mail.addresses import Address
from goen.mine.imports.mail.headers import Fields


@pytest.mark.parametrize(
    ("fields", "labels", "code"),
    [
        ({}, (), ""),
        ({b"precedence": b"first-class"}, ("sent",), ""),
        ({b"auto-submitted": b"no"}, (), ""),
        ({b"auto-submitted": b"No; owner=x"}, (), ""),
        ({}, ("inbox", "draft"), "draft"),
        ({}, ("下書き",), "draft"),
        ({}, ("spam",), "spam"),
        ({}, ("迷惑メール", "開封済み"), "spam"),
        ({}, ("trash", "ゴミ箱"), ""),
        ({b"list-id": b"<x.example>"}, (), "mailing_list"),
        ({b"list-unsubscribe": b"<mailto:x>"}, (), "mailing_list"),
        ({b"precedence": b"Bulk"}, (), "mailing_list"),
        ({b"precedence": b"list"}, (), "mailing_list"),
        ({b"precedence": b"junk"}, (), "mailing_list"),
        ({b"precedence": b"auto_reply"}, (), "automatic"),
        ({b"auto-submitted": b"auto-replied"}, (), "automatic"),
        ({b"auto-submitted": b"auto-generated; x"}, (), "automatic"),
        ({b"x-autoreply": b"yes"}, (), "automatic"),
        ({b"x-autorespond": b""}, (), "automatic"),
    ],
)
def test_headers_say_what_is_left_out(fields: Fields, labels: tuple[str, ...], code: str) -> None:
    assert rules.by_headers(fields, frozenset(labels)) == code


@pytest.mark.parametrize(
    ("email", "name", "code"),
    [
        ("taro@example.jp", "山田太郎", ""),
        ("taro@example.jp", "", ""),
        ("no-reply@example.jp", "山田太郎", "no_reply"),
        ("noreply@example.jp", "", "no_reply"),
        ("no_reply@example.jp", "", "no_reply"),
        ("drive-shares-noreply@example.jp", "", "no_reply"),
        ("noreply-maps@example.jp", "", "no_reply"),
        ("do-not-reply@example.jp", "", "no_reply"),
        ("donotreply@example.jp", "", "no_reply"),
        ("mailer-daemon@example.jp", "", "no_reply"),
        ("postmaster@example.jp", "", "no_reply"),
        ("notification@example.jp", "", "no_reply"),
        ("notifications+x1@example.jp", "", "no_reply"),
        ("mailmag@example.jp", "", "no_reply"),
        ("noriko@example.jp", "", ""),
        ("notakawa@example.jp", "", ""),
        ("team@googlegroups.com", "", "mailing_list"),
        ("dev@ml.example.jp", "", "mailing_list"),
        ("dev-ml@example.jp", "", "mailing_list"),
        ("all@example.jp", "", "mailing_list"),
        ("taro@example.jp", "株式会社縁商事", "organisation"),
        ("info@example.jp", "", "organisation"),
        ("info@example.jp", "山田太郎", ""),
        ("support@github.com", "GitHub", "organisation"),
        ("order@amazon.co.jp", "Amazon.co.jp", "organisation"),
        ("zenlabo@taro.jp", "Zenlabo", ""),
        ("info@johnson.com", "Jo", ""),
    ],
)
def test_addresses_say_who_is_no_person(email: str, name: str, code: str) -> None:
    assert rules.by_address(Address(email, name)) == code
