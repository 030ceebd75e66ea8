"""Deadlines: days, working days and working hours of an office, with everything that stops them.

Plain Python: holidays, swapped days, hours and pauses come in as values. Every moment has a time
zone; days are those of Viet Nam.

    calendar = WorkCalendar(days=days_off)
    promise = due(received_at, Term(3, TermUnit.WORKING_DAYS), calendar)
    promise.at, promise.why
"""

from conglang.core.deadlines.calendar import (
    DEFAULT_HOURS,
    DayKind,
    Session,
    SpecialDay,
    WorkCalendar,
)
from conglang.core.deadlines.terms import (
    Due,
    Pause,
    Term,
    TermUnit,
    after_working_time,
    due,
    spoken_moment,
)
from conglang.core.deadlines.working import (
    add_working_days,
    spoken_working,
    working_days_between,
    working_time_between,
)

__all__ = [
    "DEFAULT_HOURS",
    "DayKind",
    "Due",
    "Pause",
    "Session",
    "SpecialDay",
    "Term",
    "TermUnit",
    "WorkCalendar",
    "add_working_days",
    "after_working_time",
    "due",
    "spoken_moment",
    "spoken_working",
    "working_days_between",
    "working_time_between",
]
