"""Unsafe combinations refuse to start and say what to set."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from goen.members.checks import is_loopback

HTTPS = {"URL": "https://goen.example", "IS_HTTPS": True}
HTTP = {"URL": "http://goen.example", "IS_HTTPS": False}


def found() -> list[str]:
    return [str(message.id) for message in run_checks() if str(message.id).startswith("goen.")]


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ({}, []),
        ({"URL": "http://127.0.0.1:8000", "DEBUG": True}, []),
        (HTTPS, []),
        (HTTP, ["goen.E001"]),
        (HTTP | {"ALLOW_HTTP": True}, []),
        (HTTPS | {"DEBUG": True}, ["goen.E002"]),
        (HTTP | {"DEBUG": True}, ["goen.E001", "goen.E002"]),
        ({"REGISTRATION": "open"}, ["goen.E003"]),
        ({"REGISTRATION": "invited"}, ["goen.E003"]),
        ({"REGISTRATION": "open", "EMAIL_HOST": "smtp.example"}, []),
        ({"ALLOWED_HOSTS": ["*"]}, ["goen.E005"]),
    ],
)
def test_unsafe_settings_are_found(settings: Settings, given: dict[str, object], ids: list[str]) -> None:
    for name, value in given.items():
        setattr(settings, name, value)

    assert found() == ids


def test_every_refusal_says_what_to_set(settings: Settings) -> None:
    for name, value in (HTTP | {"DEBUG": True, "REGISTRATION": "open", "ALLOWED_HOSTS": ["*"]}).items():
        setattr(settings, name, value)

    hints = {message.id: message.hint for message in run_checks() if str(message.id).startswith("goen.")}

    assert set(hints) == {"goen.E001", "goen.E002", "goen.E003", "goen.E005"}
    assert all("GOEN_" in str(hint) for hint in hints.values())


@pytest.mark.parametrize(("mode", "ids"), [(0o600, []), (0o640, ["goen.E004"]), (0o604, ["goen.E004"])])
def test_secret_key_must_be_private(settings: Settings, tmp_path: Path, mode: int, ids: list[str]) -> None:
    settings.HOME = tmp_path
    (tmp_path / "secret-key").write_text("k")
    (tmp_path / "secret-key").chmod(mode)

    assert found() == ids


def test_missing_secret_key_file_is_fine(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path

    assert found() == []


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("localhost", True),
        ("goen.localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("192.168.1.5", False),
        ("goen.example", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_loopback_is_this_machine_only(host: str, answer: bool) -> None:
    assert is_loopback(host) is answer
