"""Writes the demo: what Hanako Tamura would download from all she uses. `python -m demo.make FOLDER`"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from demo import line, linkedin, mailbox, phone
from demo.story import tell


def write(folder: Path, *, today: date) -> list[Path]:
    """The export files in `folder`; the same `today` gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    story = tell(today)
    return [
        linkedin.write(folder, story),
        phone.write(folder, story),
        mailbox.write(folder, story),
        *line.write(folder, story),
    ]


if __name__ == "__main__":
    for path in write(Path(sys.argv[1]), today=datetime.now(ZoneInfo("Asia/Tokyo")).date()):
        print(path)
