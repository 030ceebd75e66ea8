"""The screens of months: who sees what, opening, fees, adjustments, acts, the year's money."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from conglang.royalties.models import Adjustment, Fee, Month, YearBudget
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import make_board, shared_board
from tests.royalties.factories import (
    LATER,
    add_table,
    approved,
    move,
    november,
    payee_of,
    published,
    score,
)

MONTHS = "/quan-tri/nhuan-but/"


@pytest.fixture(scope="module")
def _board(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_board() as board:
        yield board


@pytest.fixture
def board(_board, db):
    with time_machine.travel(LATER, tick=False):
        yield _board


@pytest.fixture
def month(board):
    add_table(board)
    return november(board)


def url(name, *ids):
    return reverse(name, args=ids)


def act(board, month, name, by, **data):
    return board.browser(by).post(url("royalty_month_act", month.pk, name), data)


def state_of(board, month):
    with within_site(board.site):
        return Month.objects.get(pk=month.pk).state


def test_the_first_thing_to_do_is_a_rate_table(board):
    answer = board.browser("secretary").get(MONTHS)

    assert "Bắt đầu từ bảng mức chi" in answer.content.decode()
    assert url("royalty_month_open") not in answer.content.decode()


def test_the_first_month_is_asked_for_and_the_next_follows(board):
    add_table(board)
    browser = board.browser("secretary")
    first = {"number": 11, "year": 2026, "since": "2026-10-20", "until": "2026-11-19"}

    browser.post(url("royalty_month_open"), first)
    assert "Mở tháng 12/2026" in browser.get(MONTHS).content.decode()
    browser.post(url("royalty_month_open"))

    with within_site(board.site):
        days = [f"{each}: {each.since} {each.until}" for each in Month.objects.all()]
    assert days == [
        "Tháng 12/2026: 2026-11-20 2026-12-19",
        "Tháng 11/2026: 2026-10-20 2026-11-19",
    ]


def test_days_that_cannot_be_are_refused_and_nothing_typed_is_lost(board):
    add_table(board)
    typed = {"number": 11, "year": 2026, "since": "2026-10-31", "until": "2026-11-19"}

    answer = board.browser("secretary").post(url("royalty_month_open"), typed)

    assert answer.status_code == 422
    assert "Ngày đầu tháng phải từ 01 đến 28." in answer.content.decode()
    assert "2026-10-31" in answer.content.decode()


def test_an_open_month_shows_what_stands_in_the_way_and_what_it_would_pay(board, month):
    score(board, published(board))
    waiting = published(board, "Cầu ấp Bảy")

    page = board.browser("secretary").get(url("royalty_month", month.pk)).content.decode()

    assert "Chưa chấm: Cầu ấp Bảy" in page
    assert url("royalty_score", waiting.pk) in page
    assert "759.000" in page
    assert "Lập bảng" in page
    assert "Xác nhận đã kiểm tra" not in page


def test_a_month_walks_to_payment_by_its_buttons(board, month):
    score(board, published(board))

    act(board, month, "compile", "secretary")
    act(board, month, "check", "deputy_chief")
    act(board, month, "approve", "chief")
    act(board, month, "pass-on", "secretary")
    act(board, month, "pay", "accountant", paid_on="2026-12-02", voucher="PC 125")

    assert state_of(board, month) == "paid"
    page = board.browser("accountant").get(url("royalty_month", month.pk)).content.decode()
    assert "chứng từ PC 125" in page
    assert board.chief.full_name in page
    assert "759.000" in page


def test_whoever_compiled_does_not_check_and_a_refusal_says_so(board, month):
    score(board, published(board))
    act(board, month, "compile", "secretary")

    page = board.browser("secretary").get(url("royalty_month", month.pk)).content.decode()
    answer = act(board, month, "check", "secretary", note="Tự xem lại")

    assert "Xác nhận đã kiểm tra" not in page
    assert answer.status_code == 422
    assert "Tự xem lại" in answer.content.decode()
    assert state_of(board, month) == "compiled"


def test_what_was_sent_back_says_why(board, month):
    score(board, published(board))
    act(board, month, "compile", "secretary")
    assert act(board, month, "send-back", "deputy_chief", note="").status_code == 422

    act(board, month, "send-back", "deputy_chief", note="Thiếu một tác giả")

    page = board.browser("secretary").get(url("royalty_month", month.pk)).content.decode()
    assert "Bảng được trả lại để sửa" in page
    assert "Thiếu một tác giả" in page


def test_the_fund_is_shared_by_those_named(board, month):
    score(board, published(board))
    editor = payee_of(board, "editor")
    people = {
        "nguoi-1-payee": editor.pk, "nguoi-1-task": "Biên tập", "nguoi-1-weight": 2,
        # Who is no payee yet becomes one.
        "nguoi-2-payee": f"u{board.chief.pk}", "nguoi-2-task": "Duyệt", "nguoi-2-weight": 1,
    }  # fmt: skip
    browser = board.browser("secretary")

    too_much = browser.post(url("royalty_fees", month.pk), {**people, "fund": "900.000"})
    browser.post(url("royalty_fees", month.pk), {**people, "fund": "90.000"})

    assert too_much.status_code == 422
    assert "900.000" in too_much.content.decode()
    with within_site(board.site):
        assert [(fee.task, fee.weight) for fee in Fee.objects.all()] == [
            ("Biên tập", 2),
            ("Duyệt", 1),
        ]
    page = browser.get(url("royalty_month", month.pk)).content.decode()
    assert "60.000" in page
    assert "30.000" in page


@pytest.mark.parametrize(("typed", "kept"), [("-200.000", -200_000), ("1 500 000", 1_500_000)])
def test_an_adjustment_is_written_as_people_write_money(board, month, typed, kept):
    payee = payee_of(board)
    browser = board.browser("secretary")

    browser.post(
        url("royalty_adjust", month.pk),
        {"payee": payee.pk, "amount": typed, "reason": "Bù tháng 10"},
    )

    with within_site(board.site):
        change = Adjustment.objects.get()
    assert change.amount == kept
    browser.post(url("royalty_adjustment_drop", change.pk), {"thang": month.pk})
    with within_site(board.site):
        assert not Adjustment.objects.exists()


def test_an_amount_that_is_none_is_refused_and_kept_on_the_screen(board, month):
    answer = board.browser("secretary").post(
        url("royalty_adjust", month.pk),
        {"payee": payee_of(board).pk, "amount": "1,5 triệu", "reason": "Bù tháng 10"},
    )

    assert answer.status_code == 422
    assert "1,5 triệu" in answer.content.decode()


def test_the_year_s_money_is_set_by_the_chief_and_warns(board, month):
    score(board, published(board))
    board.browser("chief").post(
        url("royalty_budget"), {"year": 2026, "amount": "900.000", "basis": "QĐ 5"}
    )
    approved(board, month)

    page = board.browser("secretary").get(MONTHS).content.decode()

    assert "84%" in page
    assert "Sắp hết dự toán" in page
    assert board.browser("secretary").get(url("royalty_budget")).status_code in {302, 403, 404}
    with within_site(board.site):
        assert YearBudget.objects.get().amount == 900_000


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin", "duty_officer"])
def test_a_wrong_role_gets_nothing(board, month, role):
    browser = board.browser(role)

    for address in (
        MONTHS, url("royalty_month", month.pk), url("royalty_month_open"), url("royalty_budget"),
        url("royalty_fees", month.pk), url("royalty_adjust", month.pk), url("royalty_scores"),
        url("royalty_month_act", month.pk, "compile"),
    ):  # fmt: skip
        assert browser.get(address).status_code in {302, 403, 404}, address
        assert "Tháng 11/2026" not in browser.get(address, follow=True).content.decode()


def test_accounting_sees_a_month_only_once_it_was_passed_on(board, month):
    score(board, published(board))
    browser = board.browser("accountant")
    approved(board, month)

    assert browser.get(url("royalty_month", month.pk)).status_code == 404
    assert "Tháng 11/2026" not in browser.get(MONTHS).content.decode()

    move(board, month, "pass_on", by="secretary")
    assert "Ghi đã chi trả" in browser.get(url("royalty_month", month.pk)).content.decode()
    assert "Tháng 11/2026" in browser.get(MONTHS).content.decode()


def test_staff_of_another_portal_get_nothing(board, month):
    other = make_board("binhson.test")

    assert other.browser("chief").get(url("royalty_month", month.pk)).status_code == 404
    assert "Tháng 11/2026" not in other.browser("chief").get(MONTHS).content.decode()


def test_questions_of_a_month_do_not_grow(board, month, django_assert_max_num_queries):
    browser = board.browser("secretary")
    for number in range(3):
        score(board, published(board, f"Tin số {number}"))
    browser.get(url("royalty_month", month.pk))

    with django_assert_max_num_queries(45):
        browser.get(url("royalty_month", month.pk))


def test_a_month_not_over_says_until_when(board, month):
    with time_machine.travel(datetime(2026, 11, 25, 2, 0, tzinfo=UTC), tick=False):
        page = board.browser("secretary").get(url("royalty_month", month.pk)).content.decode()

    assert "Tháng còn đến hết ngày 30/11/2026" in page


def test_the_act_of_a_closed_month_leads_back(board, month):
    score(board, published(board))
    approved(board, month)

    answer = board.browser("secretary").get(url("royalty_month_act", month.pk, "reopen"))

    assert answer.url == url("royalty_month", month.pk)
