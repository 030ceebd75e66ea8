"""A board with a plan of the year, brought into any state by the acts of its people."""

from __future__ import annotations

from datetime import date
from typing import Any

from conglang.planning import actions
from conglang.planning.actions import Decision, PartFacts, TaskFacts
from conglang.planning.choices import PlanState
from conglang.planning.models import YearPlan
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import AT, Board

YEAR = 2026
DECISION = Decision(
    number="12/KH-UBND", decided_on=date(2026, 1, 15), signer="Nguyễn Văn An",
    signer_post="Chủ tịch",
)  # fmt: skip

#: Acts that bring a plan with one task into each state, and who does them.
ROADS: dict[str, list[tuple[str, str]]] = {
    PlanState.DRAFT: [],
    PlanState.SUBMITTED: [("submit_plan", "secretary")],
    PlanState.APPROVED: [("submit_plan", "secretary"), ("approve_plan", "chief")],
}
ROADS[PlanState.RUNNING] = [*ROADS[PlanState.APPROVED], ("run_plan", "secretary")]
ROADS[PlanState.CLOSED] = [*ROADS[PlanState.RUNNING], ("close_plan", "secretary")]
NEEDS: dict[str, dict[str, Any]] = {
    "approve_plan": {"decision": DECISION},
    "close_plan": {"summary": "Hoàn thành các nhiệm vụ chính."},
    "give_plan_back": {"note": "Bổ sung nhiệm vụ về chuyển đổi số"},
}


def do(board: Board, name: str, *, by: str = "secretary", **values: Any) -> Any:
    """One act of planning by the person of a role."""
    with within_site(board.site):
        given = {"at": AT, **NEEDS.get(name, {}), **values}
        return getattr(actions, name)(by=board.people[by], **given)


def task_facts(unit: Any, **more: Any) -> TaskFacts:
    values = {
        "title": "Tuyên truyền vụ lúa trên đất tôm", "unit_id": unit.pk,
        "since": date(2026, 1, 1), "until": date(2026, 12, 31), "measure": "article",
        "target": 2, "evidence_wanted": "Danh sách tin, bài",
    }  # fmt: skip
    return TaskFacts(**{**values, **more})


def part_facts(**more: Any) -> PartFacts:
    values = {"kind": "money", "text": "Chi nhuận bút", "amount": 120_000_000}
    return PartFacts(**{**values, **more})


def make_plan(board: Board, unit: Any, state: str = PlanState.DRAFT, **more: Any) -> YearPlan:
    """A plan with one task and one part, walked to a state."""
    plan = do(board, "start_plan", year=more.pop("year", YEAR))
    do(
        board, "save_plan_text", plan_id=plan.pk, purpose="Đưa chủ trương đến từng ấp.",
        basis="Luật Tiếp cận thông tin",
    )  # fmt: skip
    do(board, "add_task", plan_id=plan.pk, facts=task_facts(unit, **more))
    do(board, "add_part", plan_id=plan.pk, facts=part_facts())
    for name, role in ROADS[state]:
        do(board, name, by=role, plan_id=plan.pk)
    return fresh(board, plan)


def fresh(board: Board, plan: YearPlan) -> YearPlan:
    with within_site(board.site):
        return YearPlan.objects.get(pk=plan.pk)
