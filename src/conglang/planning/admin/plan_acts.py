"""The steps of a plan, decisions that change it, and what residents read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
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
from conglang.planning.models import YearPlan
from conglang.planning.permissions import plan_acts
from conglang.planning.plan_forms import ApproveForm, ChangeForm, NoteForm, SummaryForm, SureForm
from conglang.planning.plan_rules import PLAN_FLOW

form_view = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class StepScreen:
    """How a step is asked for: its form, the act, what the form gives to it."""

    act: Callable[..., Any]
    done: str
    form: type[Any] = SureForm
    gives: Callable[[Any], dict[str, Any]] = field(default=lambda form: form.cleaned_data)
    intro: str = ""


STEPS = {
    "submit": StepScreen(
        actions.submit_plan, "Đã trình kế hoạch.",
        intro="Trưởng ban sẽ duyệt hoặc trả lại. Trong lúc chờ, kế hoạch không sửa được.",
    ),
    "withdraw": StepScreen(
        actions.withdraw_plan, "Đã rút lại kế hoạch.", intro="Kế hoạch trở về bản nháp để sửa."
    ),
    "give_back": StepScreen(actions.give_plan_back, "Đã trả lại kế hoạch.", NoteForm),
    "approve": StepScreen(
        actions.approve_plan, "Đã duyệt kế hoạch.", ApproveForm,
        lambda form: {"decision": form.decision()},
        "Ghi theo văn bản đã ký. Từ đây kế hoạch chỉ sửa được bằng quyết định điều chỉnh.",
    ),
    "run": StepScreen(
        actions.run_plan, "Kế hoạch bắt đầu thực hiện.",
        intro="Các đơn vị theo dõi tiến độ và ghi minh chứng từ bây giờ.",
    ),
    "close": StepScreen(
        actions.close_plan, "Đã tổng kết kế hoạch.", SummaryForm,
        intro="Sau khi tổng kết, không ghi thêm minh chứng.",
    ),
}  # fmt: skip


@form_view
def plan_act(request: Any, year: int, name: str) -> HttpResponseBase:
    """One step of the table; what the person may not do now does not exist."""
    plan, act = plan_or_404(year), name.replace("-", "_")
    if act not in STEPS:
        raise Http404
    if act not in {step.name for step in plan_acts(plan, request.user)}:
        return to_plan(year)
    asked = STEPS[act]
    form = asked.form(request.POST if request.method == "POST" else None, request.FILES or None)

    def do() -> None:
        asked.act(plan_id=plan.pk, by=request.user, at=timezone.now(), **asked.gives(form))

    if try_form(form, do, request, asked.done):
        return to_plan(year)
    label = PLAN_FLOW[act].label
    return show_plan_form(
        request, form, plan, title=f"{label}: kế hoạch năm {year}", button=label, intro=asked.intro
    )


@form_view
def plan_change_open(request: Any, year: int) -> HttpResponseBase:
    """Name the decision under which the plan is changed."""
    plan = plan_or_404(year)
    form = ChangeForm(request.POST if request.method == "POST" else None, request.FILES or None)

    def do() -> None:
        actions.open_plan_change(
            plan_id=plan.pk, decision=form.decision(), reason=form.cleaned_data["reason"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    if try_form(form, do, request, "Đã mở điều chỉnh. Sửa kế hoạch rồi chốt."):
        return to_plan(year)
    return show_plan_form(
        request, form, plan, title="Điều chỉnh theo quyết định", button="Mở điều chỉnh",
        intro="Mỗi quyết định mở một lần sửa. Hệ thống giữ lại trước và sau khi sửa.",
    )  # fmt: skip


@require_POST
def plan_change_close(request: Any, year: int) -> HttpResponseBase:
    return _do(request, year, actions.close_plan_change, "Đã chốt điều chỉnh.")


@require_POST
def plan_change_drop(request: Any, year: int) -> HttpResponseBase:
    return _do(request, year, actions.drop_plan_change, "Đã bỏ lần điều chỉnh.")


@require_POST
def plan_publish(request: Any, year: int) -> HttpResponseBase:
    return _do(request, year, actions.publish_plan, "Kế hoạch đã công khai trên cổng.")


@require_POST
def plan_unpublish(request: Any, year: int) -> HttpResponseBase:
    return _do(request, year, actions.unpublish_plan, "Đã thôi công khai kế hoạch.")


def _do(request: Any, year: int, act: Callable[..., Any], done: str) -> HttpResponseBase:
    plan: YearPlan = plan_or_404(year)
    try_act(request, lambda: act(plan_id=plan.pk, by=request.user, at=timezone.now()), done)
    return to_plan(year)
