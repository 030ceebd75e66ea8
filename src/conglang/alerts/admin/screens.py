"""Lines over every page: what stands, what stood, a new one, taking one down."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.alerts import actions
from conglang.alerts.forms import AlertForm
from conglang.alerts.models import Alert
from conglang.alerts.permissions import kinds_for
from conglang.alerts.queries import alerts_for_listing, line_of
from conglang.core.errors import Refusal


def _refuse_stranger(request: HttpRequest) -> None:
    if not kinds_for(request.user):
        raise Http404


@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """What stands over the pages now, and what stood."""
    _refuse_stranger(request)
    agency = request.agency  # type: ignore[attr-defined]
    standing, over = alerts_for_listing(timezone.now())
    mine = kinds_for(request.user)
    context = {
        "standing": [
            {"alert": each, "line": line_of(each, agency), "mine": each.kind in mine}
            for each in standing
        ],
        "over": over,
    }  # fmt: skip
    return render(request, "alerts/admin/alerts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def alert_new(request: Any) -> HttpResponseBase:
    """Put a line over every page."""
    _refuse_stranger(request)
    form = AlertForm(
        request.POST or None, kinds=kinds_for(request.user),
        has_components=request.agency.components.exists(),
    )  # fmt: skip
    back = reverse("alerts")
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_up(facts=form.facts(), by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã đặt: mọi trang hiện dòng này ngay bây giờ.")
            return redirect(back)
    return show_form(
        request, form, title="Đặt dòng trên mọi trang", button="Đặt ngay", back=back,
        trail=[("Cảnh báo", back)], danger=True,
        intro="Dòng này hiện trên đầu mọi trang ngay khi đặt và tự gỡ đúng giờ.",
    )  # fmt: skip


@require_POST
def alert_down(request: Any, alert_id: int) -> HttpResponseBase:
    """Take a line down before its time."""
    _refuse_stranger(request)
    try:
        actions.take_down(alert_id=alert_id, by=request.user, at=timezone.now())
    except Alert.DoesNotExist as missing:
        raise Http404 from missing
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã gỡ khỏi mọi trang.")
    return redirect("alerts")
