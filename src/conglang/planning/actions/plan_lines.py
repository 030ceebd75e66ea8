"""Tasks and other parts of a plan: add, change, order, remove and bring back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import Unit, User
from conglang.core.dates import format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.models import SectionPage
from conglang.planning.actions.plans import keep_act, locked_plan
from conglang.planning.choices import Measure, PartKind
from conglang.planning.models import PlanPart, PlanTask, YearPlan
from conglang.planning.permissions import refuse_change_of_text
from conglang.planning.plan_rules import check_part, check_task, check_words


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a task says; see ``PlanTask``."""

    title: str
    unit_id: int
    since: date
    until: date
    joining_ids: Collection[int] = ()
    measure: str = Measure.NONE
    target: int | None = None
    section_id: int | None = None
    genre: str = ""
    own_units_only: bool = False
    evidence_wanted: str = ""


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a line of the other parts says; see ``PlanPart``. amount: whole đồng."""

    kind: str
    text: str
    amount: int | None = None
    on_day: date | None = None


def _open_plan(plan_id: int, by: User) -> YearPlan:
    plan = locked_plan(plan_id)
    refuse_change_of_text(plan, by)
    return plan


def _locked(model: Any, line_id: int, by: User) -> Any:
    """A line with its plan locked; DoesNotExist for another portal's."""
    plan_id = model.objects.values_list("plan_id", flat=True).get(pk=line_id)
    plan = _open_plan(plan_id, by)
    line = model.objects.get(pk=line_id)
    line.plan = plan
    return line


def _last(model: Any, plan: YearPlan) -> int:
    last = model.objects.filter(plan=plan).order_by("-position").first()
    return last.position + 1 if last else 1


# --- tasks --------------------------------------------------------------------------------------


@transaction.atomic
def add_task(*, plan_id: int, facts: TaskFacts, by: User, at: datetime) -> PlanTask:
    """Add a task at the end.

    Refuses: not_allowed, decided, text_missing, wrong_unit, wrong_section, wrong_days,
    target_missing.
    """
    plan = _open_plan(plan_id, by)
    task = PlanTask(site=plan.site, plan=plan, position=_last(PlanTask, plan))
    _put_task(task, facts, at)
    keep_act("task_add", plan, by, at, note=task.title, after=_task_log(task))
    return task


@transaction.atomic
def change_task(*, task_id: int, facts: TaskFacts, by: User, at: datetime) -> PlanTask:
    """Change a task. Refuses as ``add_task`` does."""
    task: PlanTask = _locked(PlanTask, task_id, by)
    before = _task_log(task)
    _put_task(task, facts, at)
    after = _task_log(task)
    if before != after:
        keep_act("task_change", task.plan, by, at, note=task.title, before=before, after=after)
    return task


def _put_task(task: PlanTask, facts: TaskFacts, at: datetime) -> None:
    check_task(
        since=facts.since, until=facts.until, year=task.plan.year, measure=facts.measure,
        target=facts.target,
    )  # fmt: skip
    counts_articles = facts.measure == Measure.ARTICLE
    task.title = check_words(clean(facts.title), "tên nhiệm vụ")
    task.unit, joining = _units(facts, at)
    task.since, task.until, task.measure = facts.since, facts.until, facts.measure
    task.target = None if facts.measure == Measure.NONE else facts.target
    task.section = _section(facts.section_id) if counts_articles else None
    task.genre = facts.genre if counts_articles else ""
    task.own_units_only = counts_articles and facts.own_units_only
    task.evidence_wanted = clean(facts.evidence_wanted).strip()
    task.save()
    task.joining.set(joining)


def _units(facts: TaskFacts, at: datetime) -> tuple[Unit, list[Unit]]:
    wanted = {facts.unit_id, *facts.joining_ids}
    found = {unit.pk: unit for unit in Unit.objects.in_force(at.date()).filter(pk__in=wanted)}
    if wanted - found.keys():
        raise Refusal("wrong_unit", "Hãy chọn những đơn vị đang hoạt động của cổng.")
    joining = [unit for pk, unit in found.items() if pk != facts.unit_id]
    return found[facts.unit_id], joining


def _section(section_id: int | None) -> SectionPage | None:
    if section_id is None:
        return None
    found: SectionPage | None = SectionPage.objects.filter(pk=section_id).first()
    if found is None:
        raise Refusal("wrong_section", "Chuyên mục này không có trong cổng.")
    return found


