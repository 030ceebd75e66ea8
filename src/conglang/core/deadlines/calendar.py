"""When an office works: its hours, its week, and the days that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from conglang.core.dates import VIETNAM

MIDDAY = time(12)
MONDAY_TO_FRIDAY = frozenset(range(5))


class DayKind(StrEnum):
    """How a day differs from others of its weekday; stored values never change."""

    HOLIDAY = "holiday"
    WORKING = "working"
    MORNING_OFF = "morning_off"
    AFTERNOON_OFF = "afternoon_off"


@dataclass(frozen=True, slots=True)
class Session:
    """A stretch of working hours within one day; ValueError unless it ends after it starts."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.end <= self.start:
            msg = "A session of work ends after it starts."
            raise ValueError(msg)

    def on(self, day: date) -> tuple[datetime, datetime]:
        return (
            datetime.combine(day, self.start, VIETNAM),
            datetime.combine(day, self.end, VIETNAM),
        )


#: Usual hours of commune offices; a portal sets its own.
DEFAULT_HOURS = (Session(time(7), time(11, 30)), Session(time(13, 30), time(17)))


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A holiday, a day worked instead of another, or half a day off.

    Legal basis: time:holidays
    """

    day: date
    kind: DayKind
    name: str


@dataclass(frozen=True)
class WorkCalendar:
    """The hours of one office.

    hours: sessions of a working day, in order, without overlap.
    weekdays: 0 for Monday to 6 for Sunday.
    days: days that differ, by date. A day worked instead of another has the usual hours.
    """

    hours: tuple[Session, ...] = DEFAULT_HOURS
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    days: Mapping[date, SpecialDay] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if not self.hours or not self.weekdays:
            msg = "An office works some hours on some weekday."
            raise ValueError(msg)
        if any(
            later.start < sooner.end
            for sooner, later in zip(self.hours, self.hours[1:], strict=False)
        ):
            msg = "Sessions stand in order and do not overlap."
            raise ValueError(msg)

    @classmethod
    def of(
        cls, special: Iterable[SpecialDay], *, hours: tuple[Session, ...] = DEFAULT_HOURS
    ) -> WorkCalendar:
        """A calendar from the days that differ."""
        return cls(hours=hours, days=MappingProxyType({each.day: each for each in special}))

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """Sessions of work on a day, none when the office is closed."""
        special = self.days.get(day)
        if special is None:
            return self.hours if day.weekday() in self.weekdays else ()
        if special.kind == DayKind.HOLIDAY:
            return ()
        if special.kind == DayKind.MORNING_OFF:
            return tuple(each for each in self.hours if each.start >= MIDDAY)
        if special.kind == DayKind.AFTERNOON_OFF:
            return tuple(each for each in self.hours if each.start < MIDDAY)
        return self.hours

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on that day, be it for half of it."""
        return bool(self.sessions_on(day))

    def end_of_work(self, day: date) -> datetime:
        """The moment work ends on a working day; ValueError on any other."""
        sessions = self.sessions_on(day)
        if not sessions:
            msg = f"Nobody works on {day:%d/%m/%Y}."
            raise ValueError(msg)
        return sessions[-1].on(day)[1]

    @property
    def full_day(self) -> timedelta:
        """How long a whole working day is."""
        return sum((end - start for start, end in self._usual()), timedelta(0))

    def _usual(self) -> Iterator[tuple[datetime, datetime]]:
        return (session.on(date(2024, 1, 2)) for session in self.hours)
