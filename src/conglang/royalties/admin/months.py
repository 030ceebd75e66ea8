"""The months: their list with the year's money, one month, its fees and adjustments, its acts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.permissions import may
from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import (
    APPROVE_ROYALTIES,
    COMPILE_ROYALTIES,
    EDIT,
    SCORE_ROYALTIES,
)
from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.admin.downloads import downloads_of
from conglang.royalties.choices import MonthState
from conglang.royalties.models import Month, RateTable
from conglang.royalties.month_forms import (
    AdjustmentForm,
    BudgetForm,
    FirstMonthForm,
    FundForm,
    fee_forms,
)
from conglang.royalties.permissions import (
    acts_on_month,
    is_of_the_board,
    may_see_accounts,
    may_see_month,
    may_see_months,
)
from conglang.royalties.queries.listing import (
    is_closed,
    months_for_listing,
    statement_of,
    waiting_articles,
    years_money,
)
from conglang.royalties.queries.months import budget_state, last_month, month_after
from conglang.royalties.queries.scoring import people_to_pay

SIGNERS = (
    ("compiled", "Người lập bảng"),
    ("checked", "Người kiểm tra"),
    ("approved", "Người duyệt"),
)
TRAIL = ("Nhuận bút", "royalty_months")


def month_or_404(request: HttpRequest, month_id: int) -> Month:
    """A month this person may see; everything else does not exist."""
    month = Month.objects.filter(pk=month_id).first()
    if month is None or not may_see_month(month, request.user):
        raise Http404
    return month


def payee_id_of(value: str) -> int:
    """The payee of a list's value; an account that is none yet becomes one."""
    if value.startswith("u"):
        return actions.payee_for(person_id=int(value[1:])).pk
    return int(value)


@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """All months this person may see, the money of the year, what has to be done first."""
    if not may_see_months(request.user):
        raise PermissionDenied
    last, board = last_month(), is_of_the_board(request.user)
    year = last.year if last else timezone.localdate().year
    listed = months_for_listing(only_passed=not board)
    context = {
        "months": listed,
        "years": sorted({each.year for each in listed if is_closed(each)}, reverse=True),
        "board": board,
        "year": year,
        "budget": years_money(year) if board else None,
        "waiting": waiting_articles().count() if board else 0,
        "tables": RateTable.objects.filter(is_reference=False).exists() if board else True,
        "next": _next_name(last),
        "may_compile": may(request.user, COMPILE_ROYALTIES),
        "may_score": may(request.user, SCORE_ROYALTIES),
        "may_budget": may(request.user, APPROVE_ROYALTIES),
    }
    return render(request, "royalties/admin/months.html", context)


def _next_name(last: Month | None) -> str:
    if last is None:
        return ""
    year, number, *_ = month_after(last)
    return f"{number:02d}/{year}"


