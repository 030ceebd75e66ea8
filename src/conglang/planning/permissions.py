"""Who may do what with plans and evidence."""

from __future__ import annotations

from typing import Any

from conglang.accounts.permissions import may, posts_held
from conglang.accounts.rules import PERMISSION_LABELS, PLAN, WRITE
from conglang.core.errors import Refusal
from conglang.core.transitions import Transition
from conglang.planning.choices import PlanState
from conglang.planning.models import PlanTask, YearPlan
from conglang.planning.plan_rules import PLAN_FLOW
from conglang.planning.queries.plans import open_change


def refuse_without(permission: str, by: Any) -> None:
    """Refuse (``not_allowed``) a person without the permission in the open portal."""
    if not may(by, permission):
        raise Refusal("not_allowed", f"Việc này cần quyền {PERMISSION_LABELS[permission]}.")


def plan_acts(plan: YearPlan, user: Any) -> list[Transition]:
    """Steps of the table that this person may do now; none while a change is open."""
    if plan.is_decided and open_change(plan):
        return []
    return [step for step in PLAN_FLOW.available(plan.state) if may(user, step.permission)]


def may_change_text(plan: YearPlan, user: Any) -> bool:
    """Whether text and lines may be edited now: a draft, or an open change by decision."""
    if not may(user, PLAN):
        return False
    return plan.state == PlanState.DRAFT or open_change(plan) is not None


def refuse_change_of_text(plan: YearPlan, by: Any) -> None:
    """Refuse (``not_allowed``, ``decided``) whoever may not edit the plan now.

    Legal basis: plan:yearly
    """
    refuse_without(PLAN, by)
    if plan.state == PlanState.SUBMITTED:
        raise Refusal("decided", "Kế hoạch đang chờ duyệt. Rút lại rồi mới sửa được.")
    if plan.is_decided and not open_change(plan):
        raise Refusal(
            "decided",
            "Kế hoạch đã duyệt, chỉ sửa khi có quyết định điều chỉnh. Hãy chọn “Điều chỉnh theo "
            "quyết định” trước.",
        )


def may_give_evidence(task: PlanTask, user: Any, joining: set[int] | None = None) -> bool:
    """Who may record evidence: those who plan, and writers of the units that lead or join.

    joining: ids of the joining units, where they are at hand.
    """
    if may(user, PLAN):
        return True
    units = {task.unit_id, *(_joining(task) if joining is None else joining)}
    return may(user, WRITE) and any(post.unit_id in units for post in posts_held(user))


def _joining(task: PlanTask) -> set[int]:
    return set(task.joining.values_list("pk", flat=True))
