"""Evidence by hand, and topics tied to a task."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.planning import actions
from conglang.planning.admin.plan_common import (
    file_answer,
    show_plan_form,
    to_plan,
    try_act,
    try_form,
)
from conglang.planning.admin.plan_edit import task_or_404
from conglang.planning.models import Evidence
from conglang.planning.plan_forms import EvidenceForm, TopicsForm

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
def plan_evidence_add(request: Any, task_id: int) -> HttpResponseBase:
    """Say what shows that a task was done."""
    task = task_or_404(task_id)
    form = EvidenceForm(request.POST if request.method == "POST" else None, request.FILES or None)

    def do() -> None:
        actions.add_evidence(
            task_id=task_id, facts=form.facts(), by=request.user, at=timezone.now()
        )

    if try_form(form, do, request, "Đã ghi minh chứng."):
        return to_plan(task.plan.year, f"nhiem-vu-{task_id}")
    return show_plan_form(
        request, form, task.plan, title="Ghi minh chứng", button="Ghi", intro=task.title
    )


#: Word of the address → act, what is said afterwards.
WAYS = {
    "bo": (actions.drop_evidence, "Đã bỏ minh chứng. Lấy lại được ngay tại đó."),
    "lay-lai": (actions.restore_evidence, "Đã lấy lại minh chứng."),
}


@require_POST
def plan_evidence_way(request: Any, evidence_id: int, way: str) -> HttpResponseBase:
    """Take evidence back, or let it count again."""
    if way not in WAYS:
        raise Http404
    evidence, (act, done) = _evidence_or_404(evidence_id), WAYS[way]
    try_act(request, lambda: act(evidence_id=evidence_id, by=request.user, at=timezone.now()), done)
    return to_plan(evidence.task.plan.year, f"nhiem-vu-{evidence.task_id}")


@require_safe
def plan_evidence_file(request: HttpRequest, evidence_id: int) -> HttpResponse:
    """The file of evidence, for staff."""
    evidence = _evidence_or_404(evidence_id)
    return file_answer(evidence.file, evidence.file_name)


def _evidence_or_404(evidence_id: int) -> Evidence:
    rows = Evidence.objects.select_related("task__plan")
    evidence: Evidence | None = rows.filter(pk=evidence_id).first()
    if evidence is None:
        raise Http404
    return evidence


@form_view
def plan_topics(request: Any, task_id: int) -> HttpResponseBase:
    """Which topics of the newsroom were given for a task."""
    task = task_or_404(task_id)
    form = TopicsForm(request.POST if request.method == "POST" else None, task=task)

    def do() -> None:
        actions.tie_topics(
            task_id=task_id, topic_ids=form.cleaned_data["topics"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip

    if try_form(form, do, request, "Đã lưu đề tài của nhiệm vụ."):
        return to_plan(task.plan.year, f"nhiem-vu-{task_id}")
    intro = task.title
    if not form.fields["topics"].choices:  # type: ignore[attr-defined]
        intro += ". Chưa có đề tài nào trong thời gian này: giao đề tài ở “Định hướng tuần” trước."
    return show_plan_form(
        request, form, task.plan, title="Đề tài của nhiệm vụ", button="Lưu", intro=intro
    )
