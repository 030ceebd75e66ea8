"""Questions about the year's plan: which there are, how far each task has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from conglang.core.numbers import format_number
from conglang.newsroom.models import SectionPage
from conglang.planning.choices import Measure
from conglang.planning.models import Achievement, Evidence, PlanChange, YearPlan
from conglang.planning.plan_rules import percent
from conglang.planning.queries.plan_document import Document


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task has come. target None: no number was asked, evidence alone counts."""

    done: int
    target: int | None

    @property
    def percent(self) -> int:
        """0 to 100 and more, rounded down; without a target 100 as soon as there is evidence."""
        if self.target:
            return percent(self.done, self.target)
        return 100 if self.done else 0

    @property
    def reached(self) -> bool:
        return self.percent >= 100

    @property
    def words(self) -> str:
        """“12/40 (30 %)”; “2 minh chứng”."""
        if self.target:
            done, target = format_number(self.done), format_number(self.target)
            return f"{done}/{target} ({self.percent} %)"
        return f"{format_number(self.done)} minh chứng" if self.done else "chưa có minh chứng"


def plan_of_year(year: int) -> YearPlan | None:
    """The open portal's plan of a year."""
    found: YearPlan | None = YearPlan.objects.filter(year=year).first()
    return found


def plans_by_year() -> list[YearPlan]:
    """Every plan, the latest year first, without the texts."""
    rows = YearPlan.objects.defer("purpose", "basis", "summary", "public_text")
    return list(rows.order_by("-year"))


def public_years() -> list[int]:
    """Years whose plan residents may read, the latest first."""
    rows = YearPlan.objects.filter(public_text__isnull=False)
    return list(rows.order_by("-year").values_list("year", flat=True))


def open_change(plan: YearPlan) -> PlanChange | None:
    """The decision under which the plan is being changed now."""
    found: PlanChange | None = PlanChange.objects.filter(plan=plan, closed_at__isnull=True).first()
    return found


def closed_changes(plan: YearPlan) -> list[PlanChange]:
    """Decisions that changed the plan, the earliest first."""
    rows = PlanChange.objects.filter(plan=plan, closed_at__isnull=False)
    return list(rows.select_related("opened_by").defer("before"))


def evidence_of(plan: YearPlan) -> dict[int, list[Any]]:
    """Task → what shows that it was done, by day; what was taken back stands last, marked."""
    rows = Evidence.objects.filter(task__plan=plan).select_related("by", "article")
    found: dict[int, list[Any]] = {}
    for each in rows.order_by(models.F("dropped_at").desc(nulls_first=True), "day", "pk"):
        found.setdefault(each.task_id, []).append(each)
    return found


def progress_of(tasks: Iterable[Document]) -> dict[int, Progress]:
    """Task → how far it has come, in at most three questions for any number of tasks."""
    wanted = list(tasks)
    counted = [task for task in wanted if task["measure"] not in {Measure.NONE, Measure.HAND}]
    rows = _achievements(counted)
    below = _sections_below() if any(task["section_id"] for task in counted) else {}
    by_hand, pieces = _by_hand([task["id"] for task in wanted])
    found = {}
    for task in wanted:
        if task["measure"] == Measure.NONE:
            found[task["id"]] = Progress(pieces[task["id"]], None)
        elif task["measure"] == Measure.HAND:
            found[task["id"]] = Progress(by_hand[task["id"]], task["target"])
        else:
            done = sum(_fits(row, task, below) for row in rows)
            found[task["id"]] = Progress(done, task["target"])
    return found


def _by_hand(task_ids: Collection[int]) -> tuple[Counter[int], Counter[int]]:
    amounts: Counter[int] = Counter()
    pieces: Counter[int] = Counter()
    rows = Evidence.objects.standing().filter(task__in=task_ids)
    for task_id, amount in rows.values_list("task_id", "amount"):
        amounts[task_id] += amount
        pieces[task_id] += 1
    return amounts, pieces


def _achievements(tasks: list[Document]) -> list[dict[str, Any]]:
    if not tasks:
        return []
    since = date.fromisoformat(min(task["since"] for task in tasks))
    until = date.fromisoformat(max(task["until"] for task in tasks))
    rows = Achievement.objects.standing().within(since, until).order_by()
    return list(rows.values("kind", "day", "unit_id", "section_id", "genre"))


def _fits(row: dict[str, Any], task: Document, below: dict[int, set[int]]) -> bool:
    return (
        row["kind"] == task["measure"]
        and task["since"] <= row["day"].isoformat() <= task["until"]
        and (not task["genre"] or row["genre"] == task["genre"])
        and (not task["section_id"] or row["section_id"] in below.get(task["section_id"], ()))
        and (not task["own_units_only"] or row["unit_id"] in task["unit_ids"])
    )


def _sections_below() -> dict[int, set[int]]:
    """Section → itself and the sections below it."""
    paths = dict(SectionPage.objects.values_list("pk", "path"))
    return {
        pk: {other for other, there in paths.items() if there.startswith(path)}
        for pk, path in paths.items()
    }
