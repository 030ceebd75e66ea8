"""Working days and working time between two moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from conglang.core.dates import VIETNAM
from conglang.core.deadlines.calendar import WorkCalendar

ONE_DAY = timedelta(days=1)
LONGEST_CLOSED = 366
"""An office that does not work for a year has a calendar that is wrong."""


def stretches_of_work(
    start: datetime, end: datetime, calendar: WorkCalendar
) -> Iterator[tuple[datetime, datetime]]:
    """Stretches in which the office works between two moments, in order."""
    first, last = start.astimezone(VIETNAM), end.astimezone(VIETNAM)
    day = first.date()
    while day <= last.date():
        for session in calendar.sessions_on(day):
            opens, closes = session.on(day)
            opens, closes = max(opens, first), min(closes, last)
            if opens < closes:
                yield opens, closes
        day += ONE_DAY


def working_time_between(start: datetime, end: datetime, calendar: WorkCalendar) -> timedelta:
    """How long the office works between two moments; negative when ``end`` comes first."""
    if end < start:
        return -working_time_between(end, start, calendar)
    stretches = stretches_of_work(start, end, calendar)
    return sum((closes - opens for opens, closes in stretches), timedelta(0))


def add_working_days(day: date, count: int, calendar: WorkCalendar) -> date:
    """The ``count``-th working day after a day; before it when negative; 0 is the day itself.

    ValueError when the office does not work for a year.
    """
    step = ONE_DAY if count > 0 else -ONE_DAY
    closed = 0
    while count:
        day += step
        closed = 0 if calendar.is_working_day(day) else closed + 1
        if closed > LONGEST_CLOSED:
            msg = "The office does not work for a year."
            raise ValueError(msg)
        if not closed:
            count += -1 if count > 0 else 1
    return day


def working_days_between(first: date, last: date, calendar: WorkCalendar) -> int:
    """Working days after ``first`` up to and with ``last``; negative when ``last`` comes first."""
    if last < first:
        return -working_days_between(last, first, calendar)
    days = (first + ONE_DAY * number for number in range(1, (last - first).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def spoken_working(until: datetime, now: datetime, calendar: WorkCalendar) -> str:
    """Return "còn 3 giờ làm việc" or "quá hạn 2 ngày làm việc": the largest whole unit.

    A day is a whole working day of this office. Outside working hours nothing moves.
    """
    left = working_time_between(now, until, calendar)
    prefix = "còn" if until > now else "quá hạn"
    if until == now:
        return "đến hạn"
    for unit, name in (
        (calendar.full_day, "ngày làm việc"),
        (timedelta(hours=1), "giờ làm việc"),
        (timedelta(minutes=1), "phút làm việc"),
    ):
        if count := abs(left) // unit:
            return f"{prefix} {count} {name}"
    return f"{prefix} dưới 1 phút làm việc"
