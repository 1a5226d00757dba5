"""What must hold before Goen listens."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from pytest_django import Settings

from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.serving.safety import answers, refuse_taken, refuse_unsafe


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.mark.parametrize(
    ("changed", "host", "says"),
    [
        ({}, "0.0.0.0", "GOEN_URL is plain http"),
        ({}, "::", "GOEN_URL is plain http"),
        ({"DEBUG": True, "ALLOW_HTTP": True}, "192.0.2.1", "Set GOEN_DEBUG=0"),
        ({"URL": "https://goen.example", "IS_HTTPS": True}, "127.0.0.1", "Set GOEN_BEHIND_PROXY=1"),
        ({"URL": "http://goen.example"}, "127.0.0.1", "Set GOEN_URL=https://goen.example"),
        ({"REGISTRATION": "open", "EMAIL_HOST": ""}, "127.0.0.1", "Set GOEN_SMTP_HOST"),
    ],
)
def test_unsafe_combination_refuses_to_start(
    settings: Settings, changed: dict[str, object], host: str, says: str
) -> None:
    _lay(settings, changed)
    with pytest.raises(Refused, match="does not start") as refused:
        refuse_unsafe(host)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("changed", "host"),
    [
        ({}, "127.0.0.1"),
        ({}, "localhost"),
        ({"ALLOW_HTTP": True}, "0.0.0.0"),
        ({"URL": "https://goen.example", "IS_HTTPS": True, "IS_BEHIND_PROXY": True}, "0.0.0.0"),
    ],
)
def test_safe_combination_starts(settings: Settings, changed: dict[str, object], host: str) -> None:
    _lay(settings, changed)
    refuse_unsafe(host)


def _lay(settings: Settings, changed: dict[str, object]) -> None:
    settings.SPOOL.mkdir(exist_ok=True)
    for name, value in changed.items():
        setattr(settings, name, value)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_taken_port_is_said(taken: int) -> None:
    with pytest.raises(Refused, match=f"127.0.0.1:{taken} is taken") as refused:
        refuse_taken("127.0.0.1", taken)
    assert "Choose another --port" in str(refused.value)


def test_address_of_another_machine_cannot_be_listened_on() -> None:
    with pytest.raises(Refused, match=r"192\.0\.2\.1:8000 cannot be listened on"):
        refuse_taken("192.0.2.1", 8000)


def test_open_port_is_up_once_pages_come_from_it(taken: int) -> None:
    assert not answers("127.0.0.1", taken)
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        port = server.server_address[1]
        Thread(target=server.handle_request, daemon=True).start()
        assert answers("0.0.0.0", port)
