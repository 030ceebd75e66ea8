"""The board's list of reasons for returning and rejecting: add, reword, order, retire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.core.errors import Refusal
from conglang.newsroom.actions import reasons as actions
from conglang.newsroom.forms import ReturnReasonForm
from conglang.newsroom.models import ReturnReason
from conglang.newsroom.queries import reason_lines

STEPS = {"len": -1, "xuong": 1}


@require_safe
def reasons(request: HttpRequest) -> HttpResponse:
    """Every line of the list in its order; those that are retired below."""
    lines, retired = reason_lines()
    return render(request, "newsroom/admin/reasons.html", {"lines": lines, "retired": retired})


@require_http_methods(["GET", "HEAD", "POST"])
def reason_add(request: Any) -> HttpResponseBase:
    """A new line at the end."""
    return _text(
        request, "Thêm lý do",
        lambda text: actions.add_reason(text=text, by=request.user, at=timezone.now()),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def reason_edit(request: Any, reason_id: int) -> HttpResponseBase:
    """Other words for a line."""
    reason = ReturnReason.objects.filter(pk=reason_id).first()
    if reason is None:
        raise Http404
    return _text(
        request, "Sửa lý do",
        lambda text: actions.reword_reason(
            reason_id=reason_id, text=text, by=request.user, at=timezone.now()
        ),
        known=reason.text,
    )  # fmt: skip


def _text(
    request: Any, title: str, act: Callable[[str], ReturnReason], known: str = ""
) -> HttpResponseBase:
    form = ReturnReasonForm(request.POST or None, initial={"text": known})
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["text"])
        except Refusal as refusal:
            form.add_error("text", refusal.message)
        else:
            messages.success(request, "Đã lưu danh sách lý do.")
            return redirect("return_reasons")
    back = reverse("return_reasons")
    return show_form(
        request, form, title=title, button="Lưu", back=back, trail=[("Lý do trả lại", back)]
    )


@require_POST
def reason_move(request: Any, reason_id: int, way: str) -> HttpResponseBase:
    """One place up or down; the list opens again at the moved line."""
    if way not in STEPS:
        raise Http404
    return _do(request, actions.move_reason, reason_id, step=STEPS[way])


@require_POST
def reason_retire(request: Any, reason_id: int) -> HttpResponseBase:
    return _do(request, actions.retire_reason, reason_id)


@require_POST
def reason_bring_back(request: Any, reason_id: int) -> HttpResponseBase:
    return _do(request, actions.bring_back_reason, reason_id)


def _do(request: Any, act: Callable[..., Any], reason_id: int, **more: Any) -> HttpResponseBase:
    try:
        act(reason_id=reason_id, by=request.user, at=timezone.now(), **more)
    except Refusal as refusal:
        if refusal.code == "unknown_reason":
            raise Http404 from refusal
        messages.error(request, refusal.message)
    return redirect(f"{reverse('return_reasons')}#ly-do-{reason_id}")
