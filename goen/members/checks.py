"""Combinations of settings that would be unsafe: Goen refuses to start with them and says what to set."""

from __future__ import annotations

import stat
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def address_is_safe(**kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    host = urlsplit(settings.URL).hostname or ""
    if is_loopback(host):
        return found
    if not settings.IS_HTTPS and not settings.ALLOW_HTTP:
        found.append(
            Error(
                f"GOEN_URL is {settings.URL}: without https others on the way can read everything.",
                hint=f"Set GOEN_URL=https://{host}, or GOEN_ALLOW_HTTP=1 in a network you trust wholly.",
                id="goen.E001",
            )
        )
    if settings.DEBUG:
        found.append(
            Error(
                f"GOEN_DEBUG is on while {host} is open to others: error pages would show private things.",
                hint="Set GOEN_DEBUG=0.",
                id="goen.E002",
            )
        )
    return found


@register()
def registration_can_be_verified(**kwargs: Any) -> list[CheckMessage]:
    if settings.REGISTRATION == "closed" or settings.EMAIL_HOST:
        return []
    return [
        Error(
            f"GOEN_REGISTRATION is {settings.REGISTRATION}, but no mail can be sent to verify addresses.",
            hint="Set GOEN_SMTP_HOST, or GOEN_REGISTRATION=closed and add members with `goen member add`.",
            id="goen.E003",
        )
    ]


@register()
def secret_key_is_private(**kwargs: Any) -> list[CheckMessage]:
    kept = settings.HOME / "secret-key"
    try:
        mode = stat.S_IMODE(kept.stat().st_mode)
    except FileNotFoundError:
        return []
    if not mode & 0o077:
        return []
    return [
        Error(
            f"{kept} can be read by other users of this machine (mode {mode:o}).",
            hint=f"Run: chmod 600 {kept}",
            id="goen.E004",
        )
    ]


@register()
def hosts_are_named(**kwargs: Any) -> list[CheckMessage]:
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "GOEN_HOSTS holds *: links in mails could be made to lead to a stranger's server.",
            hint="Set GOEN_HOSTS to the names under which Goen is opened, separated by commas.",
            id="goen.E005",
        )
    ]


def is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
