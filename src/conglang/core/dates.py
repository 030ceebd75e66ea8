"""Dates as Vietnamese offices write them; every time of day is Vietnamese time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import lunar_vn
from lunar_vn import can_chi

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_NAMED_MONTHS = {1: "Giêng", 12: "Chạp"}
_UNITS = (
    (timedelta(days=1), "ngày"),
    (timedelta(hours=1), "giờ"),
    (timedelta(minutes=1), "phút"),
)


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the Vietnamese lunar calendar.

    month: 1 to 12; the leap month carries the number of the month before it.
    year_name: can-chi name such as "Bính Ngọ".
    """

    day: int
    month: int
    leap: bool
    year_name: str


def format_date(d: date) -> str:
    """Return dd/mm/yyyy. An aware datetime is shown as its day in Viet Nam."""
    day = _day(d)
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_timestamp(dt: datetime) -> str:
    """Return "(07:56 | 10/03/2016)" in Vietnamese time; ValueError without a time zone."""
    local = _local(dt)
    return f"({local:%H:%M} | {format_date(local)})"


def start_of_day(d: date) -> datetime:
    """Return the first moment of a day in Viet Nam."""
    day = _day(d)
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def weekday_name(d: date) -> str:
    """Return "Thứ Hai" … "Chủ Nhật"."""
    return _WEEKDAYS[_day(d).weekday()]


def lunar(d: date) -> LunarDate:
    """Return the lunar date of a day between 1900 and 2100; ValueError outside."""
    found = lunar_vn.solar_to_lunar(_day(d))
    return LunarDate(found.day, found.month, found.leap, can_chi.get_year_can_chi(found.year))


def format_lunar(d: date) -> str:
    """Return "Ngày 14 tháng 10 năm Bính Ngọ (âm lịch)"."""
    found = lunar(d)
    month = _NAMED_MONTHS.get(found.month, str(found.month))
    leap = " nhuận" if found.leap else ""
    return f"Ngày {found.day} tháng {month}{leap} năm {found.year_name} (âm lịch)"


def spoken_remaining(until: datetime, now: datetime) -> str:
    """Return "còn 3 giờ" or "quá hạn 1 ngày": the largest whole unit, rounded down.

    Counts by the clock, not by working days. ValueError without a time zone.
    """
    remaining = _local(until) - _local(now)
    if not remaining:
        return "đến hạn"
    prefix = "còn" if remaining > timedelta(0) else "quá hạn"
    return f"{prefix} {spoken_duration(abs(remaining))}"


def spoken_duration(length: timedelta) -> str:
    """Return "3 giờ": the largest whole unit, rounded down; "dưới 1 phút" for less."""
    for unit, name in _UNITS:
        if count := length // unit:
            return f"{count} {name}"
    return "dưới 1 phút"


def _day(d: date) -> date:
    return _local(d).date() if isinstance(d, datetime) else d


def _local(dt: datetime) -> datetime:
    if dt.utcoffset() is None:
        msg = "A datetime without a time zone has no place on a Vietnamese clock."
        raise ValueError(msg)
    return dt.astimezone(VIETNAM)
