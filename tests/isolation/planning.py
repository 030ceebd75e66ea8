"""What a portal of the isolation world has of plans and quotas."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from conglang.planning.models import Achievement

if TYPE_CHECKING:
    from tests.isolation.world import Portal

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def add_planning(portal: Portal) -> None:
    """Everything of planning, in the portal's scope."""
    add_achievement(portal)


def add_achievement(portal: Portal) -> None:
    """What was published is counted."""
    article = portal.articles["published"]
    Achievement.objects.create(
        site=portal.site, kind="article", key=str(article.pk), title=article.title,
        unit=portal.units[1], section=portal.section, genre="tin", happened_at=AT, day=AT.date(),
    )  # fmt: skip
