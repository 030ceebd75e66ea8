"""Months, quarters, years and stretches of days, and what comes before and after them."""

from datetime import date

import pytest

from conglang.core.periods import DAYS, MONTH, QUARTER, YEAR, Period, period_around


@pytest.mark.parametrize(
    ("kind", "day", "since", "until", "label"),
    [
        (MONTH, date(2026, 2, 11), date(2026, 2, 1), date(2026, 2, 28), "tháng 02/2026"),
        (MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29), "tháng 02/2024"),
        (MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31), "tháng 12/2026"),
        (QUARTER, date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30), "quý II/2026"),
        (QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31), "quý IV/2026"),
        (YEAR, date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
    ],
)
def test_a_period_has_its_first_and_last_day(kind, day, since, until, label):
    found = period_around(kind, day)

    assert (found.since, found.until, found.label) == (since, until, label)


@pytest.mark.parametrize("kind", [MONTH, QUARTER, YEAR])
def test_periods_follow_one_another_without_a_gap(kind):
    found = period_around(kind, date(2026, 11, 20))

    assert found.after().before() == found
    assert (found.after().since - found.until).days == 1


def test_a_stretch_of_days_moves_by_its_own_length():
    found = Period(DAYS, date(2026, 11, 16), date(2026, 11, 22))

    assert found.before() == Period(DAYS, date(2026, 11, 9), date(2026, 11, 15))
    assert found.after() == Period(DAYS, date(2026, 11, 23), date(2026, 11, 29))
    assert found.label == "từ 16/11/2026 đến 22/11/2026"
