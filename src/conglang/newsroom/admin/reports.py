"""Throughput of the board: on screen as tables and charts, and as a workbook."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from conglang.accounts.models import Unit
from conglang.accounts.permissions import may
from conglang.accounts.queries import unit_of
from conglang.accounts.rules import APPROVE, EDIT, PUBLISH_URGENT, READ_AUDIT
from conglang.core.deadlines import WorkCalendar, working_time_between
from conglang.core.numbers import format_number
from conglang.core.periods import Period
from conglang.newsroom.admin.charts import BarChart, bar_chart
from conglang.newsroom.admin.report_sheets import report_workbook
from conglang.newsroom.queries.throughput import (
    TIMED_STATES,
    Hours,
    Spread,
    Tally,
    Throughput,
    throughput,
)
from conglang.newsroom.report_forms import DIMENSIONS, PeriodForm
from conglang.papers.sheets import MIME
from conglang.tenancy.queries import work_calendar
from conglang.tenancy.scoping import open_site


def whose_figures(user: Any) -> Unit | None:
    """None for the board and those who read the log: everything; else the person's own unit.

    Somebody without a unit has nothing to see (404).
    """
    if any(may(user, right) for right in (EDIT, APPROVE, PUBLISH_URGENT, READ_AUDIT)):
        return None
    unit = unit_of(user)
    if unit is None:
        raise Http404
    return unit


def _form(request: HttpRequest) -> PeriodForm:
    return PeriodForm(request.GET if "ky" in request.GET else None)


def _figures(form: PeriodForm, unit: Unit | None) -> tuple[Period, Throughput]:
    period = form.period(timezone.localdate())
    figures = throughput(
        since=period.since, until=period.until, unit_id=unit.pk if unit else None,
        hours=working_hours(work_calendar()),
    )  # fmt: skip
    return period, figures


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Counts and times of a period; a contributor sees the line of his or her unit."""
    unit, form = whose_figures(request.user), _form(request)
    period, figures = _figures(form, unit)
    by = form.cleaned_data.get("theo") if form.is_bound and form.is_valid() else ""
    by = by or ("thang" if unit else "don-vi")
    rows = {
        "don-vi": figures.units, "chuyen-muc": figures.sections, "nguoi": figures.people,
        "thang": figures.months,
    }[by if unit is None else "thang"]  # fmt: skip
    context = {
        "form": form,
        "unit": unit,
        "period": period,
        "by": by,
        "by_label": dict(DIMENSIONS)[by if unit is None else "thang"],
        "dimensions": DIMENSIONS,
        "whole": counted(figures.whole),
        "times": [timed(figures.whole, state) for state in TIMED_STATES],
        "states": [state.label for state in TIMED_STATES],
        "rows": [counted(row) for row in rows],
        "board": [] if unit else figures.board,
        "months_chart": months_chart(figures) if len(figures.months) > 1 else None,
        "times_chart": times_chart(figures),
        "empty": not figures.whole.times,
        "earlier": _address(period.before(), by),
        "later": _address(period.after(), by),
        "file": _address(period, by, "report_file"),
    }
    return render(
        request, "newsroom/admin/reports.html", context, status=422 if form.errors else 200
    )


@require_safe
def report_file(request: HttpRequest) -> HttpResponse:
    """The same figures as a workbook."""
    unit = whose_figures(request.user)
    period, figures = _figures(_form(request), unit)
    name = open_site().agency.portal_name
    content = report_workbook(figures, period=period, portal=name, unit=unit)
    response = HttpResponse(content, content_type=MIME)
    response["Content-Disposition"] = (
        content_disposition_header(
            as_attachment=True,
            filename=f"thong-ke-tin-bai-{period.since:%Y%m%d}-{period.until:%Y%m%d}.xlsx",
        )
        or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def working_hours(calendar: WorkCalendar) -> Hours:
    """A measure of time that stands still at night and on days off of the portal's office."""

    def measure(start: datetime, end: datetime) -> float:
        return working_time_between(start, end, calendar) / timedelta(hours=1)

    return measure


def _address(period: Period, by: str, name: str = "reports") -> str:
    query = {"ky": period.kind, "tu": period.since.isoformat(), "theo": by}
    if period.kind == "days":
        query["den"] = period.until.isoformat()
    return f"{reverse(name)}?{urlencode(query)}"


def hours_in_words(hours: float | None) -> str:
    """A length as a report tells it: "45 phút", "5,2 giờ"."""
    if hours is None:
        return "–"
    if hours < 1:
        return f"{format_number(hours * 60)} phút"
    return f"{format_number(hours, 1)} giờ"


def percent(share: float | None) -> str:
    return "–" if share is None else f"{format_number(share * 100, 1)} %"


def counted(tally: Tally) -> dict[str, Any]:
    """A line of counts, with the median length of each state."""
    return {
        "tally": tally,
        "share": percent(tally.share_returned),
        "medians": [(state.label, _both(tally.times.get(str(state)))) for state in TIMED_STATES],
    }


def _both(spread: Spread | None) -> str:
    if spread is None:
        return "–"
    return f"{hours_in_words(spread.median)} / {hours_in_words(spread.p90)}"


def timed(tally: Tally, state: Any) -> dict[str, Any]:
    spread = tally.times.get(str(state))
    return {
        "state": str(state),
        "label": state.label,
        "count": spread.count if spread else 0,
        "median": hours_in_words(spread.median if spread else None),
        "p90": hours_in_words(spread.p90 if spread else None),
    }


def times_chart(figures: Throughput) -> BarChart:
    spreads = [(state.label, figures.whole.times.get(str(state))) for state in TIMED_STATES]
    rows = [
        (label, [
            ("median", spread.median, hours_in_words(spread.median)),
            ("p90", spread.p90, hours_in_words(spread.p90)),
        ])
        for label, spread in spreads if spread
    ]  # fmt: skip
    return bar_chart(
        rows, title="Thời gian ở từng bước", summary="Số liệu đầy đủ ở bảng ngay dưới biểu đồ.",
        legend={"median": "một nửa số bài không lâu hơn", "p90": "chín phần mười không lâu hơn"},
    )  # fmt: skip


def months_chart(figures: Throughput) -> BarChart:
    rows = [
        (row.label, [
            ("submitted", row.submitted, str(row.submitted)),
            ("published", row.published, str(row.published)),
            ("returned", row.returned, str(row.returned)),
        ])
        for row in figures.months
    ]  # fmt: skip
    return bar_chart(
        rows, title="Số bài theo tháng",
        summary="Số liệu đầy đủ ở bảng chia theo tháng.",
        legend={"submitted": "đã gửi", "published": "đã xuất bản", "returned": "bị trả lại"},
    )  # fmt: skip
