"""Exemptions, the rules of reckoning, and the ranking."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import download, show_form
from conglang.accounts.queries import units_for_listing
from conglang.core.errors import Refusal
from conglang.papers.sheets import MIME
from conglang.planning import actions
from conglang.planning.admin.quota_common import period_asked, period_context, tabs
from conglang.planning.admin.quota_sheets import ranking_workbook
from conglang.planning.choices import PeriodKind
from conglang.planning.models import QuotaExemption
from conglang.planning.queries.notices import hundredths
from conglang.planning.queries.quotas import Progress, progress_in
from conglang.planning.queries.ranking import (
    RankRow,
    ranking,
    ranking_rule_words,
    returns_in,
    rule_words,
)
from conglang.planning.queries.rules import quota_rules, reporting_period, rule_for
from conglang.planning.quota_forms import ExemptionForm, RuleForm
from conglang.tenancy.scoping import open_site


@require_safe
def quota_exemptions(request: HttpRequest) -> HttpResponse:
    """Who owes nothing when, the latest first."""
    rows = QuotaExemption.objects.select_related("unit", "given_by")[:200]
    context = {"tabs": tabs(request), "rows": rows, "today": timezone.localdate()}
    return render(request, "planning/admin/quota_exemptions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def quota_exemption_add(request: Any) -> HttpResponseBase:
    """Let a unit owe nothing for some days."""
    form = ExemptionForm(request.POST or None, units=units_for_listing())
    back = reverse("quota_exemptions")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = actions.add_exemption(
                unit_id=int(data["unit"]), days=(data["starts_on"], data["ends_on"]),
                reason=data["reason"], by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã ghi miễn chỉ tiêu cho {row.unit.name}.")
            return redirect(back)
    return show_form(
        request, form, title="Miễn chỉ tiêu", button="Ghi miễn", back=back,
        trail=[("Chỉ tiêu", reverse("quotas")), ("Miễn", back)],
        intro="Được miễn từ nửa số ngày của kỳ trở lên thì không phải làm; ít hơn thì chỉ tiêu "
        "giảm theo số ngày, làm tròn lên.",
    )  # fmt: skip


@require_POST
def quota_exemption_drop(request: Any, exemption_id: int) -> HttpResponseBase:
    """Take an exemption back."""
    try:
        row = actions.drop_exemption(exemption_id=exemption_id, by=request.user, at=timezone.now())
    except QuotaExemption.DoesNotExist as missing:
        raise Http404 from missing
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"Đã bỏ miễn chỉ tiêu của {row.unit.name}.")
    return redirect("quota_exemptions")


@require_http_methods(["GET", "HEAD", "POST"])
def quota_rule(request: Any) -> HttpResponseBase:
    """The rules in force, those before and to come, and a form for new ones."""
    rules, today = quota_rules(), timezone.localdate()
    now = rule_for(reporting_period(PeriodKind.MONTH, today), rules)
    form = RuleForm(request.POST or None, rule=now)
    if request.method == "POST" and form.is_valid():
        try:
            rule = actions.set_rule(
                from_month=form.month(), facts=form.facts(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("from_month" if refusal.code == "past" else None, refusal.message)
        else:
            messages.success(request, f"Đã đặt quy tắc từ tháng {rule.from_month:%m/%Y}.")
            return redirect("quota_rule")
    context = {
        "tabs": tabs(request), "form": form, "now": now,
        "words": [*rule_words(now), ranking_rule_words(now)],
        "others": [
            {"rule": rule, "words": [*rule_words(rule), ranking_rule_words(rule)]}
            for rule in reversed(rules) if rule.pk != now.pk
        ],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "planning/admin/quota_rule.html", context, status=status)


def _ranked(request: HttpRequest) -> tuple[Progress, list[RankRow], list[Any]]:
    rules = quota_rules()
    progress = progress_in(period_asked(request, rules), rules)
    return progress, ranking(progress, returns_in(progress.period)), rules


@require_safe
def quota_ranking(request: HttpRequest) -> HttpResponse:
    """Units by what they delivered, with the rule."""
    progress, rows, rules = _ranked(request)
    context = {
        **period_context("quota_ranking", progress.period, rules),
        "tabs": tabs(request),
        "rows": [_in_words(row) for row in rows],
        "rule": ranking_rule_words(progress.rule),
        "query": request.GET.urlencode(),
    }
    return render(request, "planning/admin/quota_ranking.html", context)


def _in_words(row: RankRow) -> dict[str, Any]:
    points, share = row.points, row.returns.share
    return {
        "row": row,
        "unit": row.progress.unit,
        "standing": row.progress.standing,
        "lines": row.spoken,
        "share": "–" if share is None else f"{hundredths(int(share * 10_000))} %",
        "reached": hundredths(points.reached if points else None),
        "penalty": hundredths(points.penalty) if points and points.penalty else "–",
        "total": hundredths(points.total if points else None),
    }


@require_safe
def quota_ranking_file(request: HttpRequest) -> HttpResponse:
    """The ranking as a workbook."""
    progress, rows, _ = _ranked(request)
    content = ranking_workbook(progress, rows, portal=open_site().agency.portal_name)
    found = progress.period
    name = f"xep-hang-{found.since:%Y%m%d}-{found.until:%Y%m%d}.xlsx"
    return download(content, filename=name, mime=MIME)
