"""Questions about the weekly orientation and its topics."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models

from conglang.newsroom.choices import TopicState
from conglang.newsroom.models import EditorialRecord, Orientation, Topic
from conglang.newsroom.rules import is_unfinished, topic_state, week_of

#: Older topics leave the desk by themselves, done or not.
ON_THE_DESK = timedelta(days=35)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with how far it has come. carried: it goes on in a later week."""

    topic: Topic
    state: TopicState
    record: EditorialRecord | None
    carried: bool


def orientation_of(week: date) -> Orientation | None:
    """The orientation of the week that a day lies in."""
    rows = Orientation.objects.filter(week_starts_on=week_of(week)).select_related("changed_by")
    return rows.first()


def topic_rows(orientation: Orientation, *, today: date) -> list[TopicRow]:
    """Topics of an orientation by due day, in one question."""
    return _rows(Topic.objects.filter(orientation=orientation), today)


def topics_due(since: date, until: date, *, today: date) -> list[TopicRow]:
    """Topics due between two days, both included, that do not go on in a later week."""
    rows = _rows(Topic.objects.filter(due_on__range=(since, until)), today)
    return [row for row in rows if not row.carried]


def topics_waiting(unit_ids: Collection[int], *, today: date) -> list[TopicRow]:
    """What the units were given and have not handed in, the first due first."""
    if not unit_ids:
        return []
    given = Topic.objects.filter(unit__in=unit_ids, due_on__gt=today - ON_THE_DESK)
    return [row for row in _rows(given, today) if not row.carried and is_unfinished(row.state)]


def topic_of(article_id: int) -> Topic | None:
    """The topic an article was written for, the latest when it was carried over."""
    rows = Topic.objects.filter(article_id=article_id).select_related("unit", "orientation")
    return rows.order_by("-orientation__week_starts_on").first()


def unfinished_before(week: date, *, today: date) -> int:
    """How many topics of the last week that had any could be carried over into this one."""
    earlier = Orientation.objects.filter(week_starts_on__lt=week_of(week), topics__isnull=False)
    last = earlier.order_by("-week_starts_on").first()
    if last is None:
        return 0
    rows = topic_rows(last, today=today)
    return sum(is_unfinished(row.state) and not row.carried for row in rows)


def _rows(topics: models.QuerySet[Topic], today: date) -> list[TopicRow]:
    found = topics.select_related(
        "unit", "section", "orientation", "article__record__author", "carried_to"
    )
    return [_row(topic, today) for topic in found.order_by("due_on", "pk")]


def _row(topic: Any, today: date) -> TopicRow:
    article = topic.article
    record = article.record if article else None
    state = topic_state(
        record.state if record else None, live=bool(article and article.live),
        due_on=topic.due_on, today=today,
    )  # fmt: skip
    return TopicRow(topic, state, record, hasattr(topic, "carried_to"))
