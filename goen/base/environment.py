"""Typed readers of the environment. Every error names the variable and the way out."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class Misconfigured(Exception):
    """The environment asks for something that cannot be or that would be unsafe."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", None}:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise Misconfigured(f"{name} is {value!r}: set it to 1 or 0")


def whole_number(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isdecimal():
        raise Misconfigured(f"{name} is {value!r}: set it to a whole number such as {default}")
    return int(value)


def words(name: str) -> list[str]:
    """Comma-separated values, empty ones left out."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def one_of(name: str, allowed: tuple[str, ...]) -> str:
    """One of `allowed`; the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise Misconfigured(f"{name} is {value!r}: set it to one of {', '.join(allowed)}")
    return value


def home() -> Path:
    """The folder of all data, made when missing, readable by its owner only."""
    return made(Path(text("GOEN_HOME") or Path.home() / ".local/share/goen").expanduser().resolve())


def made(folder: Path) -> Path:
    """The folder, made when missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Misconfigured(
            f"{folder} cannot be made: {error.strerror}. Set GOEN_HOME to a folder that can be written"
        ) from error
    return folder


def secret_key(folder: Path) -> str:
    """The key from GOEN_SECRET_KEY, or the one kept in `folder`, made at the first start (mode 600)."""
    if key := text("GOEN_SECRET_KEY"):
        return key
    kept = folder / "secret-key"
    try:
        # Exclusive creation: of two processes that start at once, one makes the key and both read it.
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    key = kept.read_text().strip()
    if not key:
        raise Misconfigured(f"{kept} is empty: remove it and start again (everybody must sign in anew)")
    return key


def database(folder: Path) -> dict[str, object]:
    """Django's database settings from DATABASE_URL, or SQLite in `folder`."""
    url = text("DATABASE_URL")
    if not url:
        return _sqlite(folder / "goen.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Misconfigured(f"DATABASE_URL begins with {parts.scheme!r}: use postgresql:// or sqlite:///")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),  # sslmode=require and the like
    }


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,  # a connection keeps the pages it has read
        "OPTIONS": {
            # A write begins by taking the lock, so that two writers wait instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
        },
    }