def _task_log(task: PlanTask) -> dict[str, Any]:
    return {
        "title": task.title, "unit": task.unit.name if task.unit else "",
        "joining": ", ".join(unit.name for unit in task.joining.all()),
        "days": f"{format_date(task.since)} – {format_date(task.until)}",
        "measure": str(Measure(task.measure).label), "target": task.target,
        "section": task.section.title if task.section else "",
        "genre": task.get_genre_display() if task.genre else "",
        "own_units_only": task.own_units_only, "evidence_wanted": task.evidence_wanted,
    }  # fmt: skip


# --- other parts --------------------------------------------------------------------------------


@transaction.atomic
def add_part(*, plan_id: int, facts: PartFacts, by: User, at: datetime) -> PlanPart:
    """Add a line at the end. Refuses: not_allowed, decided, text_missing, amount_missing."""
    plan = _open_plan(plan_id, by)
    part = PlanPart(site=plan.site, plan=plan, position=_last(PlanPart, plan))
    _put_part(part, facts)
    keep_act("part_add", plan, by, at, note=part.text, after=_part_log(part))
    return part


@transaction.atomic
def change_part(*, part_id: int, facts: PartFacts, by: User, at: datetime) -> PlanPart:
    """Change a line. Refuses as ``add_part`` does."""
    part: PlanPart = _locked(PlanPart, part_id, by)
    before = _part_log(part)
    _put_part(part, facts)
    after = _part_log(part)
    if before != after:
        keep_act("part_change", part.plan, by, at, note=part.text, before=before, after=after)
    return part


def _put_part(part: PlanPart, facts: PartFacts) -> None:
    check_part(kind=facts.kind, amount=facts.amount)
    part.kind = PartKind(facts.kind)
    part.text = check_words(clean(facts.text), "nội dung")
    part.amount = facts.amount if facts.kind == PartKind.MONEY else None
    part.on_day = facts.on_day
    part.save()


def _part_log(part: PlanPart) -> dict[str, Any]:
    return {
        "kind": str(PartKind(part.kind).label), "text": part.text, "amount": part.amount,
        "on_day": format_date(part.on_day) if part.on_day else "",
    }  # fmt: skip


# --- order, removing ----------------------------------------------------------------------------

NAMES = {PlanTask: "task", PlanPart: "part"}


@transaction.atomic
def move_line(*, model: Any, line_id: int, step: int, by: User, at: datetime) -> bool:
    """Move a task or a part one place up (-1) or down (1); False at either end.

    A part moves among those of its kind. Refuses: not_allowed, decided.
    """
    line = _locked(model, line_id, by)
    rows = model.objects.in_use().filter(plan=line.plan)
    row = list(rows.filter(kind=line.kind) if model is PlanPart else rows)
    place = next((n for n, each in enumerate(row) if each.pk == line.pk), -1)
    target = place + (1 if step > 0 else -1)
    if place < 0 or not 0 <= target < len(row):
        return False
    row[place], row[target] = row[target], row[place]
    for position, each in enumerate(row, start=1):
        each.position = position
    model.objects.bulk_update(row, ["position"])
    keep_act(
        f"{NAMES[model]}_move", line.plan, by, at, note=str(line),
        before={"position": place + 1}, after={"position": target + 1},
    )  # fmt: skip
    return True


@transaction.atomic
def drop_line(*, model: Any, line_id: int, by: User, at: datetime) -> Any:
    """Take a task or a part out of the plan; it can be brought back.

    Refuses: not_allowed, decided.
    """
    line = _locked(model, line_id, by)
    if line.dropped_at is None:
        line.dropped_at = at
        line.save(update_fields=["dropped_at"])
        keep_act(f"{NAMES[model]}_drop", line.plan, by, at, note=str(line))
    return line


@transaction.atomic
def bring_line_back(*, model: Any, line_id: int, by: User, at: datetime) -> Any:
    """Put a removed task or part back, at the end. Refuses: not_allowed, decided."""
    line = _locked(model, line_id, by)
    if line.dropped_at is not None:
        line.dropped_at, line.position = None, _last(model, line.plan)
        line.save(update_fields=["dropped_at", "position"])
        keep_act(f"{NAMES[model]}_back", line.plan, by, at, note=str(line))
    return line
