"""What a unit owes and how it is ranked: tables first, then what holds for every figure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conglang.planning.choices import Counted, PeriodKind, Standing
from conglang.planning.period_rules import (
    MonthRule,
    after,
    before,
    period,
    period_around,
    periods_of_year,
)
from conglang.planning.quota_rules import (
    Item,
    Line,
    Part,
    RankingRule,
    Span,
    carried,
    days_off,
    fits,
    owed_after,
    percent_done,
    points_of,
    ranks_of,
    standing_of,
)

TWENTIETH = [MonthRule(date(2020, 1, 1), 20)]
CHANGED = [MonthRule(date(2020, 1, 1), 1), MonthRule(date(2026, 7, 1), 20)]
BACK = [MonthRule(date(2020, 1, 1), 20), MonthRule(date(2026, 7, 1), 1)]


def line(done: int = 0, owed: int = 5, **more: int) -> Line:
    values = {"target": owed, "credit": 0, "debt": 0, "weight": 100, **more}
    return Line(counted="tin", section_id=None, section="", owed=owed, done=done, **values)


# --- the reporting calendar ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "day", "label", "since", "until"),
    [
        ([], date(2026, 11, 20), "tháng 11/2026", date(2026, 11, 1), date(2026, 11, 30)),
        (TWENTIETH, date(2026, 11, 19), "tháng 11/2026", date(2026, 10, 20), date(2026, 11, 19)),
        (TWENTIETH, date(2026, 11, 20), "tháng 12/2026", date(2026, 11, 20), date(2026, 12, 19)),
        (TWENTIETH, date(2026, 12, 25), "tháng 01/2027", date(2026, 12, 20), date(2027, 1, 19)),
        # The month in which the first day changes is shorter, or longer.
        (CHANGED, date(2026, 7, 10), "tháng 07/2026", date(2026, 7, 1), date(2026, 7, 19)),
        (BACK, date(2026, 7, 25), "tháng 07/2026", date(2026, 6, 20), date(2026, 7, 31)),
        ([], date(2028, 2, 29), "tháng 02/2028", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_month_is_named_after_the_one_it_ends_in(
    rules: list[MonthRule], day: date, label: str, since: date, until: date
) -> None:
    found = period_around(PeriodKind.MONTH, day, rules)

    assert (found.label, found.since, found.until) == (label, since, until)


def test_a_quarter_is_three_months_and_a_year_is_twelve() -> None:
    quarter = period_around(PeriodKind.QUARTER, date(2026, 11, 20), TWENTIETH)
    year = period_around(PeriodKind.YEAR, date(2026, 12, 20), TWENTIETH)

    assert (quarter.label, quarter.since, quarter.until) == (
        "quý IV/2026", date(2026, 9, 20), date(2026, 12, 19),
    )  # fmt: skip
    assert (year.label, year.since) == ("năm 2027", date(2026, 12, 20))
    assert quarter.named_month == date(2026, 12, 1)


def test_days_left_count_today() -> None:
    november = period_around(PeriodKind.MONTH, date(2026, 11, 20), [])

    assert november.days_left(date(2026, 11, 25)) == 6
    assert november.days_left(date(2026, 11, 30)) == 1
    assert november.days_left(date(2026, 12, 1)) == 0
    assert november.days_left(date(2026, 10, 1)) == november.days == 30


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
month_rules = st.lists(
    st.builds(
        MonthRule,
        st.dates(date(2019, 1, 1), date(2036, 1, 1)).map(lambda day: day.replace(day=1)),
        st.integers(1, 28),
    ),
    max_size=4,
    unique_by=lambda rule: rule.from_month,
)
kinds = st.sampled_from(PeriodKind.values)


@settings(max_examples=150, deadline=None)
@given(kinds, days, month_rules)
def test_every_day_lies_in_exactly_one_period(kind: str, day: date, rules: list[MonthRule]) -> None:
    found = period_around(kind, day, rules)
    later, earlier = after(found, rules), before(found, rules)

    assert found.holds(day)
    assert later.since == found.until + timedelta(days=1)
    assert earlier.until == found.since - timedelta(days=1)
    assert before(later, rules) == found == after(earlier, rules)


@settings(max_examples=60, deadline=None)
@given(kinds, st.integers(2020, 2035), month_rules)
def test_the_periods_of_a_year_are_the_year(kind: str, year: int, rules: list[MonthRule]) -> None:
    parts = periods_of_year(kind, year, rules)
    whole = period(PeriodKind.YEAR, year, 1, rules)

    assert (parts[0].since, parts[-1].until) == (whole.since, whole.until)
    assert sum(part.days for part in parts) == whole.days


# --- exemptions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "of", "off", "owed"),
    [
        (5, 30, 0, 5),
        (5, 30, 1, 5),  # 4,83 rounded up
        (5, 30, 6, 4),
        (5, 30, 14, 3),  # 2,67 rounded up
        (5, 30, 15, 0),  # half of the days
        (5, 31, 15, 3),
        (5, 31, 16, 0),
        (1, 30, 14, 1),
        (0, 30, 0, 0),
    ],
)
def test_an_exemption_of_half_a_period_frees_of_all_a_shorter_one_of_its_part(
    target: int, of: int, off: int, owed: int
) -> None:
    assert owed_after(target, of, off) == owed


def test_days_of_exemptions_that_overlap_count_once() -> None:
    november = period_around(PeriodKind.MONTH, date(2026, 11, 20), [])
    spans = [
        Span(date(2026, 10, 1), date(2026, 11, 5)), Span(date(2026, 11, 3), date(2026, 11, 7)),
        Span(date(2026, 11, 30), None), Span(date(2026, 12, 1), date(2026, 12, 5)),
    ]  # fmt: skip

    assert days_off(november, spans) == 8
    assert days_off(november, []) == 0


@given(st.integers(0, 999), st.integers(1, 366), st.data())
def test_what_is_owed_is_never_negative_and_never_grows_by_an_exemption(
    target: int, of: int, data: st.DataObject
) -> None:
    off = data.draw(st.integers(0, of))

    assert 0 <= owed_after(target, of, off) <= target
    assert owed_after(target, of, min(off + 1, of)) <= owed_after(target, of, off)


# --- carrying over ------------------------------------------------------------------------------


def carry(*months: tuple[int | None, int], cap: int = 50, deficits: bool = True) -> list[int]:
    """What is due in each month of a year, given what is owed and done."""
    parts = [Part(2026, owed, done, cap, deficits) for owed, done in months]
    return [
        (part.owed or 0) - credit + debt
        for part, (credit, debt) in zip(parts, carried(parts), strict=True)
    ]


@pytest.mark.parametrize(
    ("months", "due"),
    [
        ([(4, 4), (4, 4)], [4, 4]),
        ([(4, 5), (4, 0)], [4, 3]),  # one too many helps the next month
        ([(4, 9), (4, 0)], [4, 2]),  # at most half of what is owed
        ([(4, 9), (4, 2), (4, 4)], [4, 2, 4]),  # in the next month only
        ([(4, 1), (4, 4)], [4, 7]),
        ([(4, 0), (4, 0), (4, 0)], [4, 8, 12]),
        ([(4, 1), (0, 0), (4, 4)], [4, 0, 7]),  # exempt: the debt waits
        ([(4, 1), (0, 2), (4, 4)], [4, 0, 5]),  # exempt and wrote: the debt is paid first
        ([(4, 1), (0, 5), (4, 4)], [4, 0, 2]),  # what is left of that helps the next month
        ([(None, 9), (4, 4)], [0, 4]),  # before a quota was given nothing counts
        ([(0, 3), (4, 4)], [0, 2]),  # exempt and wrote all the same
    ],
)
def test_a_surplus_counts_once_up_to_the_cap_and_a_deficit_is_added(
    months: list[tuple[int | None, int]], due: list[int]
) -> None:
    assert carry(*months) == due


def test_without_a_rule_nothing_is_carried_over() -> None:
    assert carry((4, 9), (4, 0), (4, 4), cap=0, deficits=False) == [4, 4, 4]


def test_nothing_is_carried_into_another_year() -> None:
    parts = [Part(2026, 4, 9, 100, True), Part(2027, 4, 0, 100, True), Part(2028, 4, 4, 100, True)]

    assert carried(parts) == [(0, 0), (0, 0), (0, 0)]


parts_of_a_chain = st.lists(
    st.builds(
        Part, st.integers(2026, 2028), st.none() | st.integers(0, 20), st.integers(0, 40),
        st.integers(0, 100), st.booleans(),
    ),
    max_size=30,
).map(lambda parts: sorted(parts, key=lambda part: part.year))  # fmt: skip


@settings(max_examples=200)
@given(parts_of_a_chain)
def test_whatever_is_carried_nobody_owes_less_than_nothing(parts: list[Part]) -> None:
    for part, (credit, debt) in zip(parts, carried(parts), strict=True):
        owed = part.owed or 0
        assert credit >= 0
        assert debt >= 0
        assert owed - credit >= 0
        assert credit <= owed * part.surplus_cap // 100
        assert not (credit and debt)


@settings(max_examples=200)
@given(parts_of_a_chain)
def test_each_year_is_reckoned_as_if_it_stood_alone(parts: list[Part]) -> None:
    alone = [
        each
        for year in sorted({part.year for part in parts})
        for each in carried([part for part in parts if part.year == year])
    ]

    assert carried(parts) == alone


# --- counting -----------------------------------------------------------------------------------


def test_an_item_fits_its_genre_and_any_pictures_and_films_count_by_their_number() -> None:
    item = Item(1, 2, "bai", 3, 1, date(2026, 11, 20))

    assert {kind.value: fits(item, kind) for kind in Counted} == {
        "tin": 0, "bai": 1, "chuyen-sau": 0, "anh": 3, "video": 1, "any": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "standing"),
    [
        ([], Standing.NONE),
        ([line(5), line(2, 2)], Standing.MET),
        ([line(6), line(2, 2)], Standing.EXCEEDED),
        ([line(9), line(1, 2)], Standing.MISSED),  # too much of one does not make up for another
        ([line(0, 0, target=5)], Standing.EXEMPT),
        ([line(0, 0, target=5), line(1, 2)], Standing.MISSED),
        ([line(0, 5, credit=5)], Standing.MET),  # covered by the month before
        ([line(5, 5, debt=1)], Standing.MISSED),
    ],
)
def test_a_unit_meets_its_quota_when_every_line_does(lines: list[Line], standing: Standing) -> None:
    assert standing_of(lines) == standing


def test_the_part_done_weighs_kinds_and_never_passes_a_hundred() -> None:
    assert percent_done([line(3, 5), line(1, 2, weight=300)]) == 54  # (3 + 3) of (5 + 6)
    assert percent_done([line(9, 5)]) == 100
    assert percent_done([line(0, 0, target=5)]) == 100


# --- ranking ------------------------------------------------------------------------------------

RULE = RankingRule(threshold=20, deduction=50)


@pytest.mark.parametrize(
    ("lines", "submitted", "returned", "reached", "penalty"),
    [
        ([line(5)], 5, 0, 100_00, 0),
        ([line(6), line(1, 2, weight=200)], 7, 1, 88_89, 0),  # (6 + 2) / (5 + 4)
        ([line(5)], 10, 2, 100_00, 0),  # a fifth is let pass
        ([line(5)], 10, 3, 100_00, 5_00),  # ten percent too many, half a point each
        ([line(0)], 4, 4, 0, 40_00),
        ([line(5, 5, debt=3)], 5, 0, 100_00, 0),  # what was carried counted in its own month
    ],
)
def test_points_are_weighted_items_in_weighted_quota_less_what_returns_cost(
    lines: list[Line], submitted: int, returned: int, reached: int, penalty: int
) -> None:
    points = points_of(lines, submitted=submitted, returned=returned, rule=RULE)

    assert points is not None
    assert (points.reached, points.penalty) == (reached, penalty)
    assert points.total == max(reached - penalty, 0)


def test_who_owes_nothing_has_no_points() -> None:
    assert points_of([line(3, 0, target=5)], submitted=0, returned=0, rule=RULE) is None


def test_equal_points_share_a_place() -> None:
    assert ranks_of([90, 100, 90, 80]) == [2, 1, 2, 4]


@given(st.lists(st.integers(0, 50)))
def test_a_better_total_never_stands_behind(totals: list[int]) -> None:
    ranks = ranks_of(totals)

    assert sorted(ranks)[:1] in ([], [1])
    for total, rank in zip(totals, ranks, strict=True):
        assert rank == 1 + len([each for each in totals if each > total])


@given(
    st.lists(
        st.builds(
            line, st.integers(0, 30), st.integers(0, 20), weight=st.integers(1, 500)
        ),
        max_size=5,
    ),
    st.integers(0, 30),
    st.integers(0, 30),
)  # fmt: skip
def test_no_total_is_negative(lines: list[Line], submitted: int, returned: int) -> None:
    points = points_of(lines, submitted=submitted, returned=min(returned, submitted), rule=RULE)

    assert points is None or points.total >= 0
    assert 0 <= percent_done(lines) <= 100
