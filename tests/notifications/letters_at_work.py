"""The outbox of a data folder, from outside: write letters, keep a worker alive, report.

write 60        so many letters through ``notify``
work FILE       a worker in a child process; its number stands in FILE; a new one when it dies
report          one line per letter: Message-ID, state, attempts, how many were cut off
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402 -- needs django.setup()

from conglang.foundation.database import close_connections  # noqa: E402 -- same
from conglang.foundation.jobs.worker import run_worker  # noqa: E402 -- same
from conglang.foundation.serve.processes import tie_to_parent  # noqa: E402 -- same
from tests.notifications.factories import make_office, tell  # noqa: E402 -- same


def write(count: str) -> None:
    office = make_office()
    for number in range(int(count)):
        tell(office, office.editor, subject=f"Việc {number}", at=timezone.now())


def work(file: str) -> None:
    """Forked from a loaded parent, as ``conglang serve`` does it: a start costs no seconds."""
    close_connections()
    parent = os.getpid()
    while True:
        pid = os.fork()
        if pid == 0:
            tie_to_parent(parent)
            os._exit(run_worker())
        Path(file).write_text(str(pid))
        os.waitpid(pid, 0)


if __name__ == "__main__":
    write(sys.argv[1])
    work(sys.argv[2])
