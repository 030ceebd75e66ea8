"""What becomes of a queued row: done, tried again later, given up, or taken back from the dead."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from traceback import format_exception
from typing import Any, TypeAlias

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from conglang.foundation.jobs.beats import forget_dead, living_ids
from conglang.foundation.jobs.registry import QUEUE_BACKEND, Job, known_job

logger = logging.getLogger(__name__)

QueuedRow: TypeAlias = "DBTaskResult[Any, Any]"

KEEP_DONE = timedelta(days=7)
KEEP_FAILED = timedelta(days=30)
WORKER_DIED = "Tiến trình dừng đột ngột trong khi làm việc này."


def _held(row: QueuedRow) -> dict[str, object]:
    """What must still be true for the holder of a row to settle it.

    A worker that was taken for dead may come back after its row was given to another.
    """
    return {"pk": row.pk, "status": TaskResultStatus.RUNNING, "started_at": row.started_at}


def settle_done(row: QueuedRow) -> None:
    DBTaskResult.objects.filter(**_held(row)).update(
        status=TaskResultStatus.SUCCESSFUL,
        finished_at=timezone.now(),
        exception_class_path="",
        traceback="",
    )


def settle_failure(row: QueuedRow, job: Job | None, error: BaseException) -> None:
    """Queue the row again with a growing pause, or give it up after the last attempt."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    _retry_or_give_up(row, job, kind, "".join(format_exception(error)))


def _retry_or_give_up(row: QueuedRow, job: Job | None, kind: str, text: str) -> None:
    now = timezone.now()
    attempts = len(row.worker_ids)
    changes: dict[str, object] = {"exception_class_path": kind, "traceback": text}
    if job is not None and attempts <= job.retries:
        wait = job.wait_before_retry(failed_attempts=attempts)
        changes |= {"status": TaskResultStatus.READY, "run_after": now + wait}
    else:
        changes |= {"status": TaskResultStatus.FAILED, "finished_at": now}
    DBTaskResult.objects.filter(**_held(row)).update(**changes)


def job_of(row: QueuedRow) -> Job | None:
    return known_job(name_of(row))


def name_of(row: QueuedRow) -> str:
    return str(row.args_kwargs.get("kwargs", {}).get("name") or row.task_path)


def take_back_from_the_dead(now: datetime | None = None) -> int:
    """Settle rows whose worker died as failed attempts; return how many were taken back."""
    moment = now or timezone.now()
    living = living_ids(moment)
    taken = 0
    with transaction.atomic():
        held = DBTaskResult.objects.filter(
            backend_name=QUEUE_BACKEND, status=TaskResultStatus.RUNNING
        )
        for row in held.select_for_update(skip_locked=True):
            if row.worker_ids and row.worker_ids[-1] in living:
                continue
            logger.warning("job %s taken back: its worker died", name_of(row))
            _retry_or_give_up(row, job_of(row), "WorkerDied", WORKER_DIED)
            taken += 1
        forget_dead(living=living, at=moment)
    return taken


def prune(now: datetime | None = None) -> int:
    """Delete old results: a week after success, a month after failure; return how many."""
    moment = now or timezone.now()
    rows = DBTaskResult.objects.filter(backend_name=QUEUE_BACKEND)
    done = rows.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=moment - KEEP_DONE
    ).delete()[0]
    failed = rows.filter(
        status=TaskResultStatus.FAILED, finished_at__lt=moment - KEEP_FAILED
    ).delete()[0]
    return done + failed
