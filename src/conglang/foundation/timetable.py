"""Periodic work: what is due when, fired once for the whole installation.

    @every(seconds=15, label="Xuất bản bài hẹn giờ")
    def publish_due() -> None: ...

    @every(daily_at="02:30", label="Sao lưu hằng đêm")
    def nightly_backup() -> None: ...

Times of day are those of Viet Nam. An entry missed while the machine was off runs once,
as soon as it is back. An entry never runs twice at the same time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from traceback import format_exc
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from conglang.foundation.jobs.beats import living_ids
from conglang.foundation.jobs.registry import UNNAMED
from conglang.foundation.models import PeriodicRun

logger = logging.getLogger(__name__)

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timetable: exactly one of ``seconds`` and ``daily_at`` is set.

    label: its name for people who look after the installation.
    """

    name: str
    function: Callable[[], object]
    seconds: float | None
    daily_at: time | None
    label: str

    @property
    def timing(self) -> str:
        return f"every {self.seconds:g} s" if self.seconds else f"daily {self.daily_at:%H:%M}"

    @property
    def period(self) -> timedelta:
        return timedelta(days=1) if self.daily_at else timedelta(seconds=self.seconds or 0)

    @property
    def spoken_timing(self) -> str:
        if self.daily_at:
            return f"hằng ngày lúc {self.daily_at:%H:%M}"
        seconds = self.seconds or 0
        return f"mỗi {seconds:g} giây" if seconds < MINUTE else f"mỗi {seconds / MINUTE:g} phút"

    def due_after(self, moment: datetime) -> datetime:
        """Return the first time after ``moment`` at which the entry is due."""
        if self.daily_at is None:
            return moment + timedelta(seconds=self.seconds or 0)
        local = moment.astimezone(VIETNAM)
        today = datetime.combine(local.date(), self.daily_at, tzinfo=VIETNAM)
        return today if today > local else today + timedelta(days=1)

    def first_due(self, moment: datetime) -> datetime:
        """Return when a new entry is due: at once, or at its next time of day."""
        return moment if self.daily_at is None else self.due_after(moment)


_entries: dict[str, Entry] = {}


def every(
    *,
    seconds: float | None = None,
    daily_at: str | None = None,
    name: str = "",
    label: str = UNNAMED,
) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Put a function without arguments into the timetable.

    daily_at: "HH:MM", Viet Nam time.
    name: kept in the database; by default app and function, as in ``newsroom.publish_due``.
    label: what the system page calls it, in Vietnamese.
    Raises ValueError unless exactly one timing is given.
    """
    if (seconds is None) == (daily_at is None) or (seconds is not None and seconds <= 0):
        msg = "Give either seconds (more than 0) or daily_at."
        raise ValueError(msg)
    at = time.fromisoformat(daily_at) if daily_at else None

    def register(function: Callable[[], object]) -> Callable[[], object]:
        key = name or _default_name(function)
        known = _entries.get(key)
        if known is not None and known.function.__qualname__ != function.__qualname__:
            msg = f"Two entries of the timetable are named {key!r}."
            raise ValueError(msg)
        _entries[key] = Entry(key, function, seconds, at, label)
        return function

    return register


def _default_name(function: Callable[[], object]) -> str:
    parts = function.__module__.split(".")
    app = parts[1] if parts[0] == "conglang" and len(parts) > 1 else parts[0]
    return f"{app}.{function.__qualname__}"


def entries() -> list[Entry]:
    """Return the timetable by name."""
    return [_entries[key] for key in sorted(_entries)]


def write_rows(now: datetime | None = None) -> None:
    """Bring the table up to the registry: new entries appear, a changed timing is due anew."""
    moment = now or timezone.now()
    known = {row.name: row.timing for row in PeriodicRun.objects.all()}
    for entry in entries():
        if known.get(entry.name) == entry.timing:
            continue
        due = {"timing": entry.timing, "next_due_at": entry.first_due(moment)}
        PeriodicRun.objects.update_or_create(name=entry.name, defaults=due)


def due_entries(now: datetime | None = None) -> list[Entry]:
    """Return the entries that are due; a look without a lock."""
    moment = now or timezone.now()
    names = PeriodicRun.objects.filter(next_due_at__lte=moment).values_list("name", flat=True)
    return [_entries[name] for name in sorted(names) if name in _entries]


def claim(entry: Entry, *, by: str, now: datetime | None = None) -> bool:
    """Take one due run for scheduler ``by``; False when another one has it or it still runs."""
    moment = now or timezone.now()
    with transaction.atomic():
        rows = PeriodicRun.objects.select_for_update(skip_locked=True)
        row = rows.filter(name=entry.name, next_due_at__lte=moment).first()
        if row is None or (row.claimed_by and row.claimed_by in living_ids(moment)):
            return False
        row.claimed_by = by
        row.last_started_at = moment
        row.next_due_at = entry.due_after(moment)
        row.save(update_fields=["claimed_by", "last_started_at", "next_due_at"])
    return True


def run_claimed(entry: Entry) -> bool:
    """Run a claimed entry and record how it ended; return whether it succeeded."""
    error = ""
    try:
        entry.function()
    except Exception:
        error = format_exc()
        logger.exception("periodic work %s failed", entry.name)
    with transaction.atomic():
        row = PeriodicRun.objects.select_for_update().get(name=entry.name)
        row.claimed_by = ""
        row.last_finished_at = timezone.now()
        row.last_error = error
        row.failures_in_a_row = row.failures_in_a_row + 1 if error else 0
        row.save()
    return not error
