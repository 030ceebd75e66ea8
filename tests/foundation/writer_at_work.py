"""One process of the writers' trial: many short writes, or reading all the while."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402 -- needs django.setup()
from django.utils import timezone  # noqa: E402 -- same

from conglang.foundation.models import PeriodicRun  # noqa: E402 -- same


def write(name: str, times: int) -> float:
    """Change a shared row and add one of our own, ``times`` times; return the longest wait."""
    longest = 0.0
    for number in range(times):
        began = time.perf_counter()
        with transaction.atomic():
            shared = PeriodicRun.objects.select_for_update().get(name="shared")
            shared.failures_in_a_row += 1
            shared.save(update_fields=["failures_in_a_row"])
            PeriodicRun.objects.create(
                name=f"{name} {number}", timing="trial", next_due_at=timezone.now()
            )
        longest = max(longest, time.perf_counter() - began)
    return longest


def read(until: Path) -> float:
    longest = 0.0
    while not until.exists():
        began = time.perf_counter()
        list(PeriodicRun.objects.order_by("-name")[:20])
        longest = max(longest, time.perf_counter() - began)
    return longest


if __name__ == "__main__":
    role, argument, start = sys.argv[1:4]
    while not Path(start).exists():
        time.sleep(0.01)
    longest = write(argument, int(sys.argv[4])) if role == "write" else read(Path(argument))
    sys.stdout.write(f"{longest:.3f}\n")
