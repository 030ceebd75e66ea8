"""One job at a time: claim a row, run it inside its limits, settle it."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from conglang.foundation.jobs.outcomes import (
    QueuedRow,
    job_of,
    name_of,
    settle_done,
    settle_failure,
)
from conglang.foundation.jobs.registry import QUEUE_BACKEND, Job, JobTimeout, run_job

logger = logging.getLogger(__name__)

DEFAULT_TIMEOUT_SECONDS = 300.0


def claim_next(worker_id: str, queues: Sequence[str] = ()) -> QueuedRow | None:
    """Take the next due row for this worker, or None.

    queues: names to take from; empty means every queue.
    """
    due = DBTaskResult.objects.ready().filter(backend_name=QUEUE_BACKEND)
    if queues:
        due = due.filter(queue_name__in=queues)
    # Looking costs no lock, so an idle worker does not disturb the writers of SQLite.
    if not due.exists():
        return None
    with transaction.atomic():
        row: QueuedRow | None = due.get_locked()
        if row is not None:
            row.claim(worker_id)
    return row


def is_queued(job: Job) -> bool:
    """Whether a row of this job waits or runs."""
    rows = DBTaskResult.objects.filter(
        backend_name=QUEUE_BACKEND,
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
        args_kwargs__kwargs__name=job.name,
    )
    return bool(rows.exists())


def timeout_of(row: QueuedRow) -> float:
    job = job_of(row)
    return job.timeout_seconds if job else DEFAULT_TIMEOUT_SECONDS


def execute(row: QueuedRow) -> bool:
    """Run a claimed row and settle it; return whether it succeeded."""
    job = job_of(row)
    try:
        with time_limit(timeout_of(row)):
            if job is None:
                msg = f"no job is named {name_of(row)!r}"
                raise LookupError(msg)
            run_job.call(**row.args_kwargs["kwargs"])
    except (Exception, JobTimeout) as error:
        logger.warning("job %s failed", name_of(row), exc_info=True)
        settle_failure(row, job, error)
        return False
    settle_done(row)
    return True


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise JobTimeout in the body after so many seconds; in the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        msg = f"longer than {seconds:g} seconds"
        raise JobTimeout(msg)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def run_pending(*, limit: int = 1000) -> int:
    """Run due jobs one after another in this process; return how many. For tests and commands."""
    done = 0
    while done < limit:
        row = claim_next("run-pending")
        if row is None:
            break
        execute(row)
        done += 1
    return done
