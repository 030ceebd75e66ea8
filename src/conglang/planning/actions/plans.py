"""The plan of a year and its way: begun, submitted, approved, carried out, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import PLAN
from conglang.audit.actions import record as audit
from conglang.core.dates import VIETNAM, format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.planning.choices import PlanState
from conglang.planning.models import PlanPart, PlanTask, YearPlan
from conglang.planning.permissions import refuse_change_of_text, refuse_without
from conglang.planning.plan_rules import (
    PLAN_FLOW,
    a_year_later,
    check_decision,
    check_words,
    check_year,
)
from conglang.planning.queries.plans import open_change, plan_of_year
from conglang.tenancy.scoping import open_site


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper behind an approval or a change. file: an upload that was checked, or None."""

    number: str
    decided_on: date
    signer: str = ""
    signer_post: str = ""
    file: Any = None


def locked_plan(plan_id: int) -> YearPlan:
    """A plan of the open portal, locked; YearPlan.DoesNotExist for another portal's."""
    plan: YearPlan = YearPlan.objects.select_for_update(of=("self",)).get(pk=plan_id)
    return plan


def keep_act(act: str, plan: Any, by: User, at: datetime, **more: Any) -> None:
    """Record an act on a plan in the log."""
    audit(act=f"plan.{act}", on=plan, by=by, at=at, role=role_names(by), **more)


@transaction.atomic
def start_plan(*, year: int, by: User, at: datetime, copy_from: int | None = None) -> YearPlan:
    """Begin the plan of a year, empty or out of another year's with every date moved.

    copy_from: a year that has a plan. Units that no longer exist are left out.
    Refuses: not_allowed, wrong_year, exists, nothing_to_copy.
    """
    refuse_without(PLAN, by)
    if YearPlan.objects.filter(year=check_year(year)).exists():
        raise Refusal("exists", f"Kế hoạch năm {year} đã có.")
    source = None if copy_from is None else plan_of_year(copy_from)
    if copy_from is not None and source is None:
        raise Refusal("nothing_to_copy", f"Chưa có kế hoạch năm {copy_from} để lấy làm mẫu.")
    plan = YearPlan(site=open_site(), year=year, since=at)
    if source:
        plan.purpose, plan.basis = source.purpose, source.basis
    plan.save()
    if source:
        _copy_lines(source, plan, on=at.astimezone(VIETNAM).date())
    note = f"Lập từ kế hoạch năm {copy_from}" if source else ""
    keep_act("start", plan, by, at, note=note)
    return plan


def _copy_lines(source: YearPlan, plan: YearPlan, *, on: date) -> None:
    years = plan.year - source.year
    tasks = PlanTask.objects.in_use().filter(plan=source).select_related("unit")
    for task in tasks.prefetch_related("joining"):
        joining = [unit for unit in task.joining.all() if unit.holds_on(on)]
        task.pk, task._state.adding = None, True  # noqa: SLF001 -- Django's own way to copy a row
        task.plan = plan
        task.unit = task.unit if task.unit and task.unit.holds_on(on) else None
        task.since, task.until = a_year_later(task.since, years), a_year_later(task.until, years)
        task.save()
        task.joining.set(joining)
    parts = list(PlanPart.objects.in_use().filter(plan=source))
    for part in parts:
        part.pk, part._state.adding = None, True  # noqa: SLF001 -- as above
        part.plan = plan
        part.on_day = a_year_later(part.on_day, years) if part.on_day else None
    PlanPart.objects.bulk_create(parts)


@transaction.atomic
def save_plan_text(*, plan_id: int, purpose: str, basis: str, by: User, at: datetime) -> YearPlan:
    """Write purpose and legal basis. Refuses: not_allowed, decided."""
    plan = locked_plan(plan_id)
    refuse_change_of_text(plan, by)
    before = {"purpose": plan.purpose, "grounds": plan.basis}
    plan.purpose, plan.basis = clean(purpose).strip(), clean(basis).strip()
    after = {"purpose": plan.purpose, "grounds": plan.basis}
    if before != after:
        plan.save(update_fields=["purpose", "basis"])
        keep_act("text", plan, by, at, before=before, after=after)
    return plan


