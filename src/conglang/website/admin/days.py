"""Days off and days worked instead, for the whole installation: due times reckon with them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.admin.common import show_form
from conglang.accounts.forms import WhyForm
from conglang.core.dates import weekday_name
from conglang.core.errors import Refusal
from conglang.vocabulary.models import CalendarDay
from conglang.website.calendar_actions import add_calendar_day, remove_calendar_day
from conglang.website.forms import CalendarDayForm

TRAIL = "Ngày nghỉ"


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The calendar by year, this year first; years nobody filled are told."""
    today = timezone.localdate()
    rows = list(CalendarDay.objects.order_by("day"))
    years = sorted({row.day.year for row in rows}, key=lambda year: (year < today.year, year))
    context = {
        "years": [(year, [_line(row) for row in rows if row.day.year == year]) for year in years],
        "missing": [
            year for year in (today.year, today.year + 1)
            if not any(row.day.year == year and row.removed_at is None for row in rows)
        ],
        "provisional": any(row.provisional and row.removed_at is None for row in rows),
    }  # fmt: skip
    return render(request, "website/admin/days.html", context)


def _line(row: CalendarDay) -> dict[str, Any]:
    return {"row": row, "weekday": weekday_name(row.day)}


@require_http_methods(["GET", "HEAD", "POST"])
def day_add(request: Any) -> HttpResponseBase:
    """Enter a day from an official notice."""
    form = CalendarDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_calendar_day(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã thêm {row} vào lịch.")
            return redirect("calendar_days")
    return show_form(
        request, form, title="Thêm ngày nghỉ hoặc ngày làm bù", button="Thêm vào lịch",
        back=reverse("calendar_days"), trail=[(TRAIL, reverse("calendar_days"))],
        intro="Hạn đã hẹn trước đây giữ nguyên; hạn tính từ bây giờ theo lịch mới.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def day_remove(request: Any, day_id: int) -> HttpResponseBase:
    """Take a day off the calendar, with a reason."""
    row = CalendarDay.objects.filter(pk=day_id, removed_at__isnull=True).first()
    if row is None:
        raise Http404
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            remove_calendar_day(
                day_id=row.pk, reason=form.cleaned_data["reason"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã bỏ {row} khỏi lịch.")
            return redirect("calendar_days")
    return show_form(
        request, form, title=f"Bỏ khỏi lịch: {row}", button="Bỏ khỏi lịch", danger=True,
        back=reverse("calendar_days"), trail=[(TRAIL, reverse("calendar_days"))],
        intro="Hạn đã hẹn trước đây giữ nguyên.",
    )  # fmt: skip
