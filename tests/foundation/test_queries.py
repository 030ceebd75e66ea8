"""Figures of the machine room from rows in its tables."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.module_loading import autodiscover_modules
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from conglang.foundation import queries
from conglang.foundation.choices import BeatRole
from conglang.foundation.jobs.registry import QUEUE_BACKEND, UNNAMED, registered_jobs
from conglang.foundation.models import PeriodicRun, WorkerBeat
from conglang.foundation.timetable import entries

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DELIVER = "notifications.deliver"


def beat(worker_id, role, *, age):
    WorkerBeat.objects.create(
        worker_id=worker_id, role=role, machine="máy khác", pid=1, started_at=NOW - 60 * MINUTE,
        beat_at=NOW - age,
    )  # fmt: skip


def row(status=TaskResultStatus.READY, *, age=MINUTE, run_after=None, name=DELIVER, **more):
    values = {
        "status": status, "args_kwargs": {"args": [], "kwargs": {"name": name}}, "task_path": "x",
        "backend_name": QUEUE_BACKEND, "run_after": run_after or get_date_max(), **more,
    }  # fmt: skip
    made = DBTaskResult.objects.create(**values)
    DBTaskResult.objects.filter(pk=made.pk).update(enqueued_at=NOW - age)


def job(label):
    return next(line for line in queries.job_figures() if line.label == label)


def test_everything_in_the_timetable_and_every_job_has_a_vietnamese_name():
    autodiscover_modules("tasks")
    ours = {entry.name: entry.label for entry in entries()} | {
        each.name: each.label
        for each in registered_jobs()
        if each.function.__module__.startswith("conglang.")
    }

    assert len(ours) >= 10
    assert {name for name, label in ours.items() if label == UNNAMED or not label.strip()} == set()


def test_the_living_are_counted_by_their_beats():
    beat("w1", BeatRole.WORKER, age=timedelta(seconds=5))
    beat("w2", BeatRole.WORKER, age=10 * MINUTE)
    beat("s1", BeatRole.SCHEDULER, age=timedelta(seconds=5))

    signs = queries.signs(now=NOW)

    assert (signs.workers, signs.scheduler_since) == (1, NOW - 60 * MINUTE)
    assert [each.worker_id for each in queries.living_beats(now=NOW)] == ["s1", "w1"]


def test_an_entry_brings_its_last_run_and_its_timing_in_words():
    PeriodicRun.objects.create(
        name="foundation.nightly_backup", timing="daily 02:30", next_due_at=NOW + 60 * MINUTE,
        last_finished_at=NOW - MINUTE, last_error="ValueError: no luck", failures_in_a_row=2,
        claimed_by="s1",
    )  # fmt: skip

    found = {line.name: line for line in queries.entry_figures()}
    backup, never = found["foundation.nightly_backup"], found["notifications.deliver_waiting"]

    assert (backup.label, backup.timing) == ("Sao lưu hằng đêm", "hằng ngày lúc 02:30")
    assert (backup.last_finished_at, backup.failures_in_a_row) == (NOW - MINUTE, 2)
    assert backup.expected_since == NOW + 60 * MINUTE - timedelta(days=1)
    assert backup.running
    assert (never.timing, never.last_finished_at, never.expected_since) == (
        "mỗi 5 giây", None, None,
    )  # fmt: skip


def test_each_kind_of_job_tells_its_last_result_and_what_waits():
    row(TaskResultStatus.SUCCESSFUL, finished_at=NOW - 9 * MINUTE)
    row(TaskResultStatus.FAILED, finished_at=NOW - 5 * MINUTE)
    row()
    row(exception_class_path="builtins.OSError", run_after=NOW + MINUTE)
    row(TaskResultStatus.RUNNING)

    line = job("Gửi thư đi")

    assert (line.waiting, line.retrying, line.running, line.failed) == (2, 1, 1, 1)
    assert (line.last_done_at, line.last_failed_at) == (NOW - 9 * MINUTE, NOW - 5 * MINUTE)
    assert line.last_failed
    row(TaskResultStatus.SUCCESSFUL, finished_at=NOW - MINUTE)
    assert not job("Gửi thư đi").last_failed


def test_a_job_that_never_ran_and_one_of_an_earlier_version_are_listed_too():
    row(TaskResultStatus.FAILED, finished_at=NOW, name="newsroom.gone")

    assert not job("Đọc tệp Word").last_failed
    assert job("Đọc tệp Word").last_done_at is None
    assert job(queries.UNKNOWN_JOB).last_failed


def test_the_age_of_the_queue_counts_from_when_a_job_could_begin():
    assert queries.oldest_due_job(now=NOW) is None

    row(run_after=NOW + MINUTE, age=90 * MINUTE)
    row(TaskResultStatus.RUNNING, age=80 * MINUTE)
    assert queries.oldest_due_job(now=NOW) is None

    row(run_after=NOW - 3 * MINUTE, age=70 * MINUTE)
    assert queries.oldest_due_job(now=NOW) == NOW - 3 * MINUTE
    row(age=5 * MINUTE)
    assert queries.oldest_due_job(now=NOW) == NOW - 5 * MINUTE


def test_the_newest_backup_and_the_room_are_read_from_the_data_folder(tmp_path, settings):
    settings.DATA = tmp_path
    assert queries.signs(now=NOW).backup is None

    folder = tmp_path / "backups"
    folder.mkdir()
    for name, age in (("hang-dem-1", 2), ("thu-cong-2", 1)):
        file = folder / f"{name}.tar.gz"
        file.write_bytes(b"12345")
        made = (NOW - age * 60 * MINUTE).timestamp()
        os.utime(file, (made, made))
    signs = queries.signs(now=NOW)

    assert signs.backup.name == "thu-cong-2.tar.gz"
    assert (signs.backup.made_at, signs.backup.size_bytes) == (NOW - 60 * MINUTE, 5)
    assert 0 < signs.disk_free_bytes <= signs.disk_total_bytes
    assert queries.database_bytes() > 100_000


def test_an_installation_is_as_old_as_its_first_migration():
    assert queries.signs(now=NOW).installed_at is not None
