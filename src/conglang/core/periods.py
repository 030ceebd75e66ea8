"""Stretches of days that offices report by: month, quarter, year, or any days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from conglang.core.dates import format_date

MONTH, QUARTER, YEAR, DAYS = "month", "quarter", "year", "days"
_MONTHS = {MONTH: 1, QUARTER: 3, YEAR: 12}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``since`` to ``until``, both included. kind: month, quarter, year or days."""

    kind: str
    since: date
    until: date

    @property
    def label(self) -> str:
        """Return "tháng 11/2026", "quý IV/2026", "năm 2026" or "từ … đến …"."""
        first = self.since
        if self.kind == MONTH:
            return f"tháng {first.month:02d}/{first.year}"
        if self.kind == QUARTER:
            return f"quý {_ROMAN[(first.month - 1) // 3]}/{first.year}"
        if self.kind == YEAR:
            return f"năm {first.year}"
        return f"từ {format_date(first)} đến {format_date(self.until)}"

    def before(self) -> Period:
        """The period of the same kind, or the same number of days, that ends the day before."""
        last = self.since - timedelta(days=1)
        if self.kind != DAYS:
            return period_around(self.kind, last)
        return Period(DAYS, last - (self.until - self.since), last)

    def after(self) -> Period:
        """The period of the same kind, or the same number of days, that starts the day after."""
        first = self.until + timedelta(days=1)
        if self.kind != DAYS:
            return period_around(self.kind, first)
        return Period(DAYS, first, first + (self.until - self.since))


def period_around(kind: str, day: date) -> Period:
    """The month, quarter or year that a day lies in."""
    length = _MONTHS[kind]
    start = (day.month - 1) // length * length + 1
    first = date(day.year, start, 1)
    after = date(day.year + (start + length > 12), (start + length - 1) % 12 + 1, 1)
    return Period(kind, first, after - timedelta(days=1))
