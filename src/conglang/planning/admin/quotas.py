"""How far units have come, and the table in which they are given their quotas."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import download
from conglang.accounts.permissions import may
from conglang.accounts.rules import PLAN
from conglang.core.errors import Refusal
from conglang.newsroom.queries import sections_in_order
from conglang.papers.sheets import MIME
from conglang.planning import actions
from conglang.planning.admin.quota_common import (
    kind_asked,
    period_asked,
    period_context,
    tabs,
    whose_quota,
)
from conglang.planning.admin.quota_sheets import progress_workbook
from conglang.planning.choices import PeriodKind, Standing
from conglang.planning.period_rules import ReportingPeriod, period_around, periods_of_year
from conglang.planning.queries.grid import grid_of, year_is_empty
from conglang.planning.queries.quotas import Progress, progress_in
from conglang.planning.queries.ranking import rule_words
from conglang.planning.queries.rules import calendar_of, quota_rules
from conglang.planning.quota_forms import GridForm
from conglang.tenancy.scoping import open_site


@require_safe
def quotas(request: HttpRequest) -> HttpResponse:
    """Every unit of a period; a contributor sees the line of his or her unit."""
    unit, rules = whose_quota(request.user), quota_rules()
    found = period_asked(request, rules)
    progress = progress_in(found, rules, unit_id=unit.pk if unit else None)
    context = {
        **period_context("quotas", found, rules),
        "tabs": tabs(request),
        "unit": unit,
        "units": progress.given,
        "counts": _counts(progress),
        "totals": progress.totals,
        "without": progress.of_standing(Standing.NONE),
        "rule_words": rule_words(progress.rule),
        "may_plan": may(request.user, PLAN),
        "query": request.GET.urlencode(),
    }
    return render(request, "planning/admin/quotas.html", context)


def _counts(progress: Progress) -> list[dict[str, Any]]:
    words = (Standing.EXCEEDED, Standing.MET, Standing.MISSED, Standing.EXEMPT)
    return [
        {"standing": each, "label": each.label, "count": len(progress.of_standing(each))}
        for each in words
    ]


@require_safe
def quota_file(request: HttpRequest) -> HttpResponse:
    """The same figures as a workbook."""
    unit, rules = whose_quota(request.user), quota_rules()
    found = period_asked(request, rules)
    progress = progress_in(found, rules, unit_id=unit.pk if unit else None)
    content = progress_workbook(progress, portal=open_site().agency.portal_name)
    name = f"chi-tieu-{found.since:%Y%m%d}-{found.until:%Y%m%d}.xlsx"
    return download(content, filename=name, mime=MIME)


def _year_asked(request: HttpRequest) -> int:
    text = request.GET.get("nam", "")
    year = int(text) if text.isdecimal() and len(text) == 4 else 0
    today = timezone.localdate()
    current = period_around(PeriodKind.YEAR, today, calendar_of(quota_rules())).year
    return year if 2000 <= year <= 2100 else current


def _period_of_grid(request: HttpRequest, periods: list[ReportingPeriod]) -> ReportingPeriod:
    """The period asked for; else the one of today, else the first of the year."""
    text, today = request.GET.get("so", ""), timezone.localdate()
    if text.isdecimal() and 1 <= int(text[:3]) <= len(periods):
        return periods[int(text[:3]) - 1]
    return next((each for each in periods if each.holds(today)), periods[0])


def _grid_address(found: ReportingPeriod, section_id: int | None) -> str:
    query: dict[str, str | int] = {"nam": found.year, "ky": found.kind, "so": found.number}
    if section_id is not None:
        query["chuyen-muc"] = section_id
    return f"{reverse('quota_grid')}?{urlencode(query)}"


@require_http_methods(["GET", "HEAD", "POST"])
def quota_grid(request: Any) -> HttpResponseBase:
    """Units by kinds: what each owes from a period to the end of the year."""
    year, kind, rules = _year_asked(request), kind_asked(request), quota_rules()
    periods = periods_of_year(kind, year, calendar_of(rules))
    found, sections = _period_of_grid(request, periods), sections_in_order()
    text = request.GET.get("chuyen-muc", "")
    section = next((each for each in sections if str(each.pk) == text), None)
    section_id = section.pk if section else None
    grid = grid_of(found, section_id)
    form = GridForm(
        request.POST or None, units=grid.units, targets=grid.targets, weights=grid.weights
    )
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.save_quotas(
                since=found, section_id=section_id, cells=form.cells(), by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            words = f"Đã giao chỉ tiêu cho {count} đơn vị." if count else "Không có gì thay đổi."
            messages.success(request, words)
            return redirect(_grid_address(found, section_id))
    context = {
        "tabs": tabs(request), "form": form, "year": year, "kind": kind, "found": found,
        "periods": periods, "kinds": PeriodKind.choices, "sections": sections,
        "section": section, "empty": year_is_empty(year, rules), "last_year": year - 1,
        "query": request.GET.urlencode(),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "planning/admin/quota_grid.html", context, status=status)


@require_POST
def quota_copy(request: Any) -> HttpResponseBase:
    """Take what units had at the end of the year before."""
    year = _year_asked(request)
    try:
        count = actions.copy_quotas(year=year, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"Đã lấy {count} chỉ tiêu của năm {year - 1}.")
    return redirect(f"{reverse('quota_grid')}?nam={year}&ky={kind_asked(request)}")
