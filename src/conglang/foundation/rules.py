"""When silence in the machine room is an alarm: plain Python, read by the screen and the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from conglang.core.dates import spoken_duration
from conglang.core.numbers import format_bytes

SILENT_AFTER_PERIODS = 3
"""An entry of the timetable is silent when it has not ended a run for so many of its periods."""

SHORTEST_SILENCE = timedelta(minutes=10)
"""Nobody is alarmed by less: an entry of every few seconds may have to wait for a slow disk."""

SETTLING_TIME = timedelta(minutes=10)
"""After the scheduler starts, what was missed while the machine was off gets its turn first."""

ENOUGH_FAILURES = 3
"""Failed runs in a row that are no accident any more."""

QUEUE_OLD_AFTER = timedelta(hours=1)
"""A job that is due waits seconds; after this long nobody takes it."""

BACKUP_OLD_AFTER = timedelta(hours=36)
"""A backup is made each night; half a day is left for a night that failed to be made good."""

LEAST_DISK_BYTES = 1024**3
"""Below 1 GB of free disk the administrator is told, long before the program refuses to start."""

BACKUPS_THAT_MUST_FIT = 2
"""So many backups of the size of the last one must still fit on the disk."""


SCHEDULER = "scheduler"
"""Key of the alarm that only screens can raise: a dead scheduler tells nobody."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that an administrator must look at. key: the same trouble has the same key."""

    key: str
    subject: str
    text: str


class RunState(Enum):
    """How an entry of the timetable stands: words, and the tone of their tag."""

    WELL = "tốt", "good"
    NEW = "chưa tới lượt", "quiet"
    RUNNING = "đang chạy", "wait"
    FAILED = "lỗi", "bad"
    SILENT = "không chạy", "bad"

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def tone(self) -> str:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class EntryFigures:
    """One line of the timetable. timing: in words; expected_since: from when a run was due."""

    name: str
    label: str
    timing: str
    period: timedelta
    last_finished_at: datetime | None = None
    expected_since: datetime | None = None
    next_due_at: datetime | None = None
    failures_in_a_row: int = 0
    running: bool = False


@dataclass(frozen=True, slots=True)
class BackupFigures:
    """The newest backup in the data folder."""

    name: str
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Signs:
    """What alarms are judged by.

    scheduler_since: start of the oldest living scheduler; None when none lives.
    workers: how many living processes take jobs.
    oldest_job_at: since when the oldest job that is due waits.
    installed_at: when this installation began; a backup is expected from then on.
    """

    entries: list[EntryFigures]
    scheduler_since: datetime | None
    workers: int
    oldest_job_at: datetime | None
    disk_free_bytes: int
    disk_total_bytes: int
    backup: BackupFigures | None
    installed_at: datetime | None


def settled(signs: Signs, *, now: datetime) -> bool:
    """Whether the scheduler has run long enough for silence of others to mean something."""
    return signs.scheduler_since is not None and now - signs.scheduler_since >= SETTLING_TIME


def settling(signs: Signs, *, now: datetime) -> bool:
    """Whether the scheduler has just started and makes good what was missed."""
    return signs.scheduler_since is not None and not settled(signs, now=now)


def is_silent(entry: EntryFigures, *, now: datetime) -> bool:
    """Whether an entry has not ended a run for too long, or is not in the timetable at all."""
    since = entry.last_finished_at or entry.expected_since
    allowed = max(SILENT_AFTER_PERIODS * entry.period, SHORTEST_SILENCE)
    return since is None or now - since > allowed


def run_state(entry: EntryFigures, signs: Signs, *, now: datetime) -> RunState:
    """How an entry stands, worst first."""
    if settled(signs, now=now) and is_silent(entry, now=now):
        return RunState.SILENT
    if entry.failures_in_a_row:
        return RunState.FAILED
    if entry.running:
        return RunState.RUNNING
    return RunState.WELL if entry.last_finished_at else RunState.NEW