@require_http_methods(["GET", "HEAD", "POST"])
def month_open(request: Any) -> HttpResponseBase:
    """Open the month after the last one; the very first one asks for its days."""
    form = FirstMonthForm(
        request.POST if request.method == "POST" and not last_month() else None,
        initial=FirstMonthForm.proposed(timezone.localdate()),
    )
    first = last_month() is None
    if request.method == "POST" and (not first or form.is_valid()):
        try:
            values = form.cleaned_data if first else {}
            month = actions.open_month(by=request.user, at=timezone.now(), **values)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã mở {str(month).lower()}.")
            return redirect("royalty_month", month.pk)
    if not first:
        return redirect("royalty_months")
    return _ask(
        request, form, title="Mở tháng nhuận bút đầu tiên", button="Mở tháng",
        intro="Chỉ hỏi một lần. Từ tháng sau, hệ thống tự mở tháng kế tiếp theo cùng ngày.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: Any) -> HttpResponseBase:
    """What may be spent in a year; entered again, it replaces what stood there."""
    last = last_month()
    year = last.year if last else timezone.localdate().year
    form = BudgetForm(
        request.POST if request.method == "POST" else None, initial=BudgetForm.initial_for(year)
    )
    if form.is_valid():
        try:
            actions.set_budget(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã đặt dự toán năm {form.cleaned_data['year']}.")
            return redirect("royalty_months")
    return _ask(
        request, form, title="Dự toán nhuận bút của năm", button="Lưu dự toán",
        intro="Từ 80% dự toán hệ thống báo trước; bảng tháng vượt dự toán thì không duyệt được.",
    )  # fmt: skip


def _ask(
    request: HttpRequest, form: Any, *, title: str, button: str, intro: str = "",
    month: Month | None = None,
) -> HttpResponse:  # fmt: skip
    trail = [(TRAIL[0], reverse(TRAIL[1]))]
    back = reverse("royalty_months")
    if month is not None:
        back = reverse("royalty_month", args=[month.pk])
        trail.append((str(month), back))
    context = {
        "form": form, "title": title, "button": button, "intro": intro, "trail": trail,
        "back": back,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "accounts/admin/form.html", context, status=status)


@require_safe
def month(request: HttpRequest, month_id: int) -> HttpResponse:
    """One month: what stands in the way, who gets what for what, who signed, what can be done."""
    row = month_or_404(request, month_id)
    statement = statement_of(row)
    steps = acts_on_month(row, request.user)
    is_open = row.state == MonthState.OPEN
    context = {
        "month": row,
        "statement": statement,
        "open": is_open,
        "over": timezone.localdate() > row.until,
        "budget": budget_state(row, statement.sums["gross"])
        if is_of_the_board(request.user)
        else None,
        "steps": steps,
        "main": next((step for step in steps if not step.needs_reason), None),
        "signatures": _signatures(row),
        "fees": list(row.fees.select_related("payee")),
        "adjustments": list(row.adjustments.select_related("payee", "carried_from")),
        "may_compile": may(request.user, COMPILE_ROYALTIES) and is_open,
        "may_score": may(request.user, SCORE_ROYALTIES),
        "accounts": may_see_accounts(request.user),
        "downloads": downloads_of(row, request.user),
    }
    return render(request, "royalties/admin/month.html", context)


def _signatures(row: Month) -> list[tuple[str, dict[str, str]]]:
    kept = row.frozen.get("signatures", {})
    words = (
        ("compiled", "Người lập bảng"),
        ("checked", "Người kiểm tra"),
        ("approved", "Người duyệt"),
    )
    return [(label, kept[name]) for name, label in words if name in kept]


@require_http_methods(["GET", "HEAD", "POST"])
def month_fees(request: Any, month_id: int) -> HttpResponseBase:
    """Who shares the fund for editors and secretaries, for what and how much."""
    row = month_or_404(request, month_id)
    data = request.POST if request.method == "POST" else None
    forms = fee_forms(data, row, people_to_pay(people_who_may(EDIT)))
    fund = FundForm(data, initial={"fund": row.fund_set_at})
    if data is not None and all([fund.is_valid(), *(form.is_valid() for form in forms)]):
        try:
            _save_fees(row, forms, fund, request.user)
        except Refusal as refusal:
            fund.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã lưu thù lao.")
            return redirect("royalty_month", row.pk)
    wrong = bool(fund.errors or any(form.errors for form in forms))
    context = {"month": row, "forms": forms, "fund": fund, "wrong": wrong}
    return render(request, "royalties/admin/month_fees.html", context, status=422 if wrong else 200)


@transaction.atomic
def _save_fees(row: Month, forms: list[Any], fund: FundForm, by: Any) -> None:
    rows = [form.cleaned_data for form in forms if form.cleaned_data.get("payee")]
    actions.set_fees(
        month_id=row.pk, by=by, at=timezone.now(), fund_set_at=fund.cleaned_data["fund"],
        fees=[
            actions.FeeFacts(payee_id_of(each["payee"]), each["task"], each["weight"] or 1)
            for each in rows
        ],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def month_adjust(request: Any, month_id: int) -> HttpResponseBase:
    """Pay somebody more or less in an open month."""
    row = month_or_404(request, month_id)
    form = AdjustmentForm(
        request.POST if request.method == "POST" else None, people=people_to_pay([])
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.adjust(
                month_id=row.pk, payee_id=int(data["payee"]), amount=data["amount"],
                reason=data["reason"], by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã ghi khoản điều chỉnh.")
            return redirect("royalty_month", row.pk)
    return _ask(
        request, form, title="Ghi khoản điều chỉnh", button="Ghi điều chỉnh", month=row,
        intro="Dùng khi một tháng đã duyệt tính sai: tháng ấy giữ nguyên, phần thừa thiếu ghi vào "
        "tháng đang mở.",
    )  # fmt: skip


@require_POST
def adjustment_drop(request: Any, adjustment_id: int) -> HttpResponseBase:
    """Take an adjustment back while its month is open."""
    try:
        actions.drop_adjustment(adjustment_id=adjustment_id, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã bỏ khoản điều chỉnh.")
    month_id = request.POST.get("thang", "")
    if month_id.isdigit():
        return redirect("royalty_month", int(month_id))
    return redirect("royalty_months")
