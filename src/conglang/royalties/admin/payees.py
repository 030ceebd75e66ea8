"""Who is paid: people of the board, contributors, authors without an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.accounts.permissions import may
from conglang.accounts.rules import COMPILE_ROYALTIES
from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.admin.rates import for_readers
from conglang.royalties.models import Payee
from conglang.royalties.payee_forms import FromBoardForm, PayeeForm, SalariedEndForm, term_now
from conglang.royalties.permissions import may_see_accounts
from conglang.royalties.queries.payees import payees_for_listing, people_without_row

LIST_SIZE = 50


def _payee_or_404(payee_id: int) -> Payee:
    payee: Payee | None = Payee.objects.filter(pk=payee_id).first()
    if payee is None:
        raise Http404
    return payee


@require_safe
@for_readers
def payees(request: HttpRequest) -> HttpResponse:
    """Everybody who may be paid; account numbers only for those who pay."""
    search = request.GET.get("q", "")[:120]
    today = timezone.localdate()
    accounts = may_see_accounts(request.user)
    found = payees_for_listing(search=search, on=today, tax_codes=accounts)
    page = Paginator(found, LIST_SIZE).get_page(request.GET.get("trang"))
    may_change = may(request.user, COMPILE_ROYALTIES)
    people = people_without_row(on=today) if may_change else []
    context = {
        "q": search, "page": page, "rows": page.object_list, "may_change": may_change,
        "accounts": accounts, "query": urlencode({"q": search}) if search else "",
        "from_board": FromBoardForm(people=people) if people else None,
    }  # fmt: skip
    return render(request, "royalties/admin/payees.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def payee_add(request: Any) -> HttpResponseBase:
    """Somebody new, mostly an author without an account here."""
    form = PayeeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _save(request, form, None):
        return redirect("payees")
    return show_form(
        request, form, title="Thêm người hưởng", button="Thêm", back=reverse("payees"),
        trail=[("Người hưởng", reverse("payees"))],
        intro="Cho tác giả không có tài khoản trên cổng. Người của cổng thì thêm từ danh sách.",
    )  # fmt: skip


def _save(request: Any, form: PayeeForm, payee_id: int | None) -> bool:
    try:
        payee = actions.save_payee(
            payee_id=payee_id, facts=form.facts(), by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    messages.success(request, f"Đã lưu {payee.name}.")
    return True


@require_POST
def payee_from_board(request: Any) -> HttpResponseBase:
    """Enter somebody who serves here, then go on to account and norm."""
    form = FromBoardForm(request.POST, people=people_without_row(on=timezone.localdate()))
    if not form.is_valid():
        messages.error(request, "Chọn một người đang giữ vai trò ở cổng và chưa có trong sổ.")
        return redirect("payees")
    payee = actions.add_person(
        person_id=form.cleaned_data["person"], by=request.user, at=timezone.now()
    )
    messages.success(request, f"Đã thêm {payee.name}. Hãy ghi tài khoản và định mức nếu có.")
    return redirect("payee", payee.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def payee(request: Any, payee_id: int) -> HttpResponseBase:
    """Change a payee; past and present salaried times stand beside."""
    found = _payee_or_404(payee_id)
    form = PayeeForm.of(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _save(request, form, payee_id):
        return redirect("payee", payee_id)
    context = {
        "form": form, "payee": found, "terms": found.terms.order_by("-starts_on"),
        "open_term": term_now(found),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "royalties/admin/payee.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def payee_end_salaried(request: Any, payee_id: int) -> HttpResponseBase:
    """Until when somebody is salaried here."""
    found = _payee_or_404(payee_id)
    form = SalariedEndForm(request.POST if request.method == "POST" else None)
    back = reverse("payee", args=[payee_id])
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_salaried(
                payee_id=payee_id, ends_on=form.cleaned_data["ends_on"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("ends_on", refusal.message)
        else:
            messages.success(request, "Đã ghi ngày thôi hưởng lương.")
            return redirect(back)
    return show_form(
        request, form, title="Thôi hưởng lương", button="Lưu ngày kết thúc", back=back,
        trail=[("Người hưởng", reverse("payees")), (found.name, back)],
        intro="Từ tháng sau ngày này, mọi tác phẩm của người này được trả nhuận bút.",
    )  # fmt: skip
