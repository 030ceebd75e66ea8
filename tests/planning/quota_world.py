"""A board with units that owe something, and what they delivered, made quickly."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from conglang.accounts.models import Unit
from conglang.core.dates import start_of_day
from conglang.planning import actions
from conglang.planning.actions import Cell, RuleFacts
from conglang.planning.models import Achievement
from conglang.planning.period_rules import period_around
from conglang.planning.queries.rules import calendar_of, quota_rules
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import AT, Board

TODAY = date(2026, 11, 20)  # AT is on this day
_keys = count(1)


def deliver(
    board: Board, unit: Unit, genre: str = "tin", *, day: date = TODAY, **more: Any
) -> None:
    """Something of a unit stands on the portal since a day. times: how many such items."""
    with within_site(board.site):
        for _ in range(more.pop("times", 1)):
            Achievement.objects.create(
                site=board.site, kind="article", key=f"thu-{next(_keys)}", title="Đường liên ấp",
                unit=unit, genre=genre, happened_at=start_of_day(day), day=day, **more,
            )  # fmt: skip


def give(
    board: Board, unit: Unit, *, kind: str = "month", since: date = TODAY, **targets: int
) -> int:
    """A quota from the period of a day on: ``give(board, unit, tin=5, bai=2)``."""
    weights = targets.pop("weights", None) or {}
    section = targets.pop("section_id", None)
    cells = [
        Cell(unit.pk, name.replace("_", "-"), target, weights.get(name, 100))  # type: ignore[attr-defined]
        for name, target in targets.items()
    ]
    with within_site(board.site):
        found = period_around(kind, since, calendar_of(quota_rules()))
        return actions.save_quotas(
            since=found, section_id=section, cells=cells, by=board.people["secretary"], at=AT
        )


def reckon(board: Board, since: date = date(2026, 1, 1), **rule: Any) -> None:
    """The portal reckons by these rules from a month on."""
    with within_site(board.site):
        actions.set_rule(
            from_month=since, facts=RuleFacts(**rule), by=board.people["secretary"], at=AT
        )