def alarms(signs: Signs, *, now: datetime) -> list[Alarm]:
    """Everything in the machine room that an administrator must look at, worst first."""
    return [
        *_processes(signs, now),
        *_disk(signs),
        *_backup(signs, now),
        *_timetable(signs, now),
        *_queue(signs, now),
    ]


def _processes(signs: Signs, now: datetime) -> Iterator[Alarm]:
    if signs.scheduler_since is None:
        yield Alarm(
            SCHEDULER,
            "Bộ hẹn giờ không chạy",
            "Bài hẹn giờ không lên trang, thư không đi, không có sao lưu hằng đêm. Người vận hành "
            "khởi động lại dịch vụ Cổng Làng.",
        )
    elif settled(signs, now=now) and not signs.workers:
        yield Alarm(
            "worker",
            "Tiến trình việc nền không chạy",
            "Ảnh, tệp Word và thư phải chờ. Người vận hành khởi động lại dịch vụ Cổng Làng.",
        )


def _disk(signs: Signs) -> Iterator[Alarm]:
    copies = BACKUPS_THAT_MUST_FIT * signs.backup.size_bytes if signs.backup else 0
    least = max(LEAST_DISK_BYTES, copies)
    if signs.disk_free_bytes < least:
        yield Alarm(
            "disk",
            "Ổ đĩa sắp đầy",
            f"Còn trống {format_bytes(signs.disk_free_bytes)}, cần ít nhất {format_bytes(least)}. "
            "Hãy chuyển bản sao lưu cũ sang máy khác hoặc tăng dung lượng ổ đĩa.",
        )


def _backup(signs: Signs, now: datetime) -> Iterator[Alarm]:
    since = signs.backup.made_at if signs.backup else signs.installed_at
    if since is None or now - since <= BACKUP_OLD_AFTER or settling(signs, now=now):
        return
    age = spoken_duration(now - since)
    yield Alarm(
        "backup",
        "Bản sao lưu đã cũ" if signs.backup else "Chưa có bản sao lưu nào",
        f"Bản mới nhất đã làm {age} trước; mỗi đêm phải có một bản. "
        "Hãy sao lưu ngay bằng lệnh conglang backup rồi tìm nguyên nhân."
        if signs.backup
        else f"Hệ thống đã cài {age} trước. Hãy sao lưu ngay bằng lệnh conglang backup.",
    )


def _timetable(signs: Signs, now: datetime) -> Iterator[Alarm]:
    for entry in signs.entries:
        if run_state(entry, signs, now=now) == RunState.SILENT:
            ended = entry.last_finished_at
            last = f"Lần xong gần nhất: {spoken_duration(now - ended)} trước." if ended else ""
            yield Alarm(
                f"silent:{entry.name}",
                f"Việc định kỳ không chạy: {entry.label}",
                f"Phải chạy {entry.timing}. {last or 'Chưa chạy xong lần nào.'} "
                "Người vận hành khởi động lại dịch vụ Cổng Làng.",
            )
        elif entry.failures_in_a_row >= ENOUGH_FAILURES:
            yield Alarm(
                f"failing:{entry.name}",
                f"Việc định kỳ bị lỗi: {entry.label}",
                f"Lỗi {entry.failures_in_a_row} lần liên tiếp. Người vận hành xem nguyên nhân "
                "bằng lệnh conglang check.",
            )


def _queue(signs: Signs, now: datetime) -> Iterator[Alarm]:
    oldest = signs.oldest_job_at
    if oldest is not None and now - oldest > QUEUE_OLD_AFTER and not settling(signs, now=now):
        yield Alarm(
            "queue",
            "Việc nền chờ quá lâu",
            f"Việc cũ nhất chờ {spoken_duration(now - oldest)} chưa được làm. Nếu không phải đang "
            "nhập nhiều tệp, người vận hành khởi động lại dịch vụ Cổng Làng.",
        )
