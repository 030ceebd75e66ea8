"""A worker process of its own, with one job that takes as long as the test wants."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import django

django.setup()

from conglang.foundation.jobs import enqueue, job  # noqa: E402 -- needs django.setup()
from conglang.foundation.jobs.worker import run_worker  # noqa: E402 -- same


@job("test.patient", retries=1, backoff_seconds=0.1)
def patient(*, folder: str) -> None:
    """Note the start; wait for the file that allows the end; note the end."""
    notes = Path(folder)
    with (notes / "started").open("a") as started:
        started.write("x")
    while not (notes / "go").exists():
        time.sleep(0.02)
    with (notes / "ended").open("a") as ended:
        ended.write("x")


if __name__ == "__main__":
    if sys.argv[1] == "enqueue":
        enqueue(patient, folder=sys.argv[2])
    else:
        sys.exit(run_worker())
