"""The cast and the clock of all tests. The settings read the environment, so it is set before they load."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
from pathlib import Path

# Never anybody's own data or settings. DATABASE_URL alone is let in, and chooses the database.
for name in [name for name in os.environ if name.startswith("GOEN_")]:
    del os.environ[name]
HOME = Path(tempfile.mkdtemp(prefix="goen-tests-"))
(HOME / "static").mkdir()
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["GOEN_HOME"] = str(HOME)

# Whoever runs the tests in the background may have turned interrupts off; what the tests start needs them.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

import django
import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "goen.settings"
django.setup()
# pytest's workers inherit the environment: with this in it they would load the settings before they come
# here, and share one home. For the same reason pyproject.toml does not name the settings.
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.conf import settings

from goen.members.models import Member

# Pages name their style and scripts as they are: nobody collects static files before a test.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
# Passwords are hashed slowly on purpose; the cast is made anew for every test.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser last: Playwright leaves an event loop in its process that no other test should meet."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture
def aoi(db: None) -> Member:
    """She owns it."""
    return Member.objects.create_user("aoi@example.com", "a-quiet-river-7", name="葵")


@pytest.fixture
def ren(db: None) -> Member:
    """He shares a circle with her."""
    return Member.objects.create_user("ren@example.com", "a-quiet-river-8", name="蓮")


@pytest.fixture
def mio(db: None) -> Member:
    """She is a stranger."""
    return Member.objects.create_user("mio@example.com", "a-quiet-river-9", name="澪")
