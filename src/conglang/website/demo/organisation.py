"""Leaders and units of the demonstration."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from conglang.accounts.choices import Role
from conglang.organisation import actions
from conglang.organisation.actions import LeaderFacts, ProfileFacts
from conglang.website.demo.board import Stage

HERE = Path(__file__).parent


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((HERE / "organisation.toml").read_text(encoding="utf-8"))


def tell_of_people(stage: Stage) -> None:
    """Who is in office, who was, what the units do and when they are open."""
    clerk, at = stage.troupe.by_role[Role.RECORDS_CLERK][0], stage.now
    for told in _told()["leaders"]:
        if told["portal"] == stage.plan.key:
            actions.save_leader(facts=_leader(stage, told), by=clerk, at=at)
    for told in _told()["units"]:
        if told["portal"] == stage.plan.key:
            actions.save_profile(
                unit_id=stage.troupe.units[told["key"]].pk, facts=_profile(told), by=clerk, at=at
            )


def _leader(stage: Stage, told: dict[str, Any]) -> LeaderFacts:
    unit = told.get("unit")
    return LeaderFacts(
        full_name=told["name"], title=told["title"], body=told["body"],
        starts_on=told.get("from", stage.plan.opened.date()), ends_on=told.get("to"),
        unit_id=stage.troupe.units[unit].pk if unit else None, position=told["position"],
        duties="\n".join(told.get("duties", [])), biography="\n".join(told.get("biography", [])),
        phone=told.get("phone", ""), email=told.get("email", ""), room=told.get("room", ""),
        is_spokesperson=told.get("spokesperson", False),
    )  # fmt: skip


def _profile(told: dict[str, Any]) -> ProfileFacts:
    return ProfileFacts(
        functions="\n".join(told["functions"]), address=told.get("address", ""),
        phone=told.get("phone", ""), hours=told.get("hours", ""), latitude=told.get("latitude"),
        longitude=told.get("longitude"),
    )  # fmt: skip
