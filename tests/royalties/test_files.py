"""Files of a month: the same figures as its lines, for those who may, the same years later."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from conglang.accounts.models import User
from conglang.audit.models import AuditRecord
from conglang.newsroom.models import ArticlePage
from conglang.royalties.models import Month, Payee, PaymentLine, StatementLine
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

KINDS = ("bang-pdf", "bang-word", "bang-tinh", "chuyen-khoan")


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
    """Two articles of one author, who has an account at a bank."""
    add_table(board)
    for number in (1, 2):
        score(board, published(board, f"=Đường liên ấp {number}"))
    with within_site(board.site):
        payee = payee_of(board)
        payee.bank_account, payee.bank_name = "0071001234567", "Ngân hàng Nông nghiệp"
        payee.save()
    return november(board)


def address(month, kind):
    return reverse("royalty_month_file", args=[month.pk, kind])


def slip(month, payee, kind="word"):
    return reverse("royalty_slip", args=[month.pk, payee.pk, kind])


def taken(board, path, by="secretary"):
    answer = board.browser(by).get(path)
    assert answer.status_code == 200, answer
    return answer.content


def cells(content):
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def words(content):
    paper = Document(io.BytesIO(content))
    texts = [each.text for each in paper.paragraphs]
    texts += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(texts)


def test_a_month_has_no_file_before_it_is_compiled(board, month):
    shown = board.browser("secretary").get(reverse("royalty_month", args=[month.pk]))
    asked = board.browser("secretary").get(address(month, "bang-pdf"))

    assert "Tệp của tháng" not in shown.content.decode()
    assert asked.url == reverse("royalty_month", args=[month.pk])


def test_what_is_compiled_says_that_it_is_a_draft(board, month):
    move(board, month, "compile", by="secretary")

    draft = words(taken(board, address(month, "bang-word")))
    bank = board.browser("secretary").get(address(month, "chuyen-khoan"))

    assert "Dự thảo, chưa được duyệt chi" in draft
    assert bank.status_code == 302, "nobody is paid from a draft"


def test_the_figures_of_the_files_are_those_of_the_lines(board, month):
    approved(board, month)
    with within_site(board.site):
        lines, payments = list(StatementLine.objects.all()), list(PaymentLine.objects.all())
        frozen = Month.objects.get(pk=month.pk).frozen
    gross = sum(line.amount for line in lines)

    sheets = cells(taken(board, address(month, "bang-tinh")))
    paper = words(taken(board, address(month, "bang-word")))

    assert gross == frozen["gross"] == sum(row.gross for row in payments) > 0
    assert sheets["Chi tiết"][-1][-1] == gross
    assert sheets["Theo người"][-1][6] == gross
    assert sheets["Theo đơn vị"][-1][-1] == sum(row.net for row in payments)
    assert f"{gross:,}".replace(",", ".") in paper
    assert "Tổng số tiền bằng chữ" in paper
    assert "Dự thảo" not in paper
    assert all(signed["name"] in paper for signed in frozen["signatures"].values()), (
        "who compiled, checked and approved"
    )
    assert taken(board, address(month, "bang-pdf")).startswith(b"%PDF-")


def test_the_list_for_the_bank_keeps_accounts_as_text(board, month):
    approved(board, month)

    sheets = cells(taken(board, address(month, "chuyen-khoan")))

    row = next(each for each in sheets["Chuyển khoản"] if each[2] == "0071001234567")
    assert row[3] == "Ngân hàng Nông nghiệp"
    assert sheets["Chuyển khoản"][-1][4] == row[4] > 0
    with within_site(board.site):
        assert AuditRecord.objects.filter(act="royalties.bank_list").count() == 1


def test_years_later_the_same_is_printed(board, month):
    approved(board, month)
    before = {kind: taken(board, address(month, kind)) for kind in KINDS}
    with within_site(board.site):
        Payee.objects.update(name="Người khác", bank_account="999", bank_name="Khác", tax_code="1")
        ArticlePage.objects.update(title="Tên khác")
    User.objects.filter(pk=board.contributor.pk).update(full_name="Người khác")
    add_table(board, decision_number="99/QĐ-UBND", starts_on=LATER.date(), salary_percent=9_000)

    with time_machine.travel(LATER + timedelta(days=3 * 365), tick=False):
        after = {kind: taken(board, address(month, kind)) for kind in KINDS}

    assert words(after["bang-word"]) == words(before["bang-word"])
    for kind in ("bang-tinh", "chuyen-khoan"):
        assert cells(after[kind]) == cells(before[kind])


def test_an_author_takes_the_own_slip_once_the_month_is_approved(board, month):
    move(board, month, "compile", by="secretary")
    own = slip(month, payee_of(board))
    early = board.browser("contributor").get(own)
    move(board, month, "check", by="deputy_chief")
    move(board, month, "approve", by="chief")

    paper = words(taken(board, own, by="contributor"))

    assert early.status_code == 404
    assert "Phiếu nhuận bút" in paper or "PHIẾU NHUẬN BÚT" in paper
    assert "=Đường liên ấp 1" in paper
    assert "Thực nhận" in paper
    assert taken(board, slip(month, payee_of(board), "pdf"), by="secretary").startswith(b"%PDF-")
    page = board.browser("contributor").get(reverse("own_royalties")).content.decode()
    assert own in page


@pytest.mark.parametrize("role", ["editor", "portal_admin"])
def test_nobody_takes_what_is_others(board, month, role):
    approved(board, month)

    for kind in KINDS:
        assert board.browser(role).get(address(month, kind)).status_code == 404, kind
    assert board.browser(role).get(slip(month, payee_of(board))).status_code == 404
    assert board.browser(role).get(reverse("royalty_year_file", args=[2026])).status_code != 200


def test_the_chief_reads_the_statement_but_no_account(board, month):
    approved(board, month)

    assert taken(board, address(month, "bang-pdf"), by="chief")
    assert board.browser("chief").get(address(month, "chuyen-khoan")).status_code == 302


def test_nothing_of_another_portal_is_taken(board, month):
    approved(board, month)
    other = make_board("binh-son")

    for path in (address(month, "bang-tinh"), slip(month, payee_of(board))):
        assert other.browser("secretary").get(path).status_code == 404


def test_the_year_sums_its_closed_months(board, month):
    year = reverse("royalty_year_file", args=[2026])
    assert board.browser("secretary").get(year).status_code == 404, "no month is closed yet"
    approved(board, month)

    sheets = cells(taken(board, year))
    listed = board.browser("secretary").get(reverse("royalty_months")).content.decode()

    with within_site(board.site):
        net = sum(row.net for row in PaymentLine.objects.all())
    assert [sheet[-1][-1] for sheet in sheets.values()] == [net, net, net]
    assert year in listed


def test_more_people_ask_no_more_questions(board, month):
    def questions():
        browser = board.browser("secretary")
        browser.get(address(month, "bang-tinh"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(address(month, "bang-tinh"))
        return len(asked)

    move(board, month, "compile", by="secretary")
    few = questions()
    with within_site(board.site):
        first, payment = StatementLine.objects.first(), PaymentLine.objects.first()
        for number in range(2, 12):
            payee = Payee.objects.create(site=board.site, name=f"Tác giả {number}")
            for row in (first, payment):
                row.pk, row.payee, row.position = None, payee, 100 + number
                row.save()

    assert questions() == few
