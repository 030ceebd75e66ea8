"""Reporting months, quarters and years of a portal. Plain Python.

A reporting month bears the name of the calendar month in which it ends: one that begins on the
20th is “tháng 11” from 20 October to 19 November. A quarter is three of them, a year twelve.
Legal basis: plan:month
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conglang.planning.choices import PeriodKind

MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}
LAST_FIRST_DAY = 28
_ROMAN = ("I", "II", "III", "IV")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonthRule:
    """Reporting months from the named month ``from_month`` (its first day) begin on ``first_day``.

    first_day: 1 for calendar months, at most 28.
    """

    from_month: date
    first_day: int


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """Days from ``since`` to ``until``, both included.

    number: of the month or quarter in the reporting year; 1 for the year itself.
    """

    kind: str
    year: int
    number: int
    since: date
    until: date

    @property
    def label(self) -> str:
        """Return "tháng 11/2026", "quý IV/2026" or "năm 2026"."""
        if self.kind == PeriodKind.MONTH:
            return f"tháng {self.number:02d}/{self.year}"
        if self.kind == PeriodKind.QUARTER:
            return f"quý {_ROMAN[self.number - 1]}/{self.year}"
        return f"năm {self.year}"

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def named_month(self) -> date:
        """First day of the calendar month that its last reporting month is named after."""
        return date(self.year, self.number * MONTHS[PeriodKind(self.kind)], 1)

    def holds(self, day: date) -> bool:
        return self.since <= day <= self.until

    def days_left(self, today: date) -> int:
        """Days still to come, today included; 0 when it is over, all before it began."""
        return max((self.until - max(today, self.since)).days + 1, 0)


def period(kind: str, year: int, number: int, rules: Sequence[MonthRule]) -> ReportingPeriod:
    """The month, quarter or year of that number.

    Where the first day changes, the month between is shorter or longer: no day lies in two months
    or in none.
    """
    length = MONTHS[PeriodKind(kind)]
    last = year * 12 + number * length - 1
    since = _last_day(last - length, rules) + _DAY
    return ReportingPeriod(kind, year, number, since, _last_day(last, rules))


def period_around(kind: str, day: date, rules: Sequence[MonthRule]) -> ReportingPeriod:
    """The period of a kind that a day lies in."""
    month = day.year * 12 + day.month - 1
    while _last_day(month, rules) < day:
        month += 1
    while _last_day(month - 1, rules) >= day:
        month -= 1
    year, place = divmod(month, 12)
    return period(kind, year, place // MONTHS[PeriodKind(kind)] + 1, rules)


def before(found: ReportingPeriod, rules: Sequence[MonthRule]) -> ReportingPeriod:
    """The period of the same kind that ends the day before."""
    return period_around(found.kind, found.since - _DAY, rules)


def after(found: ReportingPeriod, rules: Sequence[MonthRule]) -> ReportingPeriod:
    """The period of the same kind that starts the day after."""
    return period_around(found.kind, found.until + _DAY, rules)


def periods_of_year(kind: str, year: int, rules: Sequence[MonthRule]) -> list[ReportingPeriod]:
    """Every period of a kind in a reporting year, in order."""
    return list(_numbered(kind, year, rules))


def _numbered(kind: str, year: int, rules: Sequence[MonthRule]) -> Iterator[ReportingPeriod]:
    for number in range(1, 12 // MONTHS[PeriodKind(kind)] + 1):
        yield period(kind, year, number, rules)


def _last_day(month: int, rules: Sequence[MonthRule]) -> date:
    """Last day of the reporting month named after a calendar month, counted from year 0."""
    year, place = divmod(month, 12)
    named = date(year, place + 1, 1)
    known = [rule for rule in rules if rule.from_month <= named]
    first_day = max(known, key=lambda rule: rule.from_month).first_day if known else 1
    if first_day == 1:
        return date(year, place + 1, monthrange(year, place + 1)[1])
    return date(year, place + 1, first_day - 1)
