"""How many, how long, how often returned: the report against figures worked out by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.http import Http404

from conglang.newsroom.admin.reports import whose_figures
from conglang.newsroom.models import ArticleStep
from conglang.newsroom.queries.throughput import (
    Spread,
    months_between,
    spread_of,
    throughput,
)
from conglang.tenancy.scoping import every_site, within_site
from tests.accounts.factories import client_of, make_person, make_unit, undone_at_the_end
from tests.newsroom.factories import AT, Board, act, article_in, make_board, record_of, start

PAGE = "/quan-tri/tin-bai/thong-ke/"
FILE = f"{PAGE}tep/"
NOVEMBER = {"since": date(2026, 11, 1), "until": date(2026, 11, 30)}


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


@pytest.fixture
def unit(board: Board) -> Any:
    return make_unit(board.portal, "Ấp Vàm Rầy")


def at(hours: float, day: int = 20) -> datetime:
    """So many hours after 9:00 of a day of November in Viet Nam."""
    return datetime(2026, 11, day, 2, 0, tzinfo=UTC) + timedelta(hours=hours)


def told(board: Board, unit: Any) -> None:
    """Two articles of the unit, one without a unit.

    First: draft 1 h, sent; returned after 2 h; sent again after 4 h; taken after 1 h; proposed
    after 3 h; approved after 5 h; published at once. Second: sent after 3 h, rejected after 6 h.
    Third, in December: sent after 10 h.
    """
    first = start(board, "Bài một", unit=unit)
    for name, by, hour in (
        ("submit", "contributor", 1), ("return_to_author", "editor", 3),
        ("submit", "contributor", 7), ("take", "editor", 8), ("propose", "editor", 11),
        ("approve", "chief", 16), ("publish", "chief", 16),
    ):  # fmt: skip
        act(board, name, first, by=by, at=at(hour))
    second = start(board, "Bài hai", unit=unit)
    act(board, "submit", second, by="contributor", at=at(3))
    act(board, "reject", second, by="chief", at=at(9))
    third = start(board, "Bài ba", by=board.people["other_contributor"])
    act(board, "submit", third, by="other_contributor", at=at(15 * 24))


def figures(board: Board, **more: Any) -> Any:
    with within_site(board.site):
        return throughput(**{**NOVEMBER, **more})


# --- the numbers --------------------------------------------------------------------------------


def test_counts_of_a_month_are_those_worked_out_by_hand(board: Board, unit: Any) -> None:
    told(board, unit)

    whole = figures(board).whole

    assert (whole.submitted, whole.returned, whole.published) == (2, 1, 1)
    assert (whole.rejected, whole.corrections) == (1, 0)
    assert whole.share_returned == 0.5


def test_times_in_each_state_are_those_worked_out_by_hand(board: Board, unit: Any) -> None:
    told(board, unit)

    assert figures(board).whole.times == {
        "draft": Spread(2, 2.0, 3.0),  # 1 and 3
        "submitted": Spread(3, 2.0, 6.0),  # 2, 1 and 6
        "returned": Spread(1, 4.0, 4.0),
        "in_editing": Spread(1, 3.0, 3.0),
        "pending_approval": Spread(1, 5.0, 5.0),
        "approved": Spread(1, 0.0, 0.0),
    }


def test_ten_lengths_have_their_median_between_and_their_ninth_as_p90() -> None:
    assert spread_of(float(n) for n in range(10, 0, -1)) == Spread(10, 5.5, 9.0)
    assert spread_of([7.0]) == Spread(1, 7.0, 7.0)
    assert spread_of([]) is None


def test_everything_is_told_by_unit_section_person_and_month(board: Board, unit: Any) -> None:
    told(board, unit)

    found = figures(board, until=date(2026, 12, 31))

    assert [(row.label, row.submitted, row.published) for row in found.units] == [
        ("(không ghi đơn vị)", 1, 0), ("Ấp Vàm Rầy", 2, 1),
    ]  # fmt: skip
    assert [(row.label, row.submitted) for row in found.sections] == [(board.section.title, 3)]
    assert {row.label: row.submitted for row in found.people} == {
        board.contributor.display_name: 2, board.other_contributor.display_name: 1,
    }  # fmt: skip
    assert [(row.label, row.submitted) for row in found.months] == [
        ("Tháng 11/2026", 2), ("Tháng 12/2026", 1),
    ]  # fmt: skip
    lines = {line.label: line.acts for line in found.board}
    assert lines[board.editor.display_name]["return_to_author"] == 1
    assert lines[board.chief.display_name]["approve"] == 1


def test_a_day_belongs_to_the_month_it_has_in_viet_nam(board: Board, unit: Any) -> None:
    article = start(board, unit=unit)
    # 00:30 of 1 December in Viet Nam is still 30 November by Greenwich.
    act(board, "submit", article, by="contributor", at=datetime(2026, 11, 30, 17, 30, tzinfo=UTC))

    assert figures(board).whole.submitted == 0
    assert figures(board, until=date(2026, 12, 1)).months[1].submitted == 1


def test_a_correction_is_counted_apart(board: Board) -> None:
    article = article_in(board, "published")
    for name, by in (
        ("correct", "editor"), ("return_to_author", "editor"), ("submit", "contributor"),
        ("take", "editor"), ("propose", "editor"), ("approve", "chief"), ("publish", "chief"),
    ):  # fmt: skip
        act(board, name, article, by=by)

    whole = figures(board).whole

    assert (whole.submitted, whole.returned, whole.published, whole.corrections) == (1, 0, 1, 1)


def test_another_time_for_a_scheduled_article_leaves_its_clock_alone(board: Board) -> None:
    article = article_in(board, "scheduled")

    record = act(
        board, "reschedule", article, by="chief", at=at(5), publish_at=AT + timedelta(days=9)
    )

    assert (record.since, record.publish_at) == (AT, AT + timedelta(days=9))
    with within_site(board.site):
        assert not ArticleStep.objects.filter(record=record, act="reschedule").exists()


def test_months_between_two_days() -> None:
    assert months_between(date(2026, 11, 30), date(2027, 1, 1)) == [
        (2026, 11), (2026, 12), (2027, 1),
    ]  # fmt: skip


def test_another_portals_steps_are_not_counted(board: Board) -> None:
    neighbour = make_board("binhson.test")
    article_in(neighbour, "published")

    assert figures(board).whole.submitted == 0
    assert figures(neighbour).whole.submitted == 1


def test_steps_made_before_the_table_are_read_out_of_the_log(board: Board, unit: Any) -> None:
    told(board, unit)
    correction = article_in(board, "published")
    act(board, "correct", correction, by="editor")
    columns = ("record_id", "act", "before", "after", "entered_at", "at", "of_live", "by_id")
    with every_site(reason="a migration works on every portal"):
        # The page's own row knows the unit of a draft only after publication: not compared.
        kept = set(ArticleStep.objects.values_list(*columns))
        ArticleStep.objects.all().delete()
        migration = import_module("conglang.newsroom.migrations.0011_steps_made_before_are_counted")

        migration.count_steps(apps, None)

        assert set(ArticleStep.objects.values_list(*columns)) == kept


# --- the screen ---------------------------------------------------------------------------------


def test_the_screen_tells_the_figures_in_vietnamese(board: Board, unit: Any) -> None:
    told(board, unit)

    page = board.browser("chief").get(PAGE, {"ky": "month", "tu": "2026-11-05"}).content.decode()

    assert "Thống kê tin bài tháng 11/2026" in page
    assert "50,0 %" in page
    assert "Tính theo giờ làm việc của cơ quan" in page
    assert "style=" not in page[page.index('<div class="desk') :]
    assert 'role="img"' in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 200),
        ({"ky": "quarter", "tu": "2026-11-05", "theo": "nguoi"}, 200),
        ({"ky": "year", "tu": "2026-11-05", "theo": "thang"}, 200),
        ({"ky": "days", "tu": "2026-11-05", "den": "2026-11-06"}, 200),
        ({"ky": "days", "tu": "2026-11-05", "den": "2026-11-04"}, 422),
        ({"ky": "days", "tu": "2026-11-05"}, 422),
        ({"ky": "days", "tu": "2000-11-05", "den": "2026-11-06"}, 422),
        ({"ky": "month", "tu": "0001-01-01"}, 422),
        ({"ky": "thế kỷ", "tu": "x"}, 422),
    ],
)
def test_a_period_that_makes_no_sense_is_told_and_this_month_shown(
    board: Board, query: dict[str, str], status: int
) -> None:
    response = board.browser("chief").get(PAGE, query)

    assert response.status_code == status
    assert ("Chưa lưu được" in response.content.decode()) is (status == 422)


@pytest.mark.parametrize("role", ["editor", "secretary", "deputy_chief", "chief", "portal_admin"])
def test_the_board_and_who_reads_the_log_see_every_unit(board: Board, unit: Any, role: str) -> None:
    told(board, unit)

    query = {"ky": "year", "tu": "2026-11-05", "theo": "don-vi"}
    page = board.browser(role).get(PAGE, query).content.decode()

    assert "(không ghi đơn vị)" in page
    assert board.chief.display_name in page


def test_a_contributor_sees_the_line_of_the_own_unit_only(board: Board, unit: Any) -> None:
    told(board, unit)
    person = make_person(board.portal, "contributor", unit)
    browser = client_of(person, board.portal)

    query = {"ky": "year", "tu": "2026-11-05", "theo": "nguoi"}
    response = browser.get(PAGE, query)
    page = response.content.decode()
    names = zipfile.ZipFile(io.BytesIO(browser.get(FILE, query).content)).read("xl/workbook.xml")

    assert "Ấp Vàm Rầy" in page
    for role in ("contributor", "chief"):
        assert f'<th scope="row">{board.people[role].display_name}</th>' not in page
    assert "(không ghi đơn vị)" not in page
    assert response.context["whole"]["tally"].submitted == 2  # the unit's, not the third
    assert "Theo người viết" not in names.decode()


def test_who_has_no_unit_and_no_say_has_no_figures(board: Board) -> None:
    with within_site(board.site), pytest.raises(Http404):
        whose_figures(make_person(board.portal))


def test_the_workbook_holds_the_same_figures(board: Board, unit: Any) -> None:
    told(board, unit)

    response = board.browser("chief").get(FILE, {"ky": "month", "tu": "2026-11-05"})

    package = zipfile.ZipFile(io.BytesIO(response.content))
    first = package.read("xl/worksheets/sheet1.xml").decode()
    assert response["Content-Disposition"].endswith('thong-ke-tin-bai-20261101-20261130.xlsx"')
    assert "<v>0.5</v>" in first
    assert package.read("xl/workbook.xml").decode().count("<sheet ") == 6


@pytest.mark.parametrize("path", [PAGE, FILE])
def test_the_report_asks_the_same_few_questions_for_one_and_many(
    board: Board, unit: Any, path: str, django_assert_max_num_queries: Any
) -> None:
    browser = board.browser("chief")
    query = {"ky": "month", "tu": "2026-11-05"}
    for _ in range(3):
        told(board, unit)
        browser.get(path, query)
        with django_assert_max_num_queries(24):
            browser.get(path, query)


def test_the_step_keeps_the_unit_the_draft_names(board: Board, unit: Any) -> None:
    article = start(board)
    with within_site(board.site):
        draft = type(article).objects.get(pk=article.pk).get_latest_revision_as_object()
        draft.unit = unit
        draft.save_revision(user=board.people["contributor"])
    act(board, "submit", article, by="contributor")

    with within_site(board.site):
        assert ArticleStep.objects.get(record=record_of(board, article)).unit_id == unit.pk
