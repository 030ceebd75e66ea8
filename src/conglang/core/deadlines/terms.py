"""From a start and a term to a due time, with the words that explain it.

Legal basis: time:counting
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from conglang.core.dates import VIETNAM, format_date, start_of_day
from conglang.core.deadlines.calendar import DayKind, WorkCalendar
from conglang.core.deadlines.working import stretches_of_work

ONE_DAY = timedelta(days=1)
LONGEST_DAYS = 3660
"""A term that does not end within ten years points to a calendar without working days."""


class TermUnit(StrEnum):
    """What a term is counted in; stored values never change."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    HOURS = "hours"
    WORKING_HOURS = "working_hours"


UNIT_WORDS = {
    TermUnit.DAYS: "ngày",
    TermUnit.WORKING_DAYS: "ngày làm việc",
    TermUnit.HOURS: "giờ",
    TermUnit.WORKING_HOURS: "giờ làm việc",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in the unit a rule gives it; ValueError unless at least 1."""

    amount: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.amount < 1:
            msg = "A term is at least 1."
            raise ValueError(msg)

    def __str__(self) -> str:
        return f"{self.amount} {UNIT_WORDS[self.unit]}"


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch during which the clock stands still, such as waiting for a supplement."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            msg = "A pause ends after it starts."
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Due:
    """A due time and, in Vietnamese, how it came about."""

    at: datetime
    why: str


def due(start: datetime, term: Term, calendar: WorkCalendar, pauses: Sequence[Pause] = ()) -> Due:
    """When a term that starts at ``start`` ends; ValueError for a moment without a time zone.

    Days: the day of the start does not count. Calendar days end at midnight (24:00), and one that
    ends on a day off ends with the next working day. Working days end with the office's hours.
    Hours run from the start, working hours only while the office works. A day counts when the
    clock runs at its end; hours in a pause do not count.
    """
    if start.utcoffset() is None:
        msg = "A term starts at a moment with a time zone."
        raise ValueError(msg)
    local = start.astimezone(VIETNAM)
    count = _COUNTERS[term.unit]
    at = count(local, term.amount, calendar, pauses)
    return Due(at, _why(local, at, term, calendar, pauses))


def after_working_time(start: datetime, length: timedelta, calendar: WorkCalendar) -> datetime:
    """The moment at which the office has worked for ``length`` since ``start``."""
    local = start.astimezone(VIETNAM)
    until = local + LONGEST_DAYS * ONE_DAY
    return _run_down(stretches_of_work(local, until, calendar), length, ())


def _calendar_days(
    start: datetime, amount: int, calendar: WorkCalendar, pauses: Sequence[Pause]
) -> datetime:
    day = _nth_day(start.date(), amount, lambda each: _runs_at(_midnight_after(each), pauses))
    last = _nth_day(day - ONE_DAY, 1, calendar.is_working_day)
    return _midnight_after(last)


def _working_days(
    start: datetime, amount: int, calendar: WorkCalendar, pauses: Sequence[Pause]
) -> datetime:
    def counts(day: date) -> bool:
        return calendar.is_working_day(day) and _runs_at(calendar.end_of_work(day), pauses)

    return calendar.end_of_work(_nth_day(start.date(), amount, counts))


def _hours(
    start: datetime, amount: int, calendar: WorkCalendar, pauses: Sequence[Pause]
) -> datetime:
    return _run_down([(start, start + LONGEST_DAYS * ONE_DAY)], timedelta(hours=amount), pauses)


def _working_hours(
    start: datetime, amount: int, calendar: WorkCalendar, pauses: Sequence[Pause]
) -> datetime:
    until = start + LONGEST_DAYS * ONE_DAY
    return _run_down(stretches_of_work(start, until, calendar), timedelta(hours=amount), pauses)


_Counter = Callable[[datetime, int, WorkCalendar, Sequence[Pause]], datetime]
_COUNTERS: dict[TermUnit, _Counter] = {
    TermUnit.DAYS: _calendar_days,
    TermUnit.WORKING_DAYS: _working_days,
    TermUnit.HOURS: _hours,
    TermUnit.WORKING_HOURS: _working_hours,
}


def _nth_day(after: date, amount: int, counts: Callable[[date], bool]) -> date:
    """The ``amount``-th day later than ``after`` that counts."""
    day, left = after, amount
    for _ in range(amount + LONGEST_DAYS):
        day += ONE_DAY
        left -= counts(day)
        if not left:
            return day
    msg = "This term never ends: the calendar has no working days."
    raise ValueError(msg)


def _run_down(
    stretches: Iterable[tuple[datetime, datetime]], length: timedelta, pauses: Sequence[Pause]
) -> datetime:
    left = length
    for start, end in _without(stretches, pauses):
        if left <= end - start:
            return start + left
        left -= end - start
    msg = "This term never ends: the calendar has no working hours."
    raise ValueError(msg)


def _without(
    stretches: Iterable[tuple[datetime, datetime]], pauses: Sequence[Pause]
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches less the pauses, in order."""
    ordered = sorted(pauses, key=lambda pause: pause.start)
    for start, end in stretches:
        rest = start
        for pause in ordered:
            if pause.start < end and rest < pause.end:
                if rest < pause.start:
                    yield rest, pause.start.astimezone(VIETNAM)
                rest = max(rest, pause.end.astimezone(VIETNAM))
        if rest < end:
            yield rest, end


def _runs_at(moment: datetime, pauses: Sequence[Pause]) -> bool:
    return not any(pause.start < moment <= pause.end for pause in pauses)


def _midnight_after(day: date) -> datetime:
    return start_of_day(day + ONE_DAY)


def _why(
    start: datetime, at: datetime, term: Term, calendar: WorkCalendar, pauses: Sequence[Pause]
) -> str:
    parts = [f"{term} kể từ {start:%H:%M} ngày {format_date(start)}"]
    if skipped := _special_between(start.date(), at, term, calendar):
        parts.append(skipped)
    parts += [
        f"tạm dừng từ {pause.start.astimezone(VIETNAM):%H:%M %d/%m/%Y} "
        f"đến {pause.end.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        for pause in pauses
        if pause.start < at and start < pause.end
    ]
    parts.append(f"hạn {spoken_moment(at)}")
    return "; ".join(parts) + "."


def _special_between(first: date, at: datetime, term: Term, calendar: WorkCalendar) -> str:
    """The days off that moved the due time, and the days worked instead, by name."""
    if term.unit == TermUnit.HOURS:
        return ""
    between = [each for each in sorted(calendar.days) if first <= each <= at.date()]
    words = []
    for day in between:
        special = calendar.days[day]
        if special.kind == DayKind.HOLIDAY and day.weekday() in calendar.weekdays:
            words.append(f"nghỉ {format_date(day)} ({special.name})")
        elif special.kind == DayKind.WORKING:
            words.append(f"làm việc {format_date(day)} ({special.name})")
        elif special.kind != DayKind.HOLIDAY and term.unit == TermUnit.WORKING_HOURS:
            words.append(f"nghỉ nửa ngày {format_date(day)} ({special.name})")
    return ", ".join(words)


def spoken_moment(moment: datetime) -> str:
    """Return "16:00 ngày 25/11/2026"; midnight is the end of the day before: "24:00 ngày …"."""
    local = moment.astimezone(VIETNAM)
    if local.hour == local.minute == 0:
        return f"24:00 ngày {format_date(local.date() - ONE_DAY)}"
    return f"{local:%H:%M} ngày {format_date(local)}"
