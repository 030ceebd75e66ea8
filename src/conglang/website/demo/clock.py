"""The set clock: office hours counted back from the moment an article came out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from conglang.core.dates import VIETNAM

#: Offices of the delta open early. Holidays are left out: nobody checks a diary that closely.
OFFICE_HOURS = ((time(7, 0), time(11, 0)), (time(13, 0), time(17, 0)))
SATURDAY = 5


def in_office_hours(moment: datetime) -> bool:
    """Whether somebody sits at the desk at that moment."""
    local = moment.astimezone(VIETNAM)
    hours = any(start <= local.time() <= end for start, end in OFFICE_HOURS)
    return hours and local.weekday() < SATURDAY


def worked_back(moment: datetime, minutes: float) -> datetime:
    """The moment after which ``minutes`` of office time pass until ``moment``."""
    left = timedelta(minutes=minutes)
    for start, end in _stretches(moment):
        if end - start >= left:
            return end - left
        left -= end - start
    raise AssertionError("the past has no end")


def worked_between(earlier: datetime, later: datetime) -> float:
    """Minutes of office time between two moments; 0 when they are the wrong way round."""
    total = timedelta()
    for start, end in _stretches(later):
        if end <= earlier:
            break
        total += end - max(start, earlier)
    return total / timedelta(minutes=1)


def _stretches(moment: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Stretches of office time before ``moment``, latest first."""
    local = moment.astimezone(VIETNAM)
    for days in range(36_500):
        day = local.date() - timedelta(days=days)
        if day.weekday() >= SATURDAY:
            continue
        for opens, closes in reversed(OFFICE_HOURS):
            start = datetime.combine(day, opens, VIETNAM)
            end = min(datetime.combine(day, closes, VIETNAM), local)
            if end > start:
                yield start, end
