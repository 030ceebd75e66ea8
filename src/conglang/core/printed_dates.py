"""Days as papers print them: 04/6/2012, 5 tháng 5 năm 2020, 2020-05-05."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from conglang.core.text import clean

_IN_SIGNS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_BEFORE = re.compile(r"^(?:[^\d,]*,)?\s*(?:ngày)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day that was read. other: what it is with day and month in the other order, if it can."""

    day: date
    other: date | None


def read_date(text: str) -> PrintedDate | None:
    """The day a paper prints, or None for nothing, for words without a day, for no real day.

    Day before month, as Viet Nam writes; a spreadsheet may have turned it round, so ``other`` tells
    the second reading of a day written in signs.
    """
    plain = _BEFORE.sub("", clean(text)).strip(" .,;")
    if found := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
        return _reading(day, month, year, turned=False)
    if found := _IN_WORDS.fullmatch(plain):
        day, month, year = (int(part) for part in found.groups())
        return _reading(day, month, year, turned=False)
    if found := _IN_SIGNS.fullmatch(plain):
        day, month, year = (int(part) for part in found.groups())
        return _reading(day, month, year, turned=True)
    return None


def turned(day: date) -> date | None:
    """The day with day and month in the other order; None when there is none or it is the same."""
    return None if day.day == day.month else _day(day.month, day.day, day.year)


def _reading(day: int, month: int, year: int, *, turned: bool) -> PrintedDate | None:
    found = _day(day, month, year)
    if found is None:
        return None
    other = _day(month, day, year) if turned and day != month else None
    return PrintedDate(found, other)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
