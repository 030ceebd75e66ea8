"""One's own notices: the list, seen and unseen, and how to hear of them by e-mail."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.core.errors import Refusal
from conglang.notifications import actions
from conglang.notifications.choices import Delivery
from conglang.notifications.forms import DELIVERY_HINTS, DeliveryForm
from conglang.notifications.queries import (
    address_bounced,
    delivery_of,
    mail_figures,
    notices_for_listing,
    unread_count,
)  # fmt: skip

LIST_SIZE = 30
#: Where the undo button of “mark all read” finds its moment.
UNDO = "thong-bao-hoan-tac"


@require_safe
def notices(request: Any) -> HttpResponse:
    """A person's notices, newest first; unread ones alone on request."""
    unread_only = request.GET.get("loc") == "chua-doc"
    rows = notices_for_listing(request.user, unread_only=unread_only)
    page = Paginator(rows, LIST_SIZE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "unread_only": unread_only,
        "unread": unread_count(request.user),
        "undo": request.session.pop(UNDO, None),
    }
    return render(request, "notifications/admin/notices.html", context)


@require_safe
def notice_open(request: Any, notice_id: int) -> HttpResponseBase:
    """Go to what a notice is about; it counts as seen from now on."""
    try:
        notice = actions.mark_read(notice_id=notice_id, by=request.user, at=timezone.now())
    except Refusal as refusal:
        raise Http404 from refusal
    inside = url_has_allowed_host_and_scheme(notice.path, allowed_hosts=None)
    return redirect(notice.path if notice.path and inside else "notices")


@require_POST
def notice_read(request: Any, notice_id: int) -> HttpResponseBase:
    """Mark one notice seen, from the list."""
    return _one(request, lambda: actions.mark_read(
        notice_id=notice_id, by=request.user, at=timezone.now()
    ))  # fmt: skip


@require_POST
def notice_unread(request: Any, notice_id: int) -> HttpResponseBase:
    """Put one notice back among the unread."""
    return _one(request, lambda: actions.mark_unread(notice_id=notice_id, by=request.user))


def _one(request: Any, act: Any) -> HttpResponseBase:
    try:
        notice = act()
    except Refusal as refusal:
        raise Http404 from refusal
    return _back(request, anchor=f"#thong-bao-{notice.pk}")


def _back(request: Any, anchor: str = "") -> HttpResponseBase:
    response = redirect("notices")
    if request.POST.get("loc") == "chua-doc":
        response["Location"] += "?loc=chua-doc"
    response["Location"] += anchor
    return response


@require_POST
def notices_all_read(request: Any) -> HttpResponseBase:
    """Mark everything seen; the next page offers to undo it."""
    now = timezone.now()
    marked = actions.mark_all_read(by=request.user, at=now)
    if marked:
        request.session[UNDO] = {"count": marked, "at": now.isoformat()}
    return _back(request)


@require_POST
def notices_undo(request: Any) -> HttpResponseBase:
    """Put back what was marked seen together."""
    moment = parse_datetime(request.POST.get("luc", ""))
    if moment is None:
        raise Http404
    restored = actions.undo_all_read(by=request.user, read_at=moment)
    messages.success(request, f"Đã chuyển lại {restored} thông báo thành chưa đọc.")
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
def notice_delivery(request: Any) -> HttpResponseBase:
    """At once, once a day, or not by e-mail."""
    form = DeliveryForm(request.POST or None, initial={"delivery": delivery_of(request.user)})
    if request.method == "POST" and form.is_valid():
        actions.choose_delivery(by=request.user, delivery=form.cleaned_data["delivery"])
        messages.success(request, "Đã lưu cách nhận thông báo.")
        return redirect("notice_delivery")
    chosen = form["delivery"].value()
    context = {
        "form": form,
        "choices": [
            (value, label, DELIVERY_HINTS[Delivery(value)], value == chosen)
            for value, label in Delivery.choices
        ],
        "bounce": address_bounced(request.user),
        "mail": mail_figures(now=timezone.now()),
    }
    status = 422 if form.errors else 200
    return render(request, "notifications/admin/delivery.html", context, status=status)
