"""The plan of the year, quotas of units and last month's notice, as a board would have them."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from conglang.accounts.choices import Role
from conglang.planning import actions
from conglang.planning.actions import Cell, Decision, NoticeFacts, PartFacts, RuleFacts, TaskFacts
from conglang.planning.choices import Counted, Measure, PeriodKind
from conglang.planning.queries.rules import reporting_period
from conglang.website.demo.board import Stage

HERE = Path(__file__).parent
#: The reporting month of the demonstration runs from the 20th to the 19th.
FIRST_DAY_OF_MONTH = 20
OTHER_UNITS_OWE = 1


@cache
def _years() -> dict[str, Any]:
    return tomllib.loads((HERE / "year.toml").read_text(encoding="utf-8"))


def plan_the_year(stage: Stage) -> None:
    """A plan that was approved and published, quotas for every unit, last month's notice."""
    told = _years().get(stage.plan.key)
    if told is None:
        return
    _approve(stage, told, _write(stage, told))
    actions.count_again()
    _give_quotas(stage, told["quotas"])
    _notice(stage)


def _write(stage: Stage, told: dict[str, Any]) -> int:
    secretary, at = stage.troupe.by_role[Role.SECRETARY][0], stage.now
    year = at.date().year
    plan = actions.start_plan(year=year, by=secretary, at=at)
    actions.save_plan_text(
        plan_id=plan.pk, purpose=told["purpose"].strip(), basis=told["basis"].strip(),
        by=secretary, at=at,
    )  # fmt: skip
    for task in told["tasks"]:
        facts = _task(stage, task, year)
        actions.add_task(plan_id=plan.pk, facts=facts, by=secretary, at=at)
    for part in told["parts"]:
        day = date(year, part["month"], 15) if "month" in part else None
        facts_of_part = PartFacts(part["kind"], part["text"], part.get("amount"), day)
        actions.add_part(plan_id=plan.pk, facts=facts_of_part, by=secretary, at=at)
    return int(plan.pk)


def _task(stage: Stage, task: dict[str, Any], year: int) -> TaskFacts:
    units = stage.troupe.units
    after = date(year + task["until"] // 12, task["until"] % 12 + 1, 1)
    section = task.get("section")
    return TaskFacts(
        title=task["title"], unit_id=units[task["unit"]].pk, since=date(year, task["since"], 1),
        until=after - timedelta(days=1),
        joining_ids=[units[key].pk for key in task.get("joining", [])],
        measure=Measure.ARTICLE if "target" in task else Measure.NONE,
        target=task.get("target"), section_id=stage.sections[section] if section else None,
        own_units_only="target" in task and not section,
        evidence_wanted=task.get("evidence", ""),
    )  # fmt: skip


def _approve(stage: Stage, told: dict[str, Any], plan_id: int) -> None:
    secretary, at = stage.troupe.by_role[Role.SECRETARY][0], stage.now
    chief = stage.troupe.by_role[Role.CHIEF][0]
    decision = Decision(
        told["decision"], date(at.date().year, 1, 8), told["signer"], told["signer_post"]
    )
    actions.submit_plan(plan_id=plan_id, by=secretary, at=at)
    actions.approve_plan(plan_id=plan_id, decision=decision, by=chief, at=at)
    actions.run_plan(plan_id=plan_id, by=secretary, at=at)
    actions.publish_plan(plan_id=plan_id, by=chief, at=at)


def _give_quotas(stage: Stage, owed: dict[str, int]) -> None:
    secretary, at = stage.troupe.by_role[Role.SECRETARY][0], stage.now
    first = date(at.date().year, 1, 1)
    rule = RuleFacts(first_day=FIRST_DAY_OF_MONTH, surplus_cap_percent=50)
    actions.set_rule(from_month=first, facts=rule, by=secretary, at=at)
    cells = [
        Cell(unit.pk, Counted.ANY, owed.get(key, OTHER_UNITS_OWE))
        for key, unit in stage.troupe.units.items()
    ]
    actions.save_quotas(
        since=reporting_period(PeriodKind.MONTH, first), section_id=None, cells=cells,
        by=secretary, at=at,
    )  # fmt: skip


def _notice(stage: Stage) -> None:
    at = stage.now
    now = reporting_period(PeriodKind.MONTH, at.date())
    found = reporting_period(PeriodKind.MONTH, now.since - timedelta(days=1))
    facts = NoticeFacts(
        number="21", symbol="TB-BBT", place=stage.plan.short, issued_on=at.date(),
        signer_name=stage.troupe.by_role[Role.CHIEF][0].full_name, signer_post="TRƯỞNG BAN",
        request="Đề nghị các đơn vị chưa đạt gửi bài bù trong tháng này.",
    )  # fmt: skip
    actions.issue_notice(
        found=found, facts=facts, by=stage.troupe.by_role[Role.SECRETARY][0], at=at
    )
