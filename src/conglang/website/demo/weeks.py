"""The weekly orientation of the week in which the demonstration is loaded."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from conglang.accounts.choices import Role
from conglang.newsroom import actions
from conglang.newsroom.actions import TopicFacts
from conglang.newsroom.models import Topic
from conglang.website.demo.board import Stage

HERE = Path(__file__).parent


def weeks_of(portal: str) -> list[dict[str, Any]]:
    """Orientations of a portal's data file."""
    data = tomllib.loads((HERE / "weeks.toml").read_text(encoding="utf-8"))
    return [week for week in data["weeks"] if week["portal"] == portal]


def give_orientation(stage: Stage) -> None:
    """The secretary writes this week's orientation and gives its topics."""
    now = stage.now
    monday = now.date() - timedelta(days=now.weekday())
    for week in weeks_of(stage.plan.key):
        secretary = stage.troupe.by_role[Role.SECRETARY][0]
        actions.save_orientation(
            week=monday, focus=week["focus"], text=week["text"], by=secretary, at=now
        )
        for each in week["topics"]:
            facts = TopicFacts(
                title=each["title"],
                section_id=stage.sections[each["section"]],
                unit_id=stage.troupe.units[each["unit"]].pk,
                due_on=monday + timedelta(days=each["day"]),
                note=each.get("note", ""),
            )
            topic = actions.add_topic(week=monday, facts=facts, by=secretary, at=now)
            if "article" in each:
                # It was begun before the topic was given: tied here, not written anew.
                article = stage.article_ids[each["article"]]
                Topic.objects.filter(pk=topic.pk).update(article_id=article)
