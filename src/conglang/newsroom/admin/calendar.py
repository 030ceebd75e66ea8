"""The calendar of publication, by week and by month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from conglang.accounts.permissions import may
from conglang.accounts.rules import PUBLISH
from conglang.core.dates import format_date
from conglang.core.periods import MONTH, period_around
from conglang.newsroom.admin.orientation import day_asked
from conglang.newsroom.queries.calendar import Day, calendar_days, month_days, week_days

#: Entries of a day in the month view; the rest is one press away.
MOST_IN_MONTH = 3
WEEK = timedelta(days=7)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What came out, is scheduled and is planned; days with nothing ahead stand out."""
    day, today = day_asked(request, "ngay"), timezone.localdate()
    month = request.GET.get("kieu") == "thang"
    if month:
        period = period_around(MONTH, day)
        since, until = month_days(day)
        title = f"Lịch xuất bản {period.label}"
        earlier, later = period.before().since, period.after().since
    else:
        since, until = week_days(day)
        title = f"Lịch xuất bản tuần {format_date(since)} – {format_date(until)}"
        earlier, later = since - WEEK, since + WEEK
    days = calendar_days(since, until, today=today, month=day.month if month else 0)
    context = {
        "title": title,
        "month": month,
        "days": [_cell(each, month=month) for each in days],
        "gaps": sum(each.gap and each.inside for each in days),
        "earlier": address(earlier, month=month),
        "later": address(later, month=month),
        "now": address(today, month=month),
        "other_view": address(day, month=not month),
        "may_schedule": may(request.user, PUBLISH),
    }
    return render(request, "newsroom/admin/calendar.html", context)


def _cell(day: Day, *, month: bool) -> dict[str, Any]:
    shown = day.entries[:MOST_IN_MONTH] if month else day.entries
    return {
        "day": day, "entries": shown, "more": len(day.entries) - len(shown),
        "week": address(day.day, month=False),
    }  # fmt: skip


def address(day: date, *, month: bool) -> str:
    """The calendar's address around a day."""
    return f"{reverse('calendar')}?kieu={'thang' if month else 'tuan'}&ngay={day.isoformat()}"
