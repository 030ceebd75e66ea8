"""The notice of a period: tried out, issued, shown, made into an article."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.admin.common import show_form
from conglang.accounts.permissions import may
from conglang.accounts.rules import PLAN
from conglang.core.errors import Refusal
from conglang.newsroom.queries import sections_in_order
from conglang.planning import actions
from conglang.planning.admin.quota_common import address, period_asked, period_context, tabs
from conglang.planning.choices import PeriodKind
from conglang.planning.models import QuotaNotice, QuotaRule
from conglang.planning.period_rules import before
from conglang.planning.queries.notices import (
    figures_for,
    groups_of,
    hundredths,
    lines_in_words,
    notice_in_force,
    notices_for_listing,
)
from conglang.planning.queries.rules import calendar_of, quota_rules, reporting_period
from conglang.planning.quota_forms import NoticeArticleForm, NoticeForm
from conglang.tenancy.scoping import open_site


@require_safe
def quota_notices(request: HttpRequest) -> HttpResponse:
    """Every notice; those who plan find the period that waits for one."""
    rules = quota_rules()
    may_plan = may(request.user, PLAN)
    context = {
        "tabs": tabs(request),
        "notices": notices_for_listing(),
        "may_plan": may_plan,
        **(_waiting(rules) if may_plan else {}),
    }
    return render(request, "planning/admin/quota_notices.html", context)


def _waiting(rules: list[QuotaRule]) -> dict[str, Any]:
    """The last month that is over, and whether it has its notice."""
    present = reporting_period(PeriodKind.MONTH, timezone.localdate())
    last = before(present, calendar_of(rules))
    return {
        "last": last,
        "last_done": notice_in_force(last) is not None,
        "last_url": address("quota_notice_new", last),
        "present": present,
        "present_url": address("quota_notice_new", present),
    }


def figures_context(figures: dict[str, Any]) -> dict[str, Any]:
    """Figures of a notice as its screens show them."""
    return {
        "groups": [
            {"label": group.label, "standing": group.standing, "units": [
                _unit_in_words(unit) for unit in group.units
            ]}
            for group in groups_of(figures)
        ],
        "ranked": [_unit_in_words(unit) for unit in figures["units"]],
        "totals": figures["totals"],
        "rules": figures["rules"],
        "ranking_rule": figures["ranking_rule"],
        "submitted": figures["submitted"],
        "returned": figures["returned"],
        "share": hundredths(figures["share"]),
    }  # fmt: skip


def _unit_in_words(unit: dict[str, Any]) -> dict[str, Any]:
    return {
        **unit,
        "owed_words": lines_in_words(unit, "owed"),
        "due_words": lines_in_words(unit, "due"),
        "done_words": lines_in_words(unit, "done"),
        "missing_words": ", ".join(
            f"{line['missing']} {line['words']}" for line in unit["lines"] if line["missing"]
        ),
        "share_words": "–" if unit["share"] is None else f"{hundredths(unit['share'])} %",
        "points_words": hundredths(unit["points"]),
        "penalty_words": hundredths(unit["penalty"]) if unit["penalty"] else "–",
    }


@require_http_methods(["GET", "HEAD", "POST"])
def quota_notice_new(request: Any) -> HttpResponseBase:
    """What the notice would say now, and the form that issues it once the period is over."""
    rules = quota_rules()
    found = period_asked(request, rules)
    earlier = notice_in_force(found)
    form = NoticeForm(request.POST or None, agency=open_site().agency, earlier=earlier)
    if request.method == "POST" and form.is_valid():
        try:
            notice = actions.issue_notice(
                found=found, facts=form.facts(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("number" if refusal.code == "number_taken" else None, refusal.message)
        else:
            messages.success(request, f"Đã ban hành thông báo số {notice.full_number}.")
            return redirect("quota_notice", notice.pk)
    context = {
        **period_context("quota_notice_new", found, rules),
        **figures_context(figures_for(found)),
        "tabs": tabs(request), "form": form, "earlier_notice": earlier,
        "agency": open_site().agency,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "planning/admin/quota_notice_new.html", context, status=status)


def notice_or_404(notice_id: int) -> QuotaNotice:
    """A notice of the open portal."""
    rows = QuotaNotice.objects.select_related("issued_by", "replaces", "article")
    notice = rows.filter(pk=notice_id).first()
    if notice is None:
        raise Http404
    return notice


@require_safe
def quota_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """An issued notice as it was issued."""
    notice = notice_or_404(notice_id)
    context = {
        **figures_context(notice.figures),
        "tabs": tabs(request), "notice": notice, "agency": open_site().agency,
        "replacement": notice.replacements.first() if notice.replaced_at else None,
        "may_plan": may(request.user, PLAN),
        "replace_url": f"{reverse('quota_notice_new')}?ky={notice.period_kind}"
        f"&ngay={notice.until.isoformat()}",
    }  # fmt: skip
    return render(request, "planning/admin/quota_notice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def quota_notice_article(request: Any, notice_id: int) -> HttpResponseBase:
    """A draft article with the notice's table, in a chosen section."""
    notice = notice_or_404(notice_id)
    form = NoticeArticleForm(request.POST or None, sections=sections_in_order())
    back = reverse("quota_notice", args=[notice.pk])
    if request.method == "POST" and form.is_valid():
        try:
            article = actions.start_notice_article(
                notice_id=notice.pk, section_id=int(form.cleaned_data["section"]),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã soạn nháp. Xem lại rồi gửi theo quy trình như mọi bài.")
            return redirect("wagtailadmin_pages:edit", article.pk)
    return show_form(
        request, form, title="Đăng thông báo lên cổng", button="Soạn bài", back=back,
        trail=[("Chỉ tiêu", reverse("quotas")), (f"Thông báo {notice.full_number}", back)],
        intro="Tạo một bài nháp có bảng kết quả. Bài vẫn qua biên tập, duyệt như mọi bài.",
    )  # fmt: skip
