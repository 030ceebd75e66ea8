"""What residents read of plans: which years, one of them, its signed file.

Legal basis: plan:disclosure
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from conglang.content.dependencies import built_from
from conglang.content.meta import page_meta
from conglang.content.pages import render_public
from conglang.planning.choices import PlanState
from conglang.planning.models import YearPlan
from conglang.planning.queries.plan_document import days_of, goal_of, parts_by_kind
from conglang.planning.queries.plans import closed_changes, plan_of_year, progress_of, public_years

PLANS_ADDRESS = "/ke-hoach-hoat-dong/"


def public_plans(request: HttpRequest) -> HttpResponse:
    """Years whose plan is public."""
    built_from("plans")
    meta = page_meta(
        request.agency, PLANS_ADDRESS, title="Kế hoạch hoạt động",  # type: ignore[attr-defined]
        description="Kế hoạch hằng năm của cổng và kết quả thực hiện.",
    )  # fmt: skip
    return render_public(request, "planning/plans_page.html", {"years": public_years()}, meta=meta)


def public_plan(request: HttpRequest, year: int) -> HttpResponse:
    """The plan as it was decided, with what was reached; nothing on it moves by the clock."""
    plan = _public_or_404(year)
    document: dict[str, Any] = plan.public_text or {}
    progress = progress_of(document["tasks"])
    title = f"Kế hoạch hoạt động năm {year}"
    context = {
        "title": title, "year": year, "number": plan.number, "decided_on": plan.decided_on,
        "signer": plan.signer, "signer_post": plan.signer_post, "summary": plan.summary,
        "state": PlanState(plan.state).label, "signed": _ending(plan),
        "basis": [line for line in document["basis"].splitlines() if line.strip()],
        "purpose": document["purpose"],
        "tasks": [
            {
                **task, "days": days_of(task), "goal": goal_of(task),
                "progress": progress[task["id"]].words if progress[task["id"]].target else "",
            }
            for task in document["tasks"]
        ],
        "quotas": document.get("quotas", []), "parts": parts_by_kind(document),
        "changes": closed_changes(plan),
        "breadcrumb": [
            {"label": "Trang chủ", "url": "/"},
            {"label": "Kế hoạch hoạt động", "url": PLANS_ADDRESS},
        ],
    }  # fmt: skip
    built_from("plans", f"plan:{year}")
    meta = page_meta(
        request.agency, f"{PLANS_ADDRESS}{year}/", title=title,  # type: ignore[attr-defined]
        description=f"Nhiệm vụ, chỉ tiêu và kết quả thực hiện kế hoạch năm {year} của cổng.",
        changed_at=plan.since,
    )  # fmt: skip
    return render_public(request, "planning/plan_page.html", context, meta=meta)


def public_plan_file(request: HttpRequest, year: int) -> HttpResponse:
    """The signed paper of a public plan."""
    plan = _public_or_404(year)
    if not plan.signed_file:
        raise Http404
    try:
        with plan.signed_file.open("rb") as opened:
            response = HttpResponse(opened.read(), content_type="application/octet-stream")
    except FileNotFoundError as error:
        raise Http404 from error
    name = f"ke-hoach-{year}.{_ending(plan).lower()}"
    found = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = found or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def _public_or_404(year: int) -> YearPlan:
    plan = plan_of_year(year)
    if plan is None or not plan.is_public:
        raise Http404
    return plan


def _ending(plan: YearPlan) -> str:
    """“PDF”; "" without a file."""
    return str(plan.signed_file.name).rsplit(".", 1)[-1].upper() if plan.signed_file else ""
