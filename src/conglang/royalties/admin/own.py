"""One's own royalties: nobody else's are shown here."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.admin.common import show_form
from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.models import Payee
from conglang.royalties.payee_forms import OwnAccountForm
from conglang.royalties.queries.payees import mask_account, own_months


@require_safe
def own_royalties(request: HttpRequest) -> HttpResponse:
    """What was approved for the person who asks, month by month."""
    payee = Payee.objects.filter(person_id=request.user.pk).first()
    context = {
        "months": own_months(request.user), "payee": payee,
        "account": mask_account(payee.bank_account) if payee else "",
    }  # fmt: skip
    return render(request, "royalties/admin/own.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: Any) -> HttpResponseBase:
    """The payee corrects where the money goes."""
    payee = Payee.objects.filter(person_id=request.user.pk).first()
    known = {"bank_account": payee.bank_account, "bank_name": payee.bank_name} if payee else {}
    form = OwnAccountForm(request.POST if request.method == "POST" else None, initial=known)
    back = reverse("own_royalties")
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_own_account(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error("bank_account", refusal.message)
        else:
            messages.success(request, "Đã lưu số tài khoản của bạn.")
            return redirect(back)
    return show_form(
        request, form, title="Tài khoản nhận tiền của tôi", button="Lưu", back=back,
        trail=[("Nhuận bút của tôi", back)],
        intro="Dùng cho các bảng lập từ bây giờ. Bảng đã lập giữ số tài khoản lúc lập; nếu số đó "
        "sai, hãy báo thư ký.",
    )  # fmt: skip
