"""One's own royalties: only what was approved, only one's own."""

import pytest

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.models import Payee
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_person, make_portal
from tests.newsroom.factories import shared_board
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

OWN = "/quan-tri/nhuan-but/cua-toi/"


@pytest.fixture(scope="module")
def _board(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_board() as board:
        yield board


@pytest.fixture
def board(_board, db):
    add_table(_board)
    return _board


def text(response):
    return " ".join(response.content.decode().split())


def in_menu(browser):
    return '"/quan-tri/nhuan-but/cua-toi/"' in browser.get("/quan-tri/").content.decode()


def test_without_royalties_the_page_says_when_they_come(board):
    shown = text(board.browser("contributor").get(OWN))

    assert "Chưa có nhuận bút đã duyệt" in shown
    assert "Chưa có số tài khoản nhận tiền" in shown


def test_a_month_is_shown_once_it_is_approved_and_says_where_the_money_is(board):
    score(board, published(board))
    month = november(board)
    browser = board.browser("contributor")
    move(board, month, "compile", by="secretary")
    assert "Chưa có nhuận bút đã duyệt" in text(browser.get(OWN))

    move(board, month, "check", by="deputy_chief")
    move(board, month, "approve", by="chief")
    shown = text(browser.get(OWN))
    for words in ("Tháng 11/2026", "Đường liên ấp", "759.000", "Đã duyệt, chờ chuyển kế toán"):
        assert words in shown

    move(board, month, "pass_on", by="secretary")
    assert "Đã chuyển kế toán, đang chờ chi trả" in text(browser.get(OWN))
    move(board, month, "pay", by="accountant", voucher="PC 12")
    assert "Đã chi trả ngày 02/12/2026, chứng từ PC 12" in text(browser.get(OWN))


def test_nobody_sees_what_another_got(board):
    score(board, published(board))
    approved(board, november(board))

    for role in ("other_contributor", "chief", "secretary", "accountant"):
        shown = text(board.browser(role).get(OWN))
        assert "759.000" not in shown
        assert "Đường liên ấp" not in shown


def test_the_page_asks_as_much_for_one_work_as_for_many(board, django_assert_max_num_queries):
    for title in ("Một", "Hai", "Ba"):
        score(board, published(board, title))
    approved(board, november(board))
    browser = board.browser("contributor")
    browser.get(OWN)

    with django_assert_max_num_queries(16):
        assert len(browser.get(OWN).context["months"][0].lines) == 3


def test_the_menu_shows_it_to_who_has_royalties_or_scores(board):
    assert not in_menu(board.browser("contributor"))
    assert in_menu(board.browser("chief"))

    score(board, published(board))

    assert in_menu(board.browser("contributor"))
    assert not in_menu(board.browser("editor"))


def test_ones_own_account_is_corrected_and_masked_in_the_log(board):
    browser = board.browser("contributor")
    with within_site(board.site):
        payee_of(board)

    response = browser.post(
        f"{OWN}tai-khoan/", {"bank_account": "0071 000 881234", "bank_name": "Agribank"},
        follow=True,
    )  # fmt: skip

    assert "Tiền chuyển vào tài khoản …1234, Agribank" in text(response)
    with within_site(board.site):
        assert Payee.objects.get(person=board.contributor).bank_account == "0071000881234"
        record = AuditRecord.objects.get(act="payee.own_account")
    assert record.after == {"account": "…1234", "bank": "Agribank"}
    assert record.before == {"account": ""}


def test_a_wrong_number_is_told_and_kept(board):
    response = board.browser("contributor").post(
        f"{OWN}tai-khoan/", {"bank_account": "123", "bank_name": "Agribank"}
    )

    assert response.status_code == 422
    assert "ít nhất 6 chữ số" in text(response)
    assert 'value="123"' in text(response)


def test_who_does_not_serve_here_has_no_account_here(board):
    stranger = make_person(make_portal("binhson.test", "xã Bình Sơn"), "contributor")

    with within_site(board.site), pytest.raises(Refusal) as refused:
        actions.set_own_account(bank_account="", bank_name="", by=stranger, at=LATER)

    assert refused.value.code == "unknown_payee"
