"""Questions about the machine room: who lives, what ran, what waits, how much room is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Case, Count, F, Max, Min, Q, When
from django.db.models.fields.json import KT
from django.utils.module_loading import autodiscover_modules
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from conglang.foundation.backup import latest_backup
from conglang.foundation.choices import BeatRole
from conglang.foundation.jobs.beats import living_ids
from conglang.foundation.jobs.registry import QUEUE_BACKEND, registered_jobs
from conglang.foundation.models import PeriodicRun, WorkerBeat
from conglang.foundation.rules import BackupFigures, EntryFigures, Signs
from conglang.foundation.timetable import Entry, entries

UNKNOWN_JOB = "Việc của phiên bản trước"


def signs(*, now: datetime) -> Signs:
    """What alarms are judged by; few and small questions, so a desk may ask them each time."""
    usage = shutil.disk_usage(settings.DATA)
    beats = living_beats(now=now)
    schedulers = [beat.started_at for beat in beats if beat.role == BeatRole.SCHEDULER]
    return Signs(
        entries=entry_figures(),
        scheduler_since=min(schedulers, default=None),
        workers=sum(beat.role == BeatRole.WORKER for beat in beats),
        oldest_job_at=oldest_due_job(now=now),
        disk_free_bytes=usage.free,
        disk_total_bytes=usage.total,
        backup=_backup(Path(settings.DATA)),
        installed_at=_installed_at(),
    )


def living_beats(*, now: datetime) -> list[WorkerBeat]:
    """The living workers and schedulers, oldest first."""
    rows = WorkerBeat.objects.filter(pk__in=living_ids(now))
    return list(rows.order_by("role", "started_at"))


def entry_figures() -> list[EntryFigures]:
    """Every entry of the timetable with its last run, by its name in words."""
    autodiscover_modules("tasks")
    rows = {row.name: row for row in PeriodicRun.objects.all()}
    lines = [_entry(entry, rows.get(entry.name)) for entry in entries()]
    return sorted(lines, key=lambda line: (line.period, line.label))


def _entry(entry: Entry, row: PeriodicRun | None) -> EntryFigures:
    line = EntryFigures(entry.name, entry.label, entry.spoken_timing, entry.period)
    if row is None:
        return line
    return replace(
        line,
        last_finished_at=row.last_finished_at,
        expected_since=row.next_due_at - entry.period,
        next_due_at=row.next_due_at,
        failures_in_a_row=row.failures_in_a_row,
        running=bool(row.claimed_by),
    )


@dataclass(frozen=True, slots=True)
class JobFigures:
    """What became of one kind of job, as far back as results are kept.

    waiting: not begun, those that are tried again (``retrying``) among them.
    failed: given up within the last month.
    """

    label: str
    waiting: int = 0
    retrying: int = 0
    running: int = 0
    failed: int = 0
    last_done_at: datetime | None = None
    last_failed_at: datetime | None = None

    @property
    def last_failed(self) -> bool:
        """Whether the latest result is a failure."""
        if self.last_failed_at is None:
            return False
        return self.last_done_at is None or self.last_failed_at > self.last_done_at


def job_figures() -> list[JobFigures]:
    """Every kind of job by its name in words, those that never ran too."""
    autodiscover_modules("tasks")
    ready, failed = Q(status=TaskResultStatus.READY), Q(status=TaskResultStatus.FAILED)
    rows = (
        DBTaskResult.objects.filter(backend_name=QUEUE_BACKEND)
        .order_by()
        .values(job=KT("args_kwargs__kwargs__name"))
        .annotate(
            waiting=Count("pk", filter=ready),
            retrying=Count("pk", filter=ready & ~Q(exception_class_path="")),
            running=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
            failed=Count("pk", filter=failed),
            last_done_at=Max("finished_at", filter=Q(status=TaskResultStatus.SUCCESSFUL)),
            last_failed_at=Max("finished_at", filter=failed),
        )
    )
    labels = {job.name: job.label for job in registered_jobs()}
    lines = [
        JobFigures(
            label=labels.pop(row["job"], UNKNOWN_JOB),
            waiting=row["waiting"],
            retrying=row["retrying"],
            running=row["running"],
            failed=row["failed"],
            last_done_at=row["last_done_at"],
            last_failed_at=row["last_failed_at"],
        )
        for row in rows
    ]
    lines += [JobFigures(label) for label in labels.values()]
    return sorted(lines, key=lambda line: line.label)


def oldest_due_job(*, now: datetime) -> datetime | None:
    """Since when the job that waits longest could have begun; None when nothing is due."""
    rows = DBTaskResult.objects.filter(
        backend_name=QUEUE_BACKEND, status=TaskResultStatus.READY, enqueued_at__lte=now
    )
    # How the queue stores a job without a moment of its own.
    at_once = Q(run_after=get_date_max())
    since = Case(When(at_once, then=F("enqueued_at")), default=F("run_after"))
    found = rows.filter(at_once | Q(run_after__lte=now)).aggregate(oldest=Min(since))
    oldest: datetime | None = found["oldest"]
    return oldest


def database_bytes() -> int:
    """How large the database is on its disk."""
    sentence = (
        "SELECT pg_database_size(current_database())"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    with connection.cursor() as cursor:
        cursor.execute(sentence)
        return int(cursor.fetchone()[0])


def _backup(data: Path) -> BackupFigures | None:
    path = latest_backup(data)
    if path is None:
        return None
    facts = path.stat()
    return BackupFigures(path.name, datetime.fromtimestamp(facts.st_mtime, UTC), facts.st_size)


def _installed_at() -> datetime | None:
    applied: Iterable[datetime] = (
        MigrationRecorder(connection)
        .migration_qs.order_by("applied")
        .values_list("applied", flat=True)[:1]
    )
    return next(iter(applied), None)
