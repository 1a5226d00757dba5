"""A real server is started and stopped, where there is one on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tools import with_postgres

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(with_postgres.found_server() is None, reason="no PostgreSQL server here")

SAYS_WHERE = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    print(os.environ["DATABASE_URL"])
    for question in ("select current_setting('server_encoding') || lower('É')", "show data_directory"):
        print(connection.execute(question).fetchone()[0], flush=True)
"""


def started(code: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tools.with_postgres", sys.executable, "-c", code]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def is_running(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def test_command_gets_a_database_that_goes_with_it():
    run = started(SAYS_WHERE)
    said, _ = run.communicate(timeout=60)
    url, encoding, folder = said.splitlines()
    assert run.returncode == 0
    assert url.startswith("postgresql://postgres:")
    assert "@127.0.0.1:" in url
    assert encoding == "UTF8é"
    assert not is_running(url)
    assert not Path(folder).exists()


def test_command_that_fails_is_passed_on():
    run = started("raise SystemExit(3)")
    run.communicate(timeout=60)
    assert run.returncode == 3


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_server_stops_when_the_command_is_stopped(number):
    run = started(f"{SAYS_WHERE}\nimport time; time.sleep(60)")
    url, _encoding, folder = (run.stdout.readline().strip() for _ in range(3))
    assert is_running(url)
    os.kill(run.pid, number)
    run.communicate(timeout=60)
    assert run.returncode != 0
    assert not is_running(url)
    assert not Path(folder).exists()
