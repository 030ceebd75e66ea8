"""Topics given to units: delivered in time, late, overdue, still open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from conglang.accounts.models import Unit
from conglang.core.dates import VIETNAM
from conglang.core.text import sort_key
from conglang.newsroom.choices import TopicState
from conglang.newsroom.models import ArticleStep
from conglang.newsroom.queries.orientation import TopicRow, topics_due
from conglang.planning.choices import Delivery
from conglang.planning.models import TaskTopic

_HANDED_IN = frozenset({TopicState.SUBMITTED, TopicState.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Assignment:
    """A topic with what became of it. handed_in_on: the day its article was first sent."""

    row: TopicRow
    delivery: Delivery
    handed_in_on: date | None
    tasks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class UnitTally:
    """How a unit delivered in a period."""

    unit: Unit
    counts: Counter[Delivery] = field(default_factory=Counter)

    @property
    def given(self) -> int:
        return self.counts.total()

    @property
    def in_time(self) -> int:
        return self.counts[Delivery.IN_TIME]

    @property
    def late(self) -> int:
        return self.counts[Delivery.LATE]

    @property
    def overdue(self) -> int:
        return self.counts[Delivery.OVERDUE]

    @property
    def open(self) -> int:
        return self.counts[Delivery.OPEN]


def assignments_due(since: date, until: date, *, today: date) -> list[Assignment]:
    """Topics due between two days, both included, the first due first."""
    rows = topics_due(since, until, today=today)
    handed_in = _handed_in([row.topic.article_id for row in rows if row.topic.article_id])
    tasks = _tasks_of([row.topic.pk for row in rows])
    found = []
    for row in rows:
        day = handed_in.get(row.topic.article_id or 0) if row.state in _HANDED_IN else None
        found.append(Assignment(row, delivery_of(row, day), day, tasks.get(row.topic.pk, [])))
    return found


def delivery_of(row: TopicRow, handed_in_on: date | None) -> Delivery:
    """Handed in by its due day, later, not at all, or not yet.

    An article that nobody sent, but somebody published, counts as of its due day.
    """
    if row.state in _HANDED_IN:
        late = handed_in_on is not None and handed_in_on > row.topic.due_on
        return Delivery.LATE if late else Delivery.IN_TIME
    return Delivery.OVERDUE if row.state == TopicState.OVERDUE else Delivery.OPEN


def _handed_in(article_ids: list[int]) -> dict[int, date]:
    """Article → the day it was first sent to the board, in Viet Nam."""
    rows = ArticleStep.objects.filter(record__article_id__in=article_ids, act="submit").order_by()
    first = rows.values("record__article_id").annotate(first=models.Min("at"))
    return {each["record__article_id"]: each["first"].astimezone(VIETNAM).date() for each in first}


def _tasks_of(topic_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows: Any = TaskTopic.objects.filter(topic__in=topic_ids, task__dropped_at__isnull=True)
    for topic_id, title in rows.values_list("topic_id", "task__title"):
        found.setdefault(topic_id, []).append(title)
    return found


def tally_by_unit(assignments: list[Assignment]) -> list[UnitTally]:
    """One line for each unit that was given a topic, by name."""
    found: dict[int, UnitTally] = {}
    for each in assignments:
        unit = each.row.topic.unit
        found.setdefault(unit.pk, UnitTally(unit)).counts[each.delivery] += 1
    return sorted(found.values(), key=lambda each: sort_key(each.unit.name))
