"""Quotas of units: given, changed, exempt, carried over, counted, warned of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom.choices import State
from conglang.notifications.models import Notice
from conglang.planning import actions
from conglang.planning.actions import Cell
from conglang.planning.choices import Standing
from conglang.planning.models import Quota, QuotaExemption, QuotaRule
from conglang.planning.period_rules import period_around
from conglang.planning.queries import quota_lines_of_year
from conglang.planning.queries.quotas import Progress, quota_progress
from conglang.planning.queries.ranking import ranking, returns_in
from conglang.planning.tasks import warn_of_quotas
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_person, make_unit, undone_at_the_end
from tests.newsroom.factories import AT, ROADS, Board, act, make_board, start, walk
from tests.planning.quota_world import TODAY, deliver, give, reckon

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Iterator[Board]:
    with time_machine.travel(AT, tick=False):
        yield whole_board


@pytest.fixture
def unit(board: Board) -> Any:
    return make_unit(board.portal, "Ấp Vàm Rầy")


def progress(board: Board, kind: str = "month", day: date = TODAY) -> Progress:
    with within_site(board.site):
        return quota_progress(kind, day)


def of(found: Progress, unit: Any) -> Any:
    return next(each for each in found.units if each.unit == unit)


def spoken(board: Board, unit: Any, kind: str = "month", day: date = TODAY) -> list[str]:
    return [line.spoken for line in of(progress(board, kind, day), unit).lines]


def do(board: Board, name: str, *, by: str = "secretary", at: datetime = AT, **values: Any) -> Any:
    with within_site(board.site):
        return getattr(actions, name)(by=board.people[by], at=at, **values)


def refused(board: Board, name: str, **values: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        do(board, name, **values)
    return refusal.value.code


# --- giving -------------------------------------------------------------------------------------


def test_a_unit_sees_what_it_owes_and_what_it_has(board: Board, unit: Any) -> None:
    give(board, unit, tin=5, bai=2, anh=10)
    deliver(board, unit, "tin", times=3, photos=2)
    deliver(board, unit, "bai", photos=1, videos=1)
    deliver(board, unit, "tin", day=date(2026, 10, 31))
    deliver(board, unit, "tin", withdrawn=True)

    found = of(progress(board), unit)

    assert [line.spoken for line in found.lines] == ["3/5 tin", "1/2 bài", "7/10 ảnh"]
    assert found.standing == Standing.MISSED
    assert found.percent == 64  # 11 of 17


def test_the_same_again_changes_nothing_and_something_else_keeps_the_past(
    board: Board, unit: Any
) -> None:
    give(board, unit, since=date(2026, 9, 10), tin=5)

    assert give(board, unit, since=date(2026, 10, 1), tin=5) == 0
    assert give(board, unit, since=TODAY, tin=8) == 1

    with within_site(board.site):
        rows = list(
            Quota.objects.order_by("starts_on").values_list("target", "starts_on", "ends_on")
        )
        logged = AuditRecord.objects.filter(act="quota.give").order_by("sequence").last()
    assert rows == [
        (5, date(2026, 9, 1), date(2026, 10, 31)),
        (8, date(2026, 11, 1), date(2026, 12, 31)),
    ]
    assert spoken(board, unit, day=date(2026, 10, 15)) == ["0/5 tin"]
    assert spoken(board, unit) == ["0/8 tin"]
    assert spoken(board, unit, "quarter") == ["0/21 tin"]  # 5 + 8 + 8
    assert spoken(board, unit, "year") == ["0/26 tin"]
    assert logged is not None
    assert logged.after == {"quota": "8 tin", "from_period": "tháng 11/2026"}


def test_a_quota_taken_away_ends_before_the_period_of_the_change(board: Board, unit: Any) -> None:
    give(board, unit, since=date(2026, 10, 1), tin=5)
    give(board, unit, tin=0)

    assert spoken(board, unit, day=date(2026, 10, 1)) == ["0/5 tin"]
    assert of(progress(board), unit).standing == Standing.NONE


def test_a_quota_of_a_section_counts_that_section_only(board: Board, unit: Any) -> None:
    give(board, unit, any=1)
    give(board, unit, section_id=board.section.pk, tin=2)
    deliver(board, unit, "tin", section_id=board.section.pk)
    deliver(board, unit, "bai", section_id=board.other_section.pk)

    assert spoken(board, unit) == [f"1/2 tin ở {board.section.title}", "2/1 tin, bài"]


def test_an_article_of_the_board_is_counted_for_its_unit_when_it_is_published(
    board: Board, unit: Any, django_capture_on_commit_callbacks: Any
) -> None:
    give(board, unit, tin=2)
    with django_capture_on_commit_callbacks(execute=True):
        article = walk(board, ROADS[State.PUBLISHED], start(board, unit=unit, genre="tin"))

    assert spoken(board, unit) == ["1/2 tin"]
    with django_capture_on_commit_callbacks(execute=True):
        act(board, "take_down", article, by="chief")
    assert spoken(board, unit) == ["0/2 tin"]


def test_who_does_not_plan_gives_nothing(board: Board, unit: Any) -> None:
    with within_site(board.site):
        november = period_around("month", TODAY, [])
    for role in ("contributor", "editor", "portal_admin", "accountant"):
        for name, values in (
            ("save_quotas", {"since": november, "section_id": None, "cells": []}),
            ("copy_quotas", {"year": 2027}),
            ("add_exemption", {"unit_id": unit.pk, "days": (TODAY, TODAY), "reason": "Sáp nhập"}),
            ("drop_exemption", {"exemption_id": 1}),
        ):
            assert refused(board, name, by=role, **values) == "not_allowed"
    with within_site(board.site):
        assert not Quota.objects.exists()
        assert not QuotaExemption.objects.exists()


def test_a_quota_is_refused_for_what_is_not_of_the_portal_or_makes_no_sense(
    board: Board, unit: Any
) -> None:
    neighbour = make_board("binhson.test")
    foreign = make_unit(neighbour.portal, "Ấp khác")
    november = period_around("month", TODAY, [])

    def wrong(cell: Cell, section_id: int | None = None) -> str:
        return refused(board, "save_quotas", since=november, section_id=section_id, cells=[cell])

    assert wrong(Cell(foreign.pk, "tin", 5)) == "wrong_unit"
    assert wrong(Cell(unit.pk, "tin", 5), neighbour.section.pk) == "wrong_section"
    assert wrong(Cell(unit.pk, "tin", 10_000)) == "bad_target"
    assert wrong(Cell(unit.pk, "tin", -1)) == "bad_target"
    assert wrong(Cell(unit.pk, "tin", 5, 0)) == "bad_target"
    give(board, unit, kind="year", tin=20)
    assert wrong(Cell(unit.pk, "tin", 5)) == "other_period"
    with within_site(board.site):
        assert Quota.objects.get().target == 20


def test_last_years_quotas_begin_the_new_year_once(board: Board, unit: Any) -> None:
    gone = make_unit(board.portal, "Ấp đã nhập")
    give(board, unit, tin=5, bai=2)
    give(board, gone, tin=5)
    with within_site(board.site):
        type(gone).objects.filter(pk=gone.pk).update(ends_on=date(2026, 12, 31))

    assert do(board, "copy_quotas", year=2027) == 2
    assert refused(board, "copy_quotas", year=2027) == "not_empty"
    assert refused(board, "copy_quotas", year=2030) == "nothing_to_copy"
    assert spoken(board, unit, day=date(2027, 3, 1)) == ["0/5 tin", "0/2 bài"]


# --- months, exemptions, carry-over, re-posts -----------------------------------------------------


def test_the_month_may_run_from_the_twentieth(board: Board, unit: Any) -> None:
    reckon(board, first_day=20)
    give(board, unit, since=date(2026, 11, 19), tin=5)
    deliver(board, unit, day=date(2026, 10, 20))
    deliver(board, unit, day=date(2026, 11, 19))
    deliver(board, unit, day=date(2026, 11, 20))

    assert spoken(board, unit, day=date(2026, 11, 19)) == ["2/5 tin"]
    assert spoken(board, unit, day=date(2026, 11, 20)) == ["1/5 tin"]


def test_a_rule_leaves_months_that_are_over_as_they_were(board: Board) -> None:
    reckon(board, date(2026, 1, 1))

    with pytest.raises(Refusal) as refusal:
        reckon(board, date(2026, 10, 1), first_day=20)
    reckon(board, date(2026, 12, 1), first_day=20)

    assert refusal.value.code == "past"
    assert progress(board).period.until == date(2026, 11, 30)
    assert progress(board, day=date(2026, 12, 5)).period.until == date(2026, 12, 19)
    with within_site(board.site):
        assert QuotaRule.objects.count() == 2


def test_an_exempt_unit_owes_nothing_or_less(board: Board, unit: Any) -> None:
    give(board, unit, since=date(2026, 10, 1), tin=6)
    exempt = {"unit_id": unit.pk, "reason": "Sáp nhập ấp"}
    short = do(board, "add_exemption", days=(date(2026, 11, 1), date(2026, 11, 10)), **exempt)

    assert spoken(board, unit) == ["0/4 tin"]
    do(board, "add_exemption", days=(date(2026, 11, 11), date(2026, 11, 15)), **exempt)
    found = of(progress(board), unit)
    assert (found.standing, found.reasons) == (Standing.EXEMPT, ["Sáp nhập ấp", "Sáp nhập ấp"])
    assert spoken(board, unit, "quarter") == ["0/12 tin"]  # October and December
    do(board, "drop_exemption", exemption_id=short.pk)
    assert spoken(board, unit) == ["0/5 tin"]
    assert refused(board, "add_exemption", days=(TODAY, TODAY), unit_id=unit.pk, reason="  x ") == (
        "no_reason"
    )
    assert refused(board, "add_exemption", days=(TODAY, TODAY - DAY), **exempt) == "wrong_days"


def test_a_unit_owes_nothing_before_it_was_founded(board: Board, unit: Any) -> None:
    give(board, unit, since=date(2026, 10, 1), tin=6)
    with within_site(board.site):
        type(unit).objects.filter(pk=unit.pk).update(starts_on=date(2026, 11, 11))

    assert spoken(board, unit) == ["0/4 tin"]  # twenty of thirty days
    assert all(each.unit != unit for each in progress(board, day=date(2026, 10, 5)).units)


def test_a_surplus_and_a_deficit_go_into_the_next_month_by_the_portals_rule(
    board: Board, unit: Any
) -> None:
    reckon(board, surplus_cap_percent=50, add_deficits=True)
    give(board, unit, since=date(2026, 9, 1), tin=4)
    deliver(board, unit, day=date(2026, 9, 5), times=9)
    deliver(board, unit, day=date(2026, 10, 5), times=1)

    assert spoken(board, unit, day=date(2026, 10, 5)) == ["1/2 tin"]
    assert spoken(board, unit) == ["0/5 tin"]
    assert spoken(board, unit, "quarter") == ["1/12 tin"]  # as it was given, not as it was moved


def test_nothing_is_carried_into_the_new_year(board: Board, unit: Any) -> None:
    reckon(board, surplus_cap_percent=100, add_deficits=True)
    give(board, unit, since=date(2026, 12, 1), tin=4)
    do(board, "copy_quotas", year=2027)
    deliver(board, unit, day=date(2026, 12, 5), times=1)

    assert spoken(board, unit, day=date(2027, 1, 5)) == ["0/4 tin"]


def test_what_is_taken_from_elsewhere_counts_only_where_the_rule_says_so(
    board: Board, unit: Any
) -> None:
    give(board, unit, tin=4)
    deliver(board, unit, is_repost=True)
    before = spoken(board, unit)

    reckon(board, count_reposts=True)

    assert before == ["0/4 tin"]
    assert spoken(board, unit) == ["1/4 tin"]


def test_progress_asks_as_often_for_thirty_units_as_for_three(board: Board) -> None:
    def fill(number: int) -> None:
        for place in range(number):
            unit = make_unit(board.portal, f"Ấp số {place} của {number}")
            give(board, unit, tin=5, bai=2)
            give(board, unit, section_id=board.section.pk, any=1)
            deliver(board, unit, times=2, section_id=board.section.pk)

    def asked() -> int:
        with (
            within_site(board.site),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            found = quota_progress("month", TODAY)
            ranking(found, returns_in(found.period))
        return len(queries)

    fill(3)
    few = asked()
    fill(27)

    assert len(progress(board).given) == 30
    assert asked() == few <= 10


# --- ranking ------------------------------------------------------------------------------------


def test_units_are_ranked_by_points_and_returned_items_cost(board: Board, unit: Any) -> None:
    second, third, idle = (make_unit(board.portal, f"Ấp {name}") for name in ("Hai", "Ba", "Bốn"))
    reckon(board, return_threshold=20, deduction=100)
    for each in (unit, second, third):
        give(board, each, tin=4)
        deliver(board, each, times=4)
    deliver(board, second, times=1)
    give(board, idle, tin=4)
    do(
        board, "add_exemption", unit_id=idle.pk, reason="Sáp nhập ấp",
        days=(date(2026, 11, 1), date(2026, 11, 30)),
    )  # fmt: skip
    sent = start(board, unit=third)
    walk(board, ROADS[State.RETURNED], sent)

    with within_site(board.site):
        found = quota_progress("month", TODAY)
        rows = ranking(found, returns_in(found.period))

    shown = [
        (row.rank, row.progress.unit.name, row.points.total if row.points else None) for row in rows
    ]
    assert shown == [
        (1, "Ấp Hai", 125_00), (2, "Ấp Vàm Rầy", 100_00), (3, "Ấp Ba", 20_00),
        (None, "Ấp Bốn", None),
    ]  # fmt: skip


# --- warnings -----------------------------------------------------------------------------------


def warnings(board: Board) -> list[tuple[str, str, str]]:
    with within_site(board.site):
        rows = Notice.objects.filter(kind__startswith="quota.").order_by("pk")
        return [(each.kind, each.person.username, each.subject) for each in rows]


def run_on(day: date) -> int:
    with time_machine.travel(datetime(day.year, day.month, day.day, 0, 15, tzinfo=UTC), tick=False):
        return warn_of_quotas()


def test_a_unit_that_is_behind_and_the_secretary_are_warned_once_before_the_end(
    board: Board, unit: Any
) -> None:
    writer = make_person(board.portal, "contributor", unit, email="ctv@hondat.test")
    make_person(board.portal, "contributor", make_unit(board.portal, "Ấp không giao"))
    good = make_unit(board.portal, "Ấp chăm")
    make_person(board.portal, "contributor", good)
    give(board, unit, tin=5, bai=2)
    give(board, good, tin=1)
    deliver(board, unit, times=3)
    deliver(board, good)

    assert run_on(date(2026, 11, 25)) == 0  # six days left
    assert run_on(date(2026, 11, 26)) == 2
    assert run_on(date(2026, 11, 26)) == run_on(date(2026, 11, 28)) == 0

    secretary = board.people["secretary"]
    assert warnings(board) == [
        (
            "quota.behind", writer.username,
            "Ấp Vàm Rầy còn thiếu 2 tin, 2 bài của tháng 11/2026",
        ),
        ("quota.summary", secretary.username, "1 đơn vị còn thiếu chỉ tiêu tháng 11/2026"),
    ]  # fmt: skip
    assert run_on(date(2026, 12, 28)) == 3  # the next month: both units are behind, one summary


def test_the_end_of_a_year_warns_of_what_was_given_for_the_year(board: Board, unit: Any) -> None:
    make_person(board.portal, "contributor", unit)
    give(board, unit, since=date(2026, 1, 1), tin=1)
    give(board, unit, kind="year", bai=3)
    deliver(board, unit, day=date(2026, 12, 3))

    run_on(date(2026, 12, 28))

    assert [subject for kind, _, subject in warnings(board) if kind == "quota.behind"] == [
        "Ấp Vàm Rầy còn thiếu 3 bài của năm 2026"
    ]


def test_a_unit_that_caught_up_is_left_in_peace(board: Board, unit: Any) -> None:
    make_person(board.portal, "contributor", unit)
    give(board, unit, tin=1)
    deliver(board, unit)

    assert run_on(date(2026, 11, 28)) == 0
    assert warnings(board) == []


# --- for the plan document ------------------------------------------------------------------------


def test_the_plan_lists_what_was_given_for_its_year(board: Board, unit: Any) -> None:
    give(board, unit, since=date(2026, 10, 1), tin=5)
    give(board, unit, since=date(2026, 12, 1), tin=6)
    give(board, unit, kind="year", bai=3, weights={"bai": 200})

    with within_site(board.site):
        lines = quota_lines_of_year(2026)
        other = quota_lines_of_year(2027)

    assert [
        (each.unit, each.period_kind, each.counted, each.target, each.weight, each.whole_year)
        for each in lines
    ] == [(unit, "month", "tin", 6, 100, 16), (unit, "year", "bai", 3, 200, 3)]
    assert other == []
