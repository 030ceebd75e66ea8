"""What units published, as plain values to count."""

from __future__ import annotations

from datetime import date

from conglang.planning.choices import AchievementKind
from conglang.planning.models import Achievement
from conglang.planning.quota_rules import Item


def items_between(since: date, until: date, *, unit_id: int | None = None) -> list[Item]:
    """Items of units between two days, both included, without what was taken down: one question."""
    rows = Achievement.objects.filter(
        kind=AchievementKind.ARTICLE, withdrawn=False, day__range=(since, until), unit__isnull=False
    )
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    found = rows.values_list(
        "unit_id", "section_id", "genre", "photos", "videos", "day", "is_repost"
    )
    return [Item(*row) for row in found.order_by("day", "pk")]
