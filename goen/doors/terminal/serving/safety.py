"""What must hold before Goen listens: safe settings, and an address that can be had."""

from __future__ import annotations

import errno
import http.client
import socket

from django.conf import settings
from django.core import checks

from goen.doors.terminal.refusals import Refused
from goen.doors.terminal.words import gettext as _
from goen.members.checks import is_loopback

ANSWER_SECONDS = 1.0


def refuse_unsafe(host: str) -> None:
    if reasons := [*_faults_of_settings(), *_faults_of_listening(host)]:
        raise Refused(
            "\n".join([_("Goen does not start, because it would be unsafe or could not work:"), *reasons])
        )


def _faults_of_settings() -> list[str]:
    return [
        f"- {fault.msg} {fault.hint or ''}".rstrip()
        for fault in checks.run_checks()
        if fault.level >= checks.ERROR and not fault.is_silenced()
    ]


def _faults_of_listening(host: str) -> list[str]:
    faults = []
    if settings.IS_HTTPS and not settings.IS_BEHIND_PROXY:
        faults.append(
            _(
                "- GOEN_URL begins with https, which a proxy in front of Goen has to speak. Set "
                "GOEN_BEHIND_PROXY=1 and let the proxy set X-Forwarded-Proto."
            )
        )
    if is_loopback(host):
        return faults
    if not settings.IS_HTTPS and not settings.ALLOW_HTTP:
        faults.append(
            _(
                "- --host %s lets other machines in, and GOEN_URL is plain http: others on the way could "
                "read along. Set GOEN_URL=https://…, or leave out --host."
            )
            % host
        )
    if settings.DEBUG:
        faults.append(
            _("- --host %s lets other machines in while GOEN_DEBUG is on. Set GOEN_DEBUG=0.") % host
        )
    return faults


def refuse_taken(host: str, port: int) -> None:
    """Refuse an address that cannot be listened on, while there is somebody to tell."""
    place = f"{host}:{port}"
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen(1)
    except OSError as error:
        raise Refused(_why_not(place, error)) from error


def _why_not(place: str, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            _("%s is taken: another program listens there, perhaps Goen itself. Choose another --port.")
            % place
        )
    if error.errno == errno.EACCES:
        return _("%s may not be used. Choose a --port from 1024 on.") % place
    return _("%(place)s cannot be listened on: %(reason)s") % {
        "place": place,
        "reason": error.strerror or error,
    }


def answers(host: str, port: int) -> bool:
    """Whether a page comes from there, be it a refusal. The port alone is open before anything can answer."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  compared, not bound
    connection = http.client.HTTPConnection(near, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("HEAD", "/", headers={"Host": settings.ALLOWED_HOSTS[0]})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
