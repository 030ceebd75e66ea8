"""The buttons of a month: one address per act, built from the same table as the action."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.admin.months import month_or_404
from conglang.royalties.month_forms import MonthActForm, PayForm
from conglang.royalties.permissions import acts_on_month
from conglang.royalties.queries.listing import statement_of
from conglang.royalties.rules import MONTH_FLOW

DONE = {
    "compile": "Đã lập bảng. Số tiền, tên và mức chi được giữ nguyên từ bây giờ.",
    "reopen": "Đã mở lại. Sửa xong thì lập bảng lại.",
    "check": "Đã xác nhận kiểm tra. Bảng chờ duyệt chi.",
    "send_back": "Đã trả lại thư ký kèm lý do.",
    "approve": "Đã duyệt chi. Bảng không thay đổi nữa.",
    "refuse": "Đã trả lại kèm lý do.",
    "pass_on": "Đã chuyển kế toán.",
    "pay": "Đã ghi ngày chi trả.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def month_act(request: Any, month_id: int, name: str) -> HttpResponseBase:
    """Ask for what the step needs, do it, say what happened; a refusal keeps what was typed."""
    month = month_or_404(request, month_id)
    name = name.replace("-", "_")
    if name not in DONE:
        raise Http404
    step = MONTH_FLOW[name]
    form = _form(name, request, needs_reason=step.needs_reason)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_month(
                month_id=month.pk, name=name, by=request.user, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, DONE[name])
            return redirect("royalty_month", month.pk)
    if not form.is_bound and step not in acts_on_month(month, request.user):
        messages.error(request, f"Lúc này bạn không thể “{step.label.lower()}”.")
        return redirect("royalty_month", month.pk)
    context = {"month": month, "step": step, "form": form, "statement": statement_of(month)}
    return render(
        request, "royalties/admin/month_act.html", context, status=422 if form.errors else 200
    )


def _form(name: str, request: Any, *, needs_reason: bool) -> MonthActForm:
    kind: type[MonthActForm] = PayForm if name == "pay" else MonthActForm
    data = request.POST if request.method == "POST" else None
    return kind(data, needs_reason=needs_reason, initial={"paid_on": timezone.localdate()})