def _step(
    name: str, *, plan_id: int, by: User, at: datetime, note: str = "", **changes: Any
) -> YearPlan:
    """Check and make one step of the table; the caller opened the transaction."""
    plan = locked_plan(plan_id)
    step = PLAN_FLOW.check(name, plan.state)
    refuse_without(step.permission, by)
    if plan.is_decided and open_change(plan):
        raise Refusal("change_open", "Đang điều chỉnh kế hoạch. Hãy chốt điều chỉnh trước.")
    reason = check_words(clean(note), "lý do") if step.needs_reason else clean(note).strip()
    before = plan.state
    plan.state, plan.since = PlanState(step.target), at
    plan.reason = reason if step.needs_reason else ""
    for field, value in changes.items():
        setattr(plan, field, value)
    plan.save()
    keep_act(
        name, plan, by, at, note=reason, before={"plan_state": before},
        after={"plan_state": plan.state, **_decision_of(plan, name)}, basis=step.legal_basis,
    )  # fmt: skip
    return plan


def _decision_of(plan: YearPlan, act: str) -> dict[str, str]:
    if act != "approve" or plan.decided_on is None:
        return {}
    signer = ", ".join(filter(None, (plan.signer, plan.signer_post)))
    return {"number": plan.number, "decided_on": format_date(plan.decided_on), "signer": signer}


@transaction.atomic
def submit_plan(*, plan_id: int, by: User, at: datetime) -> YearPlan:
    """Lay the plan before the chief. Refuses: not_allowed, wrong_state, empty (no task)."""
    if not PlanTask.objects.in_use().filter(plan_id=plan_id).exists():
        raise Refusal("empty", "Kế hoạch chưa có nhiệm vụ nào. Hãy thêm ít nhất một nhiệm vụ.")
    return _step("submit", plan_id=plan_id, by=by, at=at, submitted_by=by)


@transaction.atomic
def withdraw_plan(*, plan_id: int, by: User, at: datetime) -> YearPlan:
    """Take the plan back before it is decided. Refuses: not_allowed, wrong_state."""
    return _step("withdraw", plan_id=plan_id, by=by, at=at)


@transaction.atomic
def give_plan_back(*, plan_id: int, note: str, by: User, at: datetime) -> YearPlan:
    """The chief wants it otherwise. Refuses: not_allowed, wrong_state, text_missing."""
    return _step("give_back", plan_id=plan_id, by=by, at=at, note=note)


@transaction.atomic
def approve_plan(*, plan_id: int, decision: Decision, by: User, at: datetime) -> YearPlan:
    """Approve with number, date and signer of the signed paper; the file may come with it.

    Refuses: not_allowed, wrong_state, number_missing, wrong_days, text_missing (no signer).
    Legal basis: plan:yearly
    """
    number = check_decision(
        number=clean(decision.number), decided_on=decision.decided_on,
        today=at.astimezone(VIETNAM).date(),
    )  # fmt: skip
    changes: dict[str, Any] = {
        "number": number, "decided_on": decision.decided_on,
        "signer": check_words(clean(decision.signer), "họ tên người ký"),
        "signer_post": clean(decision.signer_post).strip(), "approved_by": by,
    }  # fmt: skip
    if decision.file:
        changes["signed_file"] = decision.file
    return _step("approve", plan_id=plan_id, by=by, at=at, **changes)


@transaction.atomic
def run_plan(*, plan_id: int, by: User, at: datetime) -> YearPlan:
    """Begin to carry the plan out. Refuses: not_allowed, wrong_state, change_open."""
    return _step("run", plan_id=plan_id, by=by, at=at)


@transaction.atomic
def close_plan(*, plan_id: int, summary: str, by: User, at: datetime) -> YearPlan:
    """Close the year with a summary.

    Refuses: not_allowed, wrong_state, change_open, text_missing.
    """
    words = check_words(clean(summary), "vài dòng tổng kết")
    return _step("close", plan_id=plan_id, by=by, at=at, summary=words)
