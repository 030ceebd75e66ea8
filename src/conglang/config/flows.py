"""Every workflow table of the product, for the diagrams of the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conglang.core.transitions import Workflow
from conglang.newsroom.choices import State
from conglang.newsroom.rules import ARTICLE_FLOW
from conglang.planning.choices import PlanState
from conglang.planning.plan_rules import PLAN_FLOW


@dataclass(frozen=True, slots=True)
class Flow:
    """A table and the words for its states."""

    workflow: Workflow
    labels: Mapping[str, str]


FLOWS = {
    "Tin, bài": Flow(ARTICLE_FLOW, {state.value: str(state.label) for state in State}),
    "Kế hoạch năm": Flow(PLAN_FLOW, {state.value: str(state.label) for state in PlanState}),
}
