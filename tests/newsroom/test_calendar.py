"""The calendar: what came out, what is scheduled, what is planned, and the days in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conglang.newsroom import actions
from conglang.newsroom.actions import TopicFacts
from conglang.newsroom.queries.calendar import month_days, week_days
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_unit, undone_at_the_end
from tests.newsroom.factories import (
    AT,
    PUBLISH_AT,
    Board,
    act,
    article_in,
    make_board,
    record_of,
)

PAGE = "/quan-tri/tin-bai/lich/"
MONDAY = date(2026, 11, 16)  # AT is Friday 20 November, 9:00 in Viet Nam


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Iterator[Board]:
    with time_machine.travel(AT, tick=False):
        yield whole_board


def plan(board: Board, title: str = "Nước về ruộng", due_on: date = date(2026, 11, 21)) -> Any:
    unit = make_unit(board.portal, f"Ấp {title}")
    facts = TopicFacts(
        title=title, section_id=board.section.pk, unit_id=unit.pk, due_on=due_on, note=""
    )
    with within_site(board.site):
        return actions.add_topic(week=MONDAY, facts=facts, by=board.people["chief"], at=AT)


def days(board: Board, role: str = "chief", **query: Any) -> dict[str, Any]:
    answer = board.browser(role).get(PAGE, query)
    assert answer.status_code == 200
    return {each["day"].day.isoformat(): each["day"] for each in answer.context["days"]}


def test_a_week_has_seven_days_and_a_month_whole_weeks() -> None:
    assert week_days(date(2026, 11, 22)) == (MONDAY, date(2026, 11, 22))
    assert month_days(date(2026, 11, 20)) == (date(2026, 10, 26), date(2026, 12, 6))
    assert month_days(date(2027, 2, 1)) == (date(2027, 2, 1), date(2027, 2, 28))


def test_published_scheduled_and_planned_stand_on_their_days(board: Board) -> None:
    article_in(board, "published")
    article_in(board, "scheduled")
    plan(board)

    this, following = days(board), days(board, ngay="2026-11-23")

    assert [entry.kind for entry in this["2026-11-20"].entries] == ["published"]
    assert [entry.kind for entry in this["2026-11-21"].entries] == ["planned"]
    assert [entry.kind for entry in following["2026-11-23"].entries] == ["scheduled"]


def test_the_day_of_a_moment_is_the_one_in_viet_nam(board: Board) -> None:
    article = article_in(board, "scheduled")
    late = AT.replace(day=22, hour=17, minute=30)  # 00:30 of the 23rd in Viet Nam
    act(board, "reschedule", article, by="chief", publish_at=late)

    assert days(board)["2026-11-22"].entries == []
    assert len(days(board, ngay="2026-11-23")["2026-11-23"].entries) == 1


def test_days_ahead_with_nothing_are_gaps_days_behind_are_not(board: Board) -> None:
    plan(board)

    found = days(board)

    assert [day for day, each in found.items() if each.gap] == ["2026-11-20", "2026-11-22"]
    assert [day for day, each in found.items() if each.today] == ["2026-11-20"]
    page = board.browser("chief").get(PAGE).content.decode()
    assert "2 ngày từ nay chưa có gì." in page
    assert 'aria-current="date"' in page


def test_a_topic_whose_article_came_out_is_not_planned_any_more(board: Board) -> None:
    topic = plan(board)
    with within_site(board.site):
        topic.article = article_in(board, "published")
        topic.save(update_fields=["article"])

    assert days(board)["2026-11-21"].entries == []


def test_the_month_shows_three_of_a_day_and_the_way_to_the_rest(board: Board) -> None:
    for number in range(5):
        plan(board, f"Đề tài {number}")

    answer = board.browser("chief").get(PAGE, {"kieu": "thang"})
    cell = next(each for each in answer.context["days"] if each["day"].day == date(2026, 11, 21))

    assert (len(cell["entries"]), cell["more"]) == (3, 2)
    assert "Lịch xuất bản tháng 11/2026" in answer.content.decode()
    assert len(answer.context["days"]) == 42


def test_a_chief_moves_a_scheduled_article_to_another_day(board: Board) -> None:
    article = article_in(board, "scheduled")
    browser = board.browser("chief")
    path = f"/quan-tri/tin-bai/{article.pk}/viec/reschedule/?ve=lich"

    page = browser.get(path).content.decode()
    answer = browser.post(path, {"publish_at_0": "2026-11-26", "publish_at_1": "07:30"})

    assert 'value="2026-11-23"' in page  # the time it has now
    assert answer["Location"] == f"{PAGE}?ngay=2026-11-26"
    assert [entry.at.hour for entry in days(board, ngay="2026-11-26")["2026-11-26"].entries] == [7]


def test_a_time_that_is_past_moves_nothing(board: Board) -> None:
    article = article_in(board, "scheduled")

    answer = board.browser("chief").post(
        f"/quan-tri/tin-bai/{article.pk}/viec/reschedule/?ve=lich",
        {"publish_at_0": "2026-11-19", "publish_at_1": "07:30"},
    )

    assert answer.status_code == 422
    assert record_of(board, article).publish_at == PUBLISH_AT


def test_an_editor_sees_the_calendar_and_cannot_move_anything(board: Board) -> None:
    article = article_in(board, "scheduled")
    browser = board.browser("editor")

    browser.post(
        f"/quan-tri/tin-bai/{article.pk}/viec/reschedule/",
        {"publish_at_0": "2026-11-26", "publish_at_1": "07:30"},
    )

    assert "Đổi giờ" not in browser.get(PAGE, {"ngay": "2026-11-23"}).content.decode()
    assert record_of(board, article).publish_at == PUBLISH_AT


@pytest.mark.parametrize("role", ["contributor", "portal_admin"])
def test_who_does_not_edit_does_not_come_in(board: Board, role: str) -> None:
    assert board.browser(role).get(PAGE).status_code == 403


def test_another_portals_plans_are_not_in_the_calendar(board: Board) -> None:
    neighbour = make_board("binhson.test")
    article_in(neighbour, "published")
    plan(neighbour)

    assert all(not each.entries for each in days(board).values())


@pytest.mark.parametrize("day", ["x", "2026-13-01", "9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("view", ["tuan", "thang", "x"])
def test_a_day_that_makes_no_sense_is_today(board: Board, day: str, view: str) -> None:
    assert "2026-11-20" in days(board, ngay=day, kieu=view)


def test_the_calendar_asks_the_same_for_one_and_many(board: Board) -> None:
    browser, counts = board.browser("chief"), []
    for number in range(2):
        for state in ("published", "scheduled"):
            article_in(board, state)
        plan(board, f"Đề tài {number}", due_on=date(2026, 11, 21) + timedelta(days=number))
        browser.get(PAGE, {"kieu": "thang"})
        with CaptureQueriesContext(connection) as asked:
            browser.get(PAGE, {"kieu": "thang"})
        counts.append(len(asked))

    assert counts[0] == counts[1] < 30
