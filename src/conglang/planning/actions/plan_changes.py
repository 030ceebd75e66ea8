"""An approved plan changes by a recorded decision only; what residents read follows decisions."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.rules import APPROVE_PLAN, PLAN
from conglang.core.dates import VIETNAM, format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.planning.actions.plans import Decision, keep_act, locked_plan
from conglang.planning.choices import PlanState
from conglang.planning.models import PlanChange, YearPlan
from conglang.planning.permissions import refuse_without
from conglang.planning.plan_rules import check_decision, check_words
from conglang.planning.queries.plan_document import differences, document_of
from conglang.planning.queries.plans import open_change

CHANGING_STATES = (PlanState.APPROVED, PlanState.RUNNING)


@transaction.atomic
def open_plan_change(
    *, plan_id: int, decision: Decision, reason: str, by: User, at: datetime
) -> PlanChange:
    """Let an approved plan be edited under a decision; one at a time.

    Refuses: not_allowed, wrong_state, change_open, number_missing, wrong_days, text_missing.
    Legal basis: plan:yearly
    """
    refuse_without(PLAN, by)
    plan = locked_plan(plan_id)
    if plan.state not in CHANGING_STATES:
        raise Refusal("wrong_state", "Chỉ điều chỉnh kế hoạch đã duyệt hoặc đang thực hiện.")
    if open_change(plan):
        raise Refusal("change_open", "Đang có một điều chỉnh chưa chốt.")
    number = check_decision(
        number=clean(decision.number), decided_on=decision.decided_on,
        today=at.astimezone(VIETNAM).date(),
    )  # fmt: skip
    change = PlanChange(
        site=plan.site, plan=plan, number=number, decided_on=decision.decided_on,
        reason=check_words(clean(reason), "lý do điều chỉnh"), before=document_of(plan),
        opened_by=by, opened_at=at,
    )  # fmt: skip
    if decision.file:
        change.file = decision.file
    change.save()
    keep_act(
        "change_open", plan, by, at, note=change.reason, basis="plan:yearly",
        after={"number": number, "decided_on": format_date(change.decided_on)},
    )  # fmt: skip
    return change


def _opened(plan_id: int, by: User) -> tuple[YearPlan, PlanChange]:
    refuse_without(PLAN, by)
    plan = locked_plan(plan_id)
    change = open_change(plan)
    if change is None:
        raise Refusal("no_change", "Không có điều chỉnh nào đang mở.")
    return plan, change


@transaction.atomic
def close_plan_change(*, plan_id: int, by: User, at: datetime) -> PlanChange:
    """Keep what was changed, before and after; residents read the plan as it stands now.

    Refuses: not_allowed, no_change, nothing_changed.
    """
    plan, change = _opened(plan_id, by)
    document = document_of(plan)
    change.lines = differences(change.before, document)
    if not change.lines:
        raise Refusal(
            "nothing_changed", "Chưa có gì thay đổi. Sửa kế hoạch, hoặc bỏ lần điều chỉnh này."
        )
    change.closed_at = at
    change.save(update_fields=["lines", "closed_at"])
    if plan.is_public:
        plan.public_text = document
        plan.save(update_fields=["public_text"])
    keep_act(
        "change_close", plan, by, at, note=f"{change.number}: {len(change.lines)} chỗ thay đổi",
        before={each["what"]: each["before"] for each in change.lines},
        after={each["what"]: each["after"] for each in change.lines},
    )  # fmt: skip
    return change


@transaction.atomic
def drop_plan_change(*, plan_id: int, by: User, at: datetime) -> None:
    """Forget a decision under which nothing was changed.

    Refuses: not_allowed, no_change, changed (put it back first, or close).
    """
    plan, change = _opened(plan_id, by)
    if differences(change.before, document_of(plan)):
        raise Refusal(
            "changed",
            "Kế hoạch đã có chỗ sửa. Sửa lại như cũ rồi mới bỏ được, hoặc chốt điều chỉnh.",
        )
    keep_act("change_drop", plan, by, at, note=change.number)
    change.delete()


@transaction.atomic
def publish_plan(*, plan_id: int, by: User, at: datetime) -> YearPlan:
    """Show the decided plan, and its signed file, to residents.

    Refuses: not_allowed, wrong_state (no decision), change_open.
    Legal basis: plan:disclosure
    """
    refuse_without(APPROVE_PLAN, by)
    plan = locked_plan(plan_id)
    if not plan.is_decided:
        raise Refusal("wrong_state", "Chỉ công khai kế hoạch đã duyệt.")
    if open_change(plan):
        raise Refusal("change_open", "Đang điều chỉnh kế hoạch. Hãy chốt điều chỉnh trước.")
    if not plan.is_public:
        plan.public_text, plan.public_since = document_of(plan), at
        plan.save(update_fields=["public_text", "public_since"])
        keep_act("publish", plan, by, at, basis="plan:disclosure")
    return plan


@transaction.atomic
def unpublish_plan(*, plan_id: int, by: User, at: datetime) -> YearPlan:
    """Take the plan and its file from the portal. Refuses: not_allowed."""
    refuse_without(APPROVE_PLAN, by)
    plan = locked_plan(plan_id)
    if plan.is_public:
        plan.public_text, plan.public_since = None, None
        plan.save(update_fields=["public_text", "public_since"])
        keep_act("unpublish", plan, by, at)
    return plan
