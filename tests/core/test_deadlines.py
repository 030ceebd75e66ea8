"""Due times: how days, working days and hours are counted, and what stops the clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conglang.core.dates import VIETNAM
from conglang.core.deadlines import (
    DayKind,
    Pause,
    Session,
    SpecialDay,
    Term,
    TermUnit,
    WorkCalendar,
    add_working_days,
    due,
    spoken_moment,
    spoken_working,
    working_days_between,
    working_time_between,
)

#: Week of Monday 23 November 2026: Tuesday is Ngày Văn hóa Việt Nam, Saturday is worked,
#: on Friday only the morning, on the Monday after only the afternoon.
SPECIAL = [
    SpecialDay(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"),
    SpecialDay(date(2026, 11, 28), DayKind.WORKING, "làm bù"),
    SpecialDay(date(2026, 11, 27), DayKind.AFTERNOON_OFF, "họp mặt"),
    SpecialDay(date(2026, 11, 30), DayKind.MORNING_OFF, "mất điện"),
]
OFFICE = WorkCalendar.of(SPECIAL)
PLAIN = WorkCalendar()


def at(text):
    """A moment in Viet Nam: "23/11 09:12"."""
    return datetime.strptime(f"{text} 2026", "%d/%m %H:%M %Y").replace(tzinfo=VIETNAM)


def days(amount):
    return Term(amount, TermUnit.DAYS)


def working_days(amount):
    return Term(amount, TermUnit.WORKING_DAYS)


def hours(amount):
    return Term(amount, TermUnit.HOURS)


def working_hours(amount):
    return Term(amount, TermUnit.WORKING_HOURS)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        # The day of the start does not count; a working day ends with the office's hours.
        ("23/11 09:12", working_days(1), "25/11 17:00"),
        ("23/11 20:00", working_days(1), "25/11 17:00"),
        ("24/11 08:00", working_days(1), "25/11 17:00"),
        # Half a day of work is a working day and ends when work ends.
        ("26/11 08:00", working_days(1), "27/11 11:30"),
        # A Saturday worked instead of another day counts, the Sunday after it does not.
        ("26/11 08:00", working_days(2), "28/11 17:00"),
        ("26/11 08:00", working_days(3), "30/11 17:00"),
        # Working hours run only while the office works.
        ("23/11 08:00", working_hours(3), "23/11 11:00"),
        ("23/11 10:30", working_hours(4), "23/11 16:30"),
        ("23/11 13:30", working_hours(4), "25/11 07:30"),
        ("23/11 11:30", working_hours(1), "23/11 14:30"),
        ("21/11 10:00", working_hours(4), "23/11 11:00"),
        # A term that is used up when work ends is due then, not next morning.
        ("23/11 09:00", working_hours(6), "23/11 17:00"),
        ("27/11 10:30", working_hours(2), "28/11 08:00"),
        ("28/11 16:00", working_hours(2), "30/11 14:30"),
        # Hours by the clock.
        ("23/11 22:00", hours(24), "24/11 22:00"),
        # Calendar days end at midnight; one that ends on a day off ends with the next working day.
        ("22/11 09:00", days(3), "26/11 00:00"),
        ("22/11 09:00", days(2), "26/11 00:00"),
        ("25/11 09:00", days(3), "29/11 00:00"),
        ("25/11 09:00", days(4), "01/12 00:00"),
    ],
)
def test_terms_are_counted_by_their_unit(start, term, end):
    assert due(at(start), term, OFFICE).at == at(end)


@pytest.mark.parametrize(
    ("term", "pauses", "end"),
    [
        (working_hours(4), [("16/11 09:00", "16/11 10:00")], "16/11 14:00"),
        (working_hours(4), [("16/11 09:00", "17/11 09:00")], "17/11 11:00"),
        (working_hours(4), [("16/11 09:00", "16/11 10:00"), ("16/11 09:30", "16/11 10:30")],
         "16/11 14:30"),
        (working_hours(4), [("16/11 12:00", "16/11 13:00")], "16/11 11:00"),
        (working_hours(4), [("15/11 09:00", "16/11 08:00")], "16/11 14:00"),
        # A day counts when the clock runs at its end.
        (working_days(1), [("17/11 10:00", "17/11 11:00")], "17/11 17:00"),
        (working_days(1), [("17/11 10:00", "17/11 17:00")], "18/11 17:00"),
        (working_days(2), [("17/11 10:00", "19/11 09:00")], "20/11 17:00"),
        (days(1), [("17/11 10:00", "18/11 10:00")], "19/11 00:00"),
        (hours(4), [("16/11 10:00", "16/11 11:00")], "16/11 12:00"),
    ],
)  # fmt: skip
def test_the_clock_stands_still_in_a_pause(term, pauses, end):
    stops = [Pause(at(start), at(stop)) for start, stop in pauses]

    assert due(at("16/11 07:00"), term, PLAIN, stops).at == at(end)


@pytest.mark.parametrize(
    ("start", "term", "stops", "why"),
    [
        (
            "23/11 09:12", working_days(1), [],
            "1 ngày làm việc kể từ 09:12 ngày 23/11/2026; "
            "nghỉ 24/11/2026 (Ngày Văn hóa Việt Nam); hạn 17:00 ngày 25/11/2026.",
        ),
        (
            "27/11 10:30", working_hours(2), [],
            "2 giờ làm việc kể từ 10:30 ngày 27/11/2026; nghỉ nửa ngày 27/11/2026 (họp mặt), "
            "làm việc 28/11/2026 (làm bù); hạn 08:00 ngày 28/11/2026.",
        ),
        (
            "16/11 07:00", days(1), [Pause(at("17/11 10:00"), at("18/11 10:00"))],
            "1 ngày kể từ 07:00 ngày 16/11/2026; "
            "tạm dừng từ 10:00 17/11/2026 đến 10:00 18/11/2026; hạn 24:00 ngày 18/11/2026.",
        ),
        (
            "23/11 22:00", hours(24), [],
            "24 giờ kể từ 22:00 ngày 23/11/2026; hạn 22:00 ngày 24/11/2026.",
        ),
    ],
)  # fmt: skip
def test_a_due_time_explains_itself(start, term, stops, why):
    assert due(at(start), term, OFFICE, stops).why == why


def test_moments_of_other_zones_are_those_of_viet_nam():
    start = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 08:00 in Viet Nam

    assert due(start, working_hours(1), PLAIN).at == at("20/11 09:00")
    assert spoken_moment(start) == "08:00 ngày 20/11/2026"


@pytest.mark.parametrize("unit", TermUnit)
def test_a_moment_without_a_time_zone_starts_no_term(unit):
    with pytest.raises(ValueError, match="time zone"):
        due(datetime(2026, 11, 20), Term(1, unit), PLAIN)  # noqa: DTZ001 -- that is the point


def test_values_without_sense_are_errors():
    with pytest.raises(ValueError, match="at least 1"):
        Term(0, TermUnit.DAYS)
    with pytest.raises(ValueError, match="ends after"):
        Pause(at("17/11 10:00"), at("16/11 10:00"))
    with pytest.raises(ValueError, match="ends after"):
        Session(time(11), time(7))
    with pytest.raises(ValueError, match="some hours"):
        WorkCalendar(hours=())
    with pytest.raises(ValueError, match="overlap"):
        WorkCalendar(hours=(Session(time(7), time(12)), Session(time(11), time(17))))
    with pytest.raises(ValueError, match="Nobody works"):
        OFFICE.end_of_work(date(2026, 11, 24))


class Closed(WorkCalendar):
    """An office that never opens."""

    def sessions_on(self, day):
        return ()


@pytest.mark.parametrize("unit", [TermUnit.DAYS, TermUnit.WORKING_DAYS, TermUnit.WORKING_HOURS])
def test_an_office_that_never_works_is_an_error_not_an_endless_loop(unit):
    with pytest.raises(ValueError, match="never ends"):
        due(at("20/11 08:00"), Term(1, unit), Closed())
    with pytest.raises(ValueError, match="does not work"):
        add_working_days(date(2026, 11, 20), 1, Closed())


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 11, 25)),
        (date(2026, 11, 27), 1, date(2026, 11, 28)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 25), -1, date(2026, 11, 23)),
        (date(2026, 11, 30), -2, date(2026, 11, 27)),
    ],
)
def test_working_days_are_added_and_taken_off(day, count, result):
    assert add_working_days(day, count, OFFICE) == result
    assert working_days_between(day, result, OFFICE) == count


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ("23/11 07:00", "23/11 17:00", timedelta(hours=8)),
        ("23/11 11:00", "23/11 14:00", timedelta(hours=1)),
        ("23/11 16:00", "25/11 08:00", timedelta(hours=2)),
        ("27/11 00:00", "28/11 00:00", timedelta(hours=4, minutes=30)),
        ("30/11 00:00", "30/11 23:00", timedelta(hours=3, minutes=30)),
        ("25/11 08:00", "23/11 16:00", timedelta(hours=-2)),
    ],
)
def test_working_time_between_two_moments(start, end, length):
    assert working_time_between(at(start), at(end), OFFICE) == length


@pytest.mark.parametrize(
    ("until", "now", "spoken"),
    [
        ("23/11 16:00", "23/11 10:30", "còn 3 giờ làm việc"),
        ("25/11 17:00", "23/11 07:00", "còn 2 ngày làm việc"),
        ("23/11 11:30", "23/11 11:20", "còn 10 phút làm việc"),
        ("25/11 07:00", "24/11 09:00", "còn dưới 1 phút làm việc"),
        ("23/11 11:30", "23/11 11:30", "đến hạn"),
        ("23/11 16:00", "25/11 08:00", "quá hạn 2 giờ làm việc"),
        ("20/11 17:00", "25/11 17:00", "quá hạn 2 ngày làm việc"),
    ],
)
def test_what_is_left_is_told_in_working_time(until, now, spoken):
    assert spoken_working(at(until), at(now), OFFICE) == spoken


# --- whatever the calendar ----------------------------------------------------------------------

_days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
_moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 1))  # noqa: DTZ001 -- made aware
_calendars = st.lists(
    st.builds(SpecialDay, _days, st.sampled_from(DayKind), st.just("một ngày")), max_size=80
).map(WorkCalendar.of)


@given(start=_moments, amount=st.integers(1, 60), calendar=_calendars)
def test_a_term_in_working_hours_is_exactly_that_much_working_time(start, amount, calendar):
    begun = start.replace(tzinfo=VIETNAM)
    end = due(begun, working_hours(amount), calendar).at

    assert working_time_between(begun, end, calendar) == timedelta(hours=amount)
    assert working_time_between(end - timedelta(minutes=1), end, calendar) > timedelta(0)


@given(start=_moments, amount=st.integers(1, 40), calendar=_calendars)
def test_a_term_in_working_days_ends_with_work_and_counts_every_working_day(
    start, amount, calendar
):
    begun = start.replace(tzinfo=VIETNAM)
    end = due(begun, working_days(amount), calendar).at

    assert calendar.end_of_work(end.date()) == end
    assert working_days_between(begun.date(), end.date(), calendar) == amount
    assert add_working_days(begun.date(), amount, calendar) == end.date()


@given(start=_moments, unit=st.sampled_from(TermUnit), amount=st.integers(1, 30),
       calendar=_calendars)  # fmt: skip
def test_a_longer_term_never_ends_sooner_and_none_ends_before_it_starts(
    start, unit, amount, calendar
):
    begun = start.replace(tzinfo=VIETNAM)
    end = due(begun, Term(amount, unit), calendar).at

    assert begun < end <= due(begun, Term(amount + 1, unit), calendar).at


@given(first=_moments, second=_moments, third=_moments, calendar=_calendars)
def test_working_time_adds_up(first, second, third, calendar):
    a, b, c = (each.replace(tzinfo=VIETNAM) for each in (first, second, third))

    whole = working_time_between(a, b, calendar) + working_time_between(b, c, calendar)
    assert whole == working_time_between(a, c, calendar)
