"""The month of royalties: scored, compiled, signed by three people, passed on, paid, frozen."""

from datetime import date
from decimal import Decimal

import pytest

from conglang.core.errors import Refusal
from conglang.newsroom.models import ArticlePage
from conglang.royalties import actions
from conglang.royalties.actions import FeeFacts, PayeeFacts
from conglang.royalties.models import Month, PaymentLine, StatementLine, Work
from conglang.royalties.queries.reckoning import reckon
from conglang.tenancy.scoping import within_site
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


@pytest.fixture(scope="module")
def _board(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_board() as board:
        yield board


@pytest.fixture
def board(_board, db):
    add_table(_board)
    return _board


def code_of(refused):
    return refused.value.code


def test_a_month_of_one_article_from_score_to_payment(board):
    score(board, published(board))
    month = november(board)

    approved(board, month)
    move(board, month, "pass_on", by="secretary")
    paid = move(board, month, "pay", by="accountant", voucher="PC 12")

    assert paid.state == "paid"
    with within_site(board.site):
        line = StatementLine.objects.get(month=month)
        payment = PaymentLine.objects.get(month=month)
    assert (line.amount, line.score, line.unit_value) == (759_000, "3", "253.000")
    assert line.basis == "15/QĐ-UBND ngày 20/08/2026"
    assert (payment.gross, payment.tax, payment.net) == (759_000, 0, 759_000)
    assert paid.frozen["signatures"]["approved"]["name"] == board.chief.full_name


def test_an_article_nobody_scored_stands_in_the_way(board):
    article = published(board)
    month = november(board)

    with pytest.raises(Refusal, match="Chưa chấm: Đường liên ấp") as refused:
        move(board, month, "compile", by="secretary")

    assert code_of(refused) == "incomplete"
    with within_site(board.site):
        actions.not_pay(
            article_id=article.pk, reason="Bài của báo khác", by=board.secretary, at=LATER
        )
    assert move(board, month, "compile", by="secretary").state == "compiled"


def test_a_month_is_not_compiled_before_it_is_over(board):
    month = november(board)

    with within_site(board.site), pytest.raises(Refusal) as refused:
        actions.move_month(
            month_id=month.pk, name="compile", by=board.secretary, at=LATER.replace(month=11)
        )

    assert code_of(refused) == "not_over"


@pytest.mark.parametrize(
    ("name", "by"),
    [("compile", "chief"), ("compile", "contributor"), ("compile", "portal_admin")],
)
def test_a_step_needs_its_right(board, name, by):
    month = november(board)

    with pytest.raises(Refusal) as refused:
        move(board, month, name, by=by)

    assert code_of(refused) == "not_allowed"


def test_what_was_approved_never_changes(board):
    article = published(board)
    score(board, article)
    month = approved(board, november(board))

    with pytest.raises(Refusal) as refused:
        score(board, article, score=Decimal(3))
    assert code_of(refused) == "compiled"
    with pytest.raises(Refusal) as refused:
        move(board, month, "reopen", by="secretary", note="Muốn sửa lại")
    assert code_of(refused) == "wrong_state"
    with within_site(board.site), pytest.raises(Refusal) as refused:
        actions.adjust(
            month_id=month.pk, payee_id=payee_of(board).pk, amount=1, reason="Thiếu tiền",
            by=board.secretary, at=LATER,
        )  # fmt: skip
    assert code_of(refused) == "not_open"


def test_a_statement_reads_the_same_after_rates_people_and_articles_changed(board):
    article = published(board)
    score(board, article)
    month = approved(board, november(board))
    with within_site(board.site):
        before = list(StatementLine.objects.filter(month=month).values())
        payee = payee_of(board)
        actions.save_payee(
            payee_id=payee.pk, facts=PayeeFacts("Tên Đã Đổi", bank_account="970400999"),
            by=board.secretary, at=LATER,
        )  # fmt: skip
        actions.end_table(
            table_id=Work.objects.get(article=article).line.table_id, ends_on=date(2026, 11, 1),
            by=board.secretary, at=LATER,
        )  # fmt: skip
        ArticlePage.objects.filter(pk=article.pk).update(title="Tên khác")

        assert list(StatementLine.objects.filter(month=month).values()) == before
        assert PaymentLine.objects.get(month=month).payee_name != "Tên Đã Đổi"


def test_reopening_gives_everything_back(board):
    article = published(board)
    score(board, article)
    month = november(board)
    move(board, month, "compile", by="secretary")

    again = move(board, month, "send_back", by="deputy_chief", note="Thiếu một tác giả")

    assert (again.state, again.reason, again.frozen) == ("open", "Thiếu một tác giả", {})
    with within_site(board.site):
        assert not StatementLine.objects.filter(month=month).exists()
    assert score(board, article).month is None


def test_compiling_twice_gives_the_same(board):
    score(board, published(board))
    month = november(board)
    with within_site(board.site):
        move(board, month, "compile", by="secretary")
        first = list(StatementLine.objects.filter(month=month).values_list("title", "amount"))
        move(board, month, "reopen", by="secretary", note="Xem lại lần nữa")
        move(board, month, "compile", by="secretary")

        assert list(StatementLine.objects.values_list("title", "amount")) == first


def test_a_debt_goes_into_the_next_month(board):
    score(board, published(board))
    month = november(board)
    payee = payee_of(board)
    with within_site(board.site):
        actions.adjust(
            month_id=month.pk, payee_id=payee.pk, amount=-1_000_000,
            reason="Tháng trước tính thừa", by=board.secretary, at=LATER,
        )  # fmt: skip
    approved(board, month)

    with within_site(board.site):
        payment = PaymentLine.objects.get(month=month)
        december = Month.objects.get(year=2026, number=12)
        carried = december.adjustments.get()
    assert (payment.gross, payment.net, payment.owed) == (0, 0, 241_000)
    assert (carried.amount, carried.carried_from) == (-241_000, month)
    assert (december.since, december.until) == (date(2026, 12, 1), date(2026, 12, 31))


def test_salaried_authors_are_paid_beyond_their_norm(board):
    for title in ("Bài một", "Bài hai"):
        score(board, published(board, title))
    with within_site(board.site):
        actions.save_payee(
            payee_id=payee_of(board).pk, by=board.secretary, at=LATER,
            facts=PayeeFacts("Người có lương", salaried_from=date(2026, 1, 1), norm=1),
        )  # fmt: skip
    month = november(board)

    with within_site(board.site):
        lines = reckon(month).lines
    assert [(line.amount, line.within_norm) for line in lines] == [(0, True), (759_000, False)]


def test_the_fund_of_editors_is_a_part_of_the_royalties(board):
    score(board, published(board))
    month = november(board)
    editor, secretary = payee_of(board, "editor"), payee_of(board, "secretary")
    with within_site(board.site):
        actions.set_fees(
            month_id=month.pk, fund_set_at=None, by=board.secretary, at=LATER,
            fees=[FeeFacts(editor.pk, "Biên tập", 2), FeeFacts(secretary.pk, "Thư ký", 1)],
        )  # fmt: skip
        found = reckon(month)

    assert found.fund == 151_800
    assert [line.amount for line in found.lines if line.kind == "fee"] == [101_200, 50_600]


def test_a_month_beyond_the_year_s_budget_is_not_approved(board):
    score(board, published(board))
    month = november(board)
    with within_site(board.site):
        actions.set_budget(
            year=2026, amount=700_000, basis="Dự toán 2026", by=board.chief, at=LATER
        )
    move(board, month, "compile", by="secretary")
    move(board, month, "check", by="deputy_chief")

    with pytest.raises(Refusal, match=r"59\.000") as refused:
        move(board, month, "approve", by="chief")

    assert code_of(refused) == "over_budget"


def test_nobody_scores_their_own_article(board):
    article = published(board)

    with pytest.raises(Refusal) as refused:
        score(board, article, payee=payee_of(board, "secretary"))

    assert code_of(refused) == "own_work"


def test_a_score_other_than_the_usual_needs_a_reason(board):
    article = published(board)

    with pytest.raises(Refusal) as refused:
        score(board, article, score=Decimal(5))
    assert code_of(refused) == "reason_missing"
    assert (
        score(board, article, score=Decimal(5), reason="Tin có công điều tra").amount == 1_265_000
    )


def test_a_work_ordered_under_the_old_rule_keeps_it(board):
    add_table(
        board, decision_number="02/QĐ-UBND", starts_on=date(2025, 1, 1),
        ends_on=date(2026, 8, 31), salary_percent=800,
    )  # fmt: skip
    article = published(board)

    with pytest.raises(Refusal) as refused:
        score(board, article, ordered_on=date(2026, 6, 20))

    assert code_of(refused) == "wrong_line"


def test_questions_do_not_grow_with_the_works(board, django_assert_max_num_queries):
    month = november(board)
    for number in range(4):
        score(board, published(board, f"Tin số {number}"))

    with within_site(board.site), django_assert_max_num_queries(14):
        assert len(reckon(month).lines) == 4
