"""The plans of all years, and one of them: read by everybody with a post."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from conglang.accounts.admin.common import download
from conglang.accounts.permissions import may, posts_held
from conglang.accounts.rules import APPROVE_PLAN, PLAN
from conglang.papers.administrative import DOCX_MIME, PDF_MIME, to_docx, to_pdf
from conglang.planning import actions
from conglang.planning.admin.plan_common import (
    file_answer,
    plan_or_404,
    plan_tabs,
    try_act,
)
from conglang.planning.choices import Measure, PartKind, PlanState
from conglang.planning.models import PlanChange, PlanPart, PlanTask, TaskTopic, YearPlan
from conglang.planning.permissions import may_change_text, plan_acts
from conglang.planning.plan_paper import plan_paper
from conglang.planning.queries.plan_document import days_of, document_of, goal_of, parts_by_kind
from conglang.planning.queries.plans import (
    closed_changes,
    evidence_of,
    open_change,
    plan_of_year,
    plans_by_year,
    progress_of,
)
from conglang.tenancy.scoping import open_site

#: How the state of a plan is coloured.
TONES = {
    PlanState.SUBMITTED: "wait", PlanState.APPROVED: "good", PlanState.RUNNING: "scheduled",
    PlanState.CLOSED: "good",
}  # fmt: skip


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Every year with its state; the year that is missing can be begun from the last one."""
    rows = plans_by_year()
    years = {plan.year for plan in rows}
    this_year = timezone.localdate().year
    missing = [year for year in (this_year, this_year + 1) if year not in years]
    context = {
        "plans": [{"plan": plan, "tone": TONES.get(PlanState(plan.state), "")} for plan in rows],
        "missing": [
            {"year": year, "source": max((y for y in years if y < year), default=None)}
            for year in missing
        ],
        "may_plan": may(request.user, PLAN),
        "tabs": plan_tabs("plans", request.user),
    }  # fmt: skip
    return render(request, "planning/admin/plans.html", context)


@require_POST
def plan_start(request: Any, year: int) -> HttpResponseBase:
    """Begin a plan, empty or from another year's (field ``tu``)."""
    source = request.POST.get("tu", "")
    copy_from = int(source) if source.isdecimal() else None
    try_act(
        request,
        lambda: actions.start_plan(
            year=year, copy_from=copy_from, by=request.user, at=timezone.now()
        ),
        f"Đã lập bản nháp kế hoạch năm {year}.",
    )
    begun = plan_of_year(year) is not None
    return redirect("plan", year) if begun else redirect("plans")


@require_safe
def plan(request: HttpRequest, year: int) -> HttpResponse:
    """The whole plan: text, tasks with how far they have come, other parts, changes."""
    found = plan_or_404(year)
    document, change = document_of(found), open_change(found)
    context = {
        "plan": found,
        "tone": TONES.get(PlanState(found.state), ""),
        "basis": [line for line in found.basis.splitlines() if line.strip()],
        "tasks": _task_rows(found, document, request.user),
        "dropped_tasks": PlanTask.objects.filter(plan=found, dropped_at__isnull=False),
        "dropped_parts": PlanPart.objects.filter(plan=found, dropped_at__isnull=False),
        "parts": parts_by_kind(document),
        "change": change,
        "changes": closed_changes(found),
        "acts": plan_acts(found, request.user),
        "may_edit": may_change_text(found, request.user),
        "may_plan": may(request.user, PLAN),
        "may_publish": found.is_decided and change is None and may(request.user, APPROVE_PLAN),
        "may_change": found.state in {PlanState.APPROVED, PlanState.RUNNING} and change is None
        and may(request.user, PLAN),
        "kinds": PartKind,
        "tabs": plan_tabs("plans", request.user),
    }  # fmt: skip
    return render(request, "planning/admin/plan.html", context)


def _task_rows(found: YearPlan, document: dict[str, Any], user: Any) -> list[dict[str, Any]]:
    today = timezone.localdate().isoformat()
    tasks, evidence = document["tasks"], evidence_of(found)
    progress, topics = progress_of(tasks), _topics_of(found)
    planner = may(user, PLAN)
    units = {post.unit_id for post in posts_held(user)}
    return [
        {
            "task": task, "days": days_of(task), "goal": goal_of(task),
            "progress": progress[task["id"]],
            "counts": task["measure"] not in {Measure.NONE, Measure.HAND},
            "late": task["until"] < today and not progress[task["id"]].reached,
            "evidence": evidence.get(task["id"], []),
            "topics": topics.get(task["id"], []),
            "may_give": found.state in {PlanState.APPROVED, PlanState.RUNNING}
            and (planner or bool(units & set(task["unit_ids"]))),
        }
        for task in tasks
    ]  # fmt: skip


def _topics_of(found: YearPlan) -> dict[int, list[Any]]:
    rows = TaskTopic.objects.filter(task__plan=found).select_related("topic__unit")
    topics: dict[int, list[Any]] = {}
    for each in rows.order_by("topic__due_on"):
        topics.setdefault(each.task_id, []).append(each.topic)
    return topics


@require_safe
def plan_word(request: HttpRequest, year: int) -> HttpResponse:
    """The plan as an administrative document."""
    found = plan_or_404(year)
    content = to_docx(plan_paper(found, document_of(found), open_site().agency))
    return download(content, filename=f"ke-hoach-{year}.docx", mime=DOCX_MIME)


@require_safe
def plan_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """The same words, to be printed."""
    found = plan_or_404(year)
    content = to_pdf(plan_paper(found, document_of(found), open_site().agency))
    return download(content, filename=f"ke-hoach-{year}.pdf", mime=PDF_MIME)


@require_safe
def plan_signed(request: HttpRequest, year: int) -> HttpResponse:
    """The signed paper, for staff."""
    found = plan_or_404(year)
    return file_answer(found.signed_file, _name(found.signed_file, f"ke-hoach-{year}"))


@require_safe
def plan_change_file(request: HttpRequest, change_id: int) -> HttpResponse:
    """The decision behind a change, for staff."""
    change = PlanChange.objects.filter(pk=change_id).first()
    if change is None:
        raise Http404
    return file_answer(change.file, _name(change.file, "quyet-dinh-dieu-chinh"))


def _name(file: Any, stem: str) -> str:
    return f"{stem}.{str(file.name).rsplit('.', 1)[-1]}" if file else stem
