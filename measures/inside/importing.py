"""One whole import in a process of its own: `python -m measures.inside.importing FILE`.

Runs in the home of GOEN_HOME and prints JSON: the seconds from asking for the import to its end, those of the
processor among them, the peak memory of the process, and what came of the file. To see where the time goes:
`python -m cProfile -s cumtime -m measures.inside.importing FILE`.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

MB = 1_000_000


def main(path: str) -> None:
    import django

    django.setup()
    from django.utils import timezone

    from goen.members.models import Member
    from goen.mine.imports import actions, queries, running

    member = Member.objects.get()
    began, cpu_began = time.perf_counter(), time.process_time()
    brought = actions.bring(member=member, paths=[path], keep_last_words=False, now=timezone.now())
    running.run(brought.pk, now=timezone.now)
    taken, cpu = time.perf_counter() - began, time.process_time() - cpu_began
    (report,) = queries.report(brought)
    found = {
        "seconds": taken,
        "cpu_seconds": cpu,
        "peak_mb": peak_bytes() / MB,
        "people": report.people_new,
        "moments": report.moments_new,
        "skipped": len(report.skipped),
        "error": report.error,
    }
    sys.stdout.write(json.dumps(found))


def peak_bytes() -> int:
    """The most memory this process has had.

    On Linux ru_maxrss goes on from what the parent had when it started this process; VmHWM begins anew.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main(sys.argv[1])
