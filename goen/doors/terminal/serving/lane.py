"""The child that takes up the jobs of one queue: `python -m goen.doors.terminal.serving.lane QUEUE`."""

from __future__ import annotations

import os
import sys

from goen.doors.terminal.serving.child import end_with_parent


def main(queue: str) -> None:
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goen.settings")
    import django

    django.setup()
    from goen.base.jobs.lane import work

    work(queue)


if __name__ == "__main__":
    main(sys.argv[1])
