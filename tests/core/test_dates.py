"""Dates as offices write them, by example."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from conglang.core.dates import (
    VIETNAM,
    LunarDate,
    format_date,
    format_lunar,
    format_timestamp,
    lunar,
    spoken_remaining,
    weekday_name,
)

NAIVE = datetime(2016, 3, 10, 7, 56)  # noqa: DTZ001 -- this is what must be refused


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 7), "07/02/2026"),
        (date(938, 12, 1), "01/12/0938"),
        (datetime(2025, 12, 31, 17, 0, tzinfo=UTC), "01/01/2026"),  # midnight in Viet Nam
    ],
)
def test_format_date(day, written):
    assert format_date(day) == written


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2016, 3, 10, 7, 56, tzinfo=VIETNAM),
        datetime(2016, 3, 10, 0, 56, tzinfo=UTC),
        datetime(2016, 3, 9, 19, 56, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
@pytest.mark.parametrize("server_zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_timestamp_is_vietnamese_time_on_every_server(moment, server_zone, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setenv("TZ", server_zone)
        time.tzset()
        written = format_timestamp(moment)
    time.tzset()

    assert written == "(07:56 | 10/03/2016)"


@pytest.mark.parametrize("function", [format_timestamp, format_date, weekday_name, lunar])
def test_a_moment_without_zone_is_refused(function):
    with pytest.raises(ValueError, match="without a time zone"):
        function(NAIVE)


def test_weekdays():
    monday = date(2026, 2, 16)

    assert [weekday_name(monday + timedelta(days=n)) for n in range(7)] == [
        *("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    ]
    assert weekday_name(datetime(2026, 2, 15, 20, 0, tzinfo=UTC)) == "Thứ Hai"


@pytest.mark.parametrize(
    ("tet", "year_name"),
    [
        (date(1985, 1, 21), "Ất Sửu"),  # a month before the Chinese new year
        (date(2000, 2, 5), "Canh Thìn"),
        (date(2007, 2, 17), "Đinh Hợi"),  # a day before the Chinese new year
        (date(2024, 2, 10), "Giáp Thìn"),
        (date(2025, 1, 29), "Ất Tỵ"),
        (date(2026, 2, 17), "Bính Ngọ"),
        (date(2027, 2, 6), "Đinh Mùi"),
        (date(2030, 2, 2), "Canh Tuất"),  # a day before the Chinese new year
    ],
)
def test_tet_is_the_first_day_of_the_lunar_year(tet, year_name):
    assert lunar(tet) == LunarDate(day=1, month=1, leap=False, year_name=year_name)
    assert lunar(tet - timedelta(days=1)).month == 12


@pytest.mark.parametrize(
    ("first_day", "month"),
    [
        (date(2017, 7, 23), 6),
        (date(2020, 5, 23), 4),
        (date(2023, 3, 22), 2),
        (date(2025, 7, 25), 6),
        (date(2028, 6, 23), 5),
    ],
)
def test_a_leap_month_follows_the_month_it_repeats(first_day, month):
    before = lunar(first_day - timedelta(days=1))

    assert (before.month, before.leap) == (month, False)
    assert (lunar(first_day).day, lunar(first_day).month, lunar(first_day).leap) == (1, month, True)
    assert lunar(first_day + timedelta(days=30)).month == month + 1


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 22), "Ngày 14 tháng 10 năm Bính Ngọ (âm lịch)"),
        (date(2026, 2, 17), "Ngày 1 tháng Giêng năm Bính Ngọ (âm lịch)"),
        (date(2026, 2, 16), "Ngày 29 tháng Chạp năm Ất Tỵ (âm lịch)"),
        (date(2025, 8, 1), "Ngày 8 tháng 6 nhuận năm Ất Tỵ (âm lịch)"),
        (datetime(2026, 2, 16, 17, 0, tzinfo=UTC), "Ngày 1 tháng Giêng năm Bính Ngọ (âm lịch)"),
    ],
)
def test_format_lunar(day, written):
    assert format_lunar(day) == written


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2101, 1, 1)])
def test_lunar_dates_are_known_for_two_centuries(day):
    with pytest.raises(ValueError, match="out of supported range"):
        lunar(day)


@pytest.mark.parametrize(
    ("remaining", "spoken"),
    [
        (timedelta(days=2, hours=23), "còn 2 ngày"),
        (timedelta(days=1), "còn 1 ngày"),
        (timedelta(hours=23, minutes=59), "còn 23 giờ"),
        (timedelta(hours=3), "còn 3 giờ"),
        (timedelta(minutes=59, seconds=59), "còn 59 phút"),
        (timedelta(seconds=59), "còn dưới 1 phút"),
        (timedelta(0), "đến hạn"),
        (timedelta(seconds=-1), "quá hạn dưới 1 phút"),
        (timedelta(hours=-5, minutes=-30), "quá hạn 5 giờ"),
        (timedelta(days=-1, hours=-2), "quá hạn 1 ngày"),
    ],
)
def test_remaining_time_in_words(remaining, spoken):
    now = datetime(2026, 2, 10, 8, 0, tzinfo=UTC)

    assert spoken_remaining((now + remaining).astimezone(VIETNAM), now) == spoken


def test_remaining_time_needs_zones():
    now = datetime(2026, 2, 10, 8, 0, tzinfo=UTC)

    with pytest.raises(ValueError, match="without a time zone"):
        spoken_remaining(NAIVE, now)
    with pytest.raises(ValueError, match="without a time zone"):
        spoken_remaining(now, NAIVE)
