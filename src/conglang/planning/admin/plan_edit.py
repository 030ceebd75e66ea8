"""Writing a plan: its text, its tasks, its other parts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from conglang.planning import actions
from conglang.planning.admin.plan_common import (
    plan_or_404,
    show_plan_form,
    to_plan,
    try_act,
    try_form,
)
from conglang.planning.choices import PartKind
from conglang.planning.models import PlanPart, PlanTask
from conglang.planning.plan_forms import PartForm, PlanTextForm, TaskForm

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
def plan_text(request: Any, year: int) -> HttpResponseBase:
    """Purpose and legal basis."""
    plan = plan_or_404(year)
    form = PlanTextForm(request.POST or None, plan=plan)

    def save() -> None:
        actions.save_plan_text(
            plan_id=plan.pk, by=request.user, at=timezone.now(), **form.cleaned_data
        )

    if try_form(form, save, request, "Đã lưu căn cứ, mục đích."):
        return to_plan(year)
    return show_plan_form(request, form, plan, title="Căn cứ, mục đích, yêu cầu", button="Lưu")


@form_view
def plan_task_add(request: Any, year: int) -> HttpResponseBase:
    """A new task at the end."""
    plan = plan_or_404(year)
    form = TaskForm(request.POST or None, plan=plan)

    def save() -> None:
        actions.add_task(plan_id=plan.pk, facts=form.facts(), by=request.user, at=timezone.now())

    if try_form(form, save, request, "Đã thêm nhiệm vụ."):
        return to_plan(year, "nhiem-vu")
    return show_plan_form(request, form, plan, title="Thêm nhiệm vụ", button="Thêm")


@form_view
def plan_task(request: Any, task_id: int) -> HttpResponseBase:
    """Other facts of a task."""
    task = _line_or_404(PlanTask, task_id)
    form = TaskForm(request.POST or None, plan=task.plan, task=task)

    def save() -> None:
        actions.change_task(task_id=task_id, facts=form.facts(), by=request.user, at=timezone.now())

    if try_form(form, save, request, "Đã lưu nhiệm vụ."):
        return to_plan(task.plan.year, f"nhiem-vu-{task_id}")
    return show_plan_form(request, form, task.plan, title="Sửa nhiệm vụ", button="Lưu")


@form_view
def plan_part_add(request: Any, year: int) -> HttpResponseBase:
    """A new line of the other parts."""
    plan, kind = plan_or_404(year), request.GET.get("phan", "")
    kind = kind if kind in PartKind.values else PartKind.TRAINING
    form = PartForm(request.POST or None, kind=kind)

    def save() -> None:
        actions.add_part(plan_id=plan.pk, facts=form.facts(), by=request.user, at=timezone.now())

    if try_form(form, save, request, "Đã thêm vào kế hoạch."):
        return to_plan(year, "cac-phan")
    return show_plan_form(request, form, plan, title="Thêm mục của kế hoạch", button="Thêm")


@form_view
def plan_part(request: Any, part_id: int) -> HttpResponseBase:
    """Other words for a line of the other parts."""
    part = _line_or_404(PlanPart, part_id)
    form = PartForm(request.POST or None, part=part)

    def save() -> None:
        actions.change_part(part_id=part_id, facts=form.facts(), by=request.user, at=timezone.now())

    if try_form(form, save, request, "Đã lưu."):
        return to_plan(part.plan.year, "cac-phan")
    return show_plan_form(request, form, part.plan, title="Sửa mục của kế hoạch", button="Lưu")


@require_POST
def plan_task_way(request: Any, task_id: int, way: str) -> HttpResponseBase:
    """Up, down, out of the plan, back into it."""
    return _go(request, PlanTask, task_id, way, "nhiem-vu")


@require_POST
def plan_part_way(request: Any, part_id: int, way: str) -> HttpResponseBase:
    """Up, down, out of the plan, back into it."""
    return _go(request, PlanPart, part_id, way, "cac-phan")


#: Word of the address → act, what it takes more, what is said afterwards.
WAYS: dict[str, tuple[Any, dict[str, int], str]] = {
    "len": (actions.move_line, {"step": -1}, "Đã đưa lên trên."),
    "xuong": (actions.move_line, {"step": 1}, "Đã đưa xuống dưới."),
    "bo": (actions.drop_line, {}, "Đã bỏ khỏi kế hoạch. Lấy lại được ở cuối danh sách."),
    "lay-lai": (actions.bring_line_back, {}, "Đã lấy lại."),
}


def _go(request: Any, model: Any, line_id: int, way: str, place: str) -> HttpResponseBase:
    if way not in WAYS:
        raise Http404
    line = _line_or_404(model, line_id)
    act, more, done = WAYS[way]
    try_act(
        request,
        lambda: act(model=model, line_id=line_id, by=request.user, at=timezone.now(), **more),
        done,
    )
    return to_plan(line.plan.year, place)


def _line_or_404(model: Any, line_id: int) -> Any:
    line = model.objects.select_related("plan").filter(pk=line_id).first()
    if line is None:
        raise Http404
    return line


def task_or_404(task_id: int) -> PlanTask:
    """A task of the open portal that was not removed."""
    task: PlanTask = _line_or_404(PlanTask, task_id)
    if task.dropped_at is not None:
        raise Http404
    return task
