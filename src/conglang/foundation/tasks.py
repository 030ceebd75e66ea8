"""The machine room's own periodic work."""

from __future__ import annotations

from django.conf import settings

from conglang.foundation.backup import new_backup_path, remove_old
from conglang.foundation.backup.making import NIGHTLY
from conglang.foundation.jobs.outcomes import prune, take_back_from_the_dead
from conglang.foundation.serve.prepare import back_up_now
from conglang.foundation.timetable import every


@every(seconds=15, label="Lấy lại việc của tiến trình đã chết")
def take_back_lost_jobs() -> None:
    take_back_from_the_dead()


@every(daily_at="02:30", label="Sao lưu hằng đêm")
def nightly_backup() -> None:
    """Back up into the data folder, then delete what is older than the last so many."""
    back_up_now(settings.DATA, new_backup_path(settings.DATA, NIGHTLY))
    remove_old(settings.DATA, kind=NIGHTLY, keep=settings.BACKUPS_KEPT)


@every(daily_at="03:10", label="Dọn kết quả việc nền")
def prune_job_results() -> None:
    prune()
