"""The calendar of publication: what came out, what will, what is planned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from conglang.core.dates import start_of_day, weekday_name
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.newsroom.queries.orientation import topics_due
from conglang.newsroom.rules import week_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """kind: published, scheduled or planned. at: None for a topic, which is due on a day."""

    kind: str
    title: str
    article_id: int | None
    at: datetime | None
    words: str


@dataclass(slots=True)
class Day:
    """gap: nothing came or is planned, and it is not past yet."""

    day: date
    name: str
    today: bool
    past: bool
    inside: bool
    entries: list[Entry] = field(default_factory=list)

    @property
    def gap(self) -> bool:
        return not self.entries and not self.past


def week_days(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week."""
    monday = week_of(day)
    return monday, monday + 6 * ONE_DAY


def month_days(day: date) -> tuple[date, date]:
    """Monday of the week of the first and Sunday of the week of the last day of a month."""
    first = day.replace(day=1)
    last = (first + 31 * ONE_DAY).replace(day=1) - ONE_DAY
    return week_of(first), week_of(last) + 6 * ONE_DAY


def calendar_days(since: date, until: date, *, today: date, month: int = 0) -> list[Day]:
    """Every day from ``since`` to ``until`` with its entries, in three questions.

    month: days of other months are marked as outside; 0 marks none.
    """
    entries = _entries(since, until, today)
    return [
        Day(
            day=day, name=weekday_name(day), today=day == today, past=day < today,
            inside=month in {0, day.month}, entries=entries[day],
        )
        for day in (since + number * ONE_DAY for number in range((until - since).days + 1))
    ]  # fmt: skip


def _entries(since: date, until: date, today: date) -> dict[date, list[Entry]]:
    between = (start_of_day(since), start_of_day(until + ONE_DAY) - timedelta(microseconds=1))
    shown = ArticlePage.objects.live().filter(shown_at__range=between).select_related("unit")
    found = [_at("published", each.title, each, each.shown_at) for each in shown]
    scheduled = EditorialRecord.objects.filter(state=State.SCHEDULED, publish_at__range=between)
    for record in scheduled.select_related("article__unit"):
        title = record.article.draft_title or record.article.title
        found.append(_at("scheduled", title, record.article, record.publish_at))
    for row in topics_due(since, until, today=today):
        words = f"{row.topic.unit.name} – {str(row.state.label).lower()}"
        entry = Entry("planned", row.topic.title, row.topic.article_id, None, words)
        if row.state != "published":
            found.append((row.topic.due_on, entry))
    days: dict[date, list[Entry]] = defaultdict(list)
    latest = start_of_day(until + ONE_DAY)
    found.sort(key=lambda each: (each[1].at or latest, each[1].title))
    for day, entry in found:
        days[day].append(entry)
    return days


def _at(kind: str, title: str, article: Any, moment: datetime) -> tuple[date, Entry]:
    local = timezone.localtime(moment)
    words = article.unit.name if article.unit else ""
    return local.date(), Entry(kind, title, article.pk, local, words)
