"""Who of the board is away, and who does their work."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.accounts.permissions import may
from conglang.accounts.rules import APPROVE
from conglang.core.errors import Refusal
from conglang.newsroom.path_actions import cancel_absence, enter_absence
from conglang.newsroom.path_forms import AbsenceForm
from conglang.newsroom.path_queries import absences_for_listing


@require_safe
def absences(request: HttpRequest) -> HttpResponse:
    """Absences of today and later."""
    today = timezone.localdate()
    for_all = may(request.user, APPROVE)
    context = {
        "rows": [
            {"absence": each, "now": each.holds_on(today),
             "may_cancel": for_all or each.person_id == request.user.pk}
            for each in absences_for_listing(since=today)
        ],
    }  # fmt: skip
    return render(request, "newsroom/admin/absences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def absence_add(request: Any) -> HttpResponseBase:
    """One's own absence; a deputy chief or chief enters anybody's."""
    form = AbsenceForm(
        request.POST or None, by=request.user, for_all=may(request.user, APPROVE)
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            enter_absence(
                person_id=data["person"], deputy_id=data["deputy"],
                days=(data["starts_on"], data["ends_on"]), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã ghi ngày vắng. Bài đang chờ sẽ giao cho người thay.")
            return redirect("absences")
    return show_form(
        request, form, title="Ghi ngày vắng", button="Ghi ngày vắng", back=reverse("absences"),
        trail=[("Vắng mặt", reverse("absences"))],
        intro="Trong những ngày này, bài của người vắng giao cho người thay.",
    )  # fmt: skip


@require_POST
def absence_cancel(request: Any, absence_id: int) -> HttpResponseBase:
    """The person is back, or did not go."""
    try:
        cancel_absence(absence_id=absence_id, by=request.user, at=timezone.now())
    except Refusal as refusal:
        if refusal.code == "unknown_absence":
            raise Http404 from refusal
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã bỏ ngày vắng.")
    return redirect("absences")
