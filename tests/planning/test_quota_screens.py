"""Screens of quotas: progress, the table, exemptions, rules, ranking, the desk; who sees what."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from conglang.planning.models import Quota, QuotaExemption, QuotaRule
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_unit, undone_at_the_end
from tests.newsroom.factories import AT, Board, make_board
from tests.planning.quota_world import deliver, give, reckon

QUOTAS = "/quan-tri/chi-tieu/"
GRID = f"{QUOTAS}giao/"


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


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def typed(board: Board, unit: Any, **targets: str) -> dict[str, str]:
    weights = {f"h-{kind}": "1" for kind in ("tin", "bai", "chuyen-sau", "anh", "video", "any")}
    return {**weights, **{f"o-{unit.pk}-{kind}": value for kind, value in targets.items()}}


# --- progress -----------------------------------------------------------------------------------


def test_the_board_sees_every_unit_and_a_contributor_the_own_one(board: Board, unit: Any) -> None:
    other = make_unit(board.portal, "Ấp Hàng xóm")
    writer = make_person(board.portal, "contributor", unit)
    for each in (unit, other):
        give(board, each, tin=5)
    deliver(board, unit, times=3)

    mine = words(client_of(writer, board.portal).get(QUOTAS))
    all_units = words(board.browser("editor").get(QUOTAS))

    assert "3/5 tin" in mine
    assert "còn thiếu 2" in mine
    assert "Còn 11 ngày." in mine
    assert "Ấp Hàng xóm" not in mine
    assert "Giao chỉ tiêu" not in mine
    assert "Ấp Hàng xóm" in all_units
    assert "Ấp Vàm Rầy" in all_units


def test_the_desk_of_a_contributor_says_how_the_unit_stands(board: Board, unit: Any) -> None:
    writer = make_person(board.portal, "contributor", unit)
    browser = client_of(writer, board.portal)
    before = words(browser.get("/quan-tri/"))
    give(board, unit, tin=5, bai=2)
    deliver(board, unit, times=3)

    after = words(browser.get("/quan-tri/"))

    assert "Chỉ tiêu tháng 11/2026 của đơn vị" not in before
    assert "Chỉ tiêu tháng 11/2026 của đơn vị" in after
    assert "<strong>3/5 tin, 0/2 bài</strong>, còn 11 ngày." in after
    assert f"{QUOTAS}?ky=month&amp;ngay=2026-11-30" in after
    assert "của đơn vị" not in words(board.browser("chief").get("/quan-tri/"))


def test_a_period_before_and_another_kind_are_one_press_away(board: Board, unit: Any) -> None:
    reckon(board, first_day=20)
    give(board, unit, since=date(2026, 9, 1), tin=4)
    browser = board.browser("chief")

    page = words(browser.get(f"{QUOTAS}?ky=quarter&ngay=2026-11-19"))

    assert "Chỉ tiêu tin, bài quý IV/2026" in page
    assert "20/09/2026 – 19/12/2026" in page
    assert "0/12 tin" in page
    assert "ngay=2026-09-19" in page
    for nonsense in ("?ngay=hom-nay", "?ky=tuan", "?ngay=0001-01-01"):
        assert browser.get(f"{QUOTAS}{nonsense}").status_code == 200


def test_progress_comes_as_a_workbook(board: Board, unit: Any) -> None:
    give(board, unit, tin=5)
    deliver(board, unit, times=3)

    answer = board.browser("secretary").get(f"{QUOTAS}tep/")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))

    assert "chi-tieu-20261101-20261130.xlsx" in answer["Content-Disposition"]
    assert rows[-1] == ("Ấp Vàm Rầy", "tin", None, 5, 5, 0, 0, 5, 3, 2, "Chưa đạt")


def test_the_screens_ask_as_often_for_thirty_units_as_for_three(board: Board) -> None:
    def fill(number: int) -> None:
        for place in range(number):
            each = make_unit(board.portal, f"Ấp số {place} của {number}")
            give(board, each, tin=5, bai=2)
            deliver(board, each)

    def asked(path: str) -> int:
        browser = board.browser("secretary")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        return len(queries)

    paths = (QUOTAS, GRID, f"{QUOTAS}xep-hang/", f"{QUOTAS}thong-bao/moi/")
    fill(3)
    few = [asked(path) for path in paths]
    fill(27)

    assert [asked(path) for path in paths] == few


# --- the table ----------------------------------------------------------------------------------


def test_the_table_gives_changes_and_takes_away(board: Board, unit: Any) -> None:
    browser = board.browser("secretary")
    data = typed(board, unit, tin="5", bai="2") | {"h-bai": "1,5"}

    made = browser.post(GRID, data, follow=True)
    page = words(browser.get(GRID))
    same = browser.post(GRID, data, follow=True)
    browser.post(GRID, typed(board, unit, tin="6"))

    assert "Đã giao chỉ tiêu cho 1 đơn vị." in words(made)
    assert 'value="1,5"' in page
    assert "Không có gì thay đổi." in words(same)
    with within_site(board.site):
        rows = Quota.objects.values_list("counted", "target", "weight", "starts_on", "ends_on")
        assert list(rows) == [("tin", 6, 100, date(2026, 11, 1), date(2026, 12, 31))]


def test_a_wrong_box_is_named_and_nothing_typed_is_lost(board: Board, unit: Any) -> None:
    browser = board.browser("secretary")

    answer = browser.post(GRID, typed(board, unit, tin="năm", bai="7"))
    page = words(answer)

    assert answer.status_code == 422
    assert "Ấp Vàm Rầy, Tin:" in page
    assert 'value="năm"' in page
    assert 'value="7"' in page
    give(board, unit, kind="year", tin=9)
    assert "đã có chỉ tiêu tin theo năm" in words(browser.post(GRID, typed(board, unit, tin="5")))


def test_a_section_and_a_later_month_have_a_table_of_their_own(board: Board, unit: Any) -> None:
    browser = board.browser("secretary")
    address = f"{GRID}?nam=2026&ky=month&so=12&chuyen-muc={board.section.pk}"

    browser.post(address, typed(board, unit, tin="5"))

    with within_site(board.site):
        row = Quota.objects.get()
        assert (row.section_id, row.starts_on) == (board.section.pk, date(2026, 12, 1))
    box = f'name="o-{unit.pk}-tin" value="5"'
    assert box in words(browser.get(address))
    assert box not in words(browser.get(GRID))


def test_an_empty_year_offers_the_quotas_of_the_year_before(board: Board, unit: Any) -> None:
    give(board, unit, tin=5)
    browser = board.browser("secretary")

    offered = words(browser.get(f"{GRID}?nam=2027&ky=month"))
    taken = browser.post(f"{GRID}nam-truoc/?nam=2027&ky=month", follow=True)

    assert "Lấy chỉ tiêu năm 2026" in offered
    assert "Đã lấy 1 chỉ tiêu của năm 2026." in words(taken)
    assert "Lấy chỉ tiêu năm 2026" not in words(taken)


# --- exemptions, rules, ranking -----------------------------------------------------------------


def test_an_exemption_is_written_and_taken_back(board: Board, unit: Any) -> None:
    browser = board.browser("secretary")
    data = {
        "unit": unit.pk, "starts_on": "2026-11-01", "ends_on": "2026-11-30",
        "reason": "Sáp nhập ấp",
    }  # fmt: skip

    late = browser.post(f"{QUOTAS}mien/moi/", data | {"ends_on": "2026-10-01"})
    listed = words(browser.post(f"{QUOTAS}mien/moi/", data, follow=True))
    with within_site(board.site):
        row = QuotaExemption.objects.get()
    dropped = browser.post(f"{QUOTAS}mien/{row.pk}/bo/", follow=True)

    assert late.status_code == 422
    assert "Đang được miễn" in listed
    assert "Sáp nhập ấp" in listed
    assert "Đã bỏ miễn chỉ tiêu của Ấp Vàm Rầy." in words(dropped)
    assert browser.post(f"{QUOTAS}mien/{row.pk}/bo/").status_code == 404


def test_the_rules_are_set_from_a_month_on_and_stand_in_words(board: Board) -> None:
    browser = board.browser("chief")
    data = {
        "from_month": "12/2026", "first_day": "20", "surplus_cap_percent": "50",
        "add_deficits": "on", "warn_days": "7", "return_threshold": "10", "deduction": "0,5",
    }  # fmt: skip

    answer = words(browser.post(f"{QUOTAS}quy-tac/", data, follow=True))

    assert "Đã đặt quy tắc từ tháng 12/2026." in answer
    assert "Tháng báo cáo từ ngày 20 tháng trước đến ngày 19" in answer
    assert "trừ 0,5 điểm" in answer
    with within_site(board.site):
        rule = QuotaRule.objects.get()
        assert (rule.first_day, rule.deduction, rule.add_deficits) == (20, 50, True)
    late = browser.post(f"{QUOTAS}quy-tac/", data | {"from_month": "10/2026"})
    assert late.status_code == 422
    assert "Tháng đã qua giữ quy tắc cũ." in words(late)


def test_the_ranking_shows_its_rule_and_comes_as_a_workbook(board: Board, unit: Any) -> None:
    give(board, unit, tin=4)
    deliver(board, unit, times=3)
    browser = board.browser("editor")

    page = words(browser.get(f"{QUOTAS}xep-hang/"))
    answer = browser.get(f"{QUOTAS}xep-hang/tep/")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))

    assert "3/4 tin" in page
    assert "<strong>75</strong>" in page
    assert "÷ tổng chỉ tiêu nhân hệ số × 100" in page
    assert rows[-1][:4] == (1, "Ấp Vàm Rầy", "Chưa đạt", "3/4 tin")


# --- who may not --------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin", "accountant"])
def test_who_does_not_plan_opens_no_screen_of_planning(board: Board, unit: Any, role: str) -> None:
    browser = board.browser(role)

    for path in ("giao/", "mien/", "mien/moi/", "quy-tac/"):
        assert browser.get(f"{QUOTAS}{path}").status_code == 403
    for path in ("giao/", "giao/nam-truoc/", "mien/1/bo/", "quy-tac/"):
        assert browser.post(f"{QUOTAS}{path}", typed(board, unit, tin="5")).status_code == 403
    expected = {"contributor": (200, 403), "editor": (200, 200), "portal_admin": (404, 403)}
    found = tuple(browser.get(f"{QUOTAS}{path}").status_code for path in ("", "xep-hang/"))
    assert found == expected.get(role, (404, 403))
    with within_site(board.site):
        assert not Quota.objects.exists()


def test_staff_of_another_portal_meet_nothing_of_ours(board: Board, unit: Any) -> None:
    give(board, unit, tin=5)
    neighbour = make_board("binhson.test")
    stranger = neighbour.people["chief"]

    own = words(client_of(stranger, neighbour.portal).get(GRID))
    ours = client_of(stranger, board.portal).get(GRID)

    assert "Ấp Vàm Rầy" not in own
    assert ours.status_code in {302, 403}
    data = typed(board, unit, tin="9")
    client_of(stranger, neighbour.portal).post(GRID, data)
    with within_site(neighbour.site):
        assert not Quota.objects.exists()
    with within_site(board.site):
        assert Quota.objects.get().target == 5
