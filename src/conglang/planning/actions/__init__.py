"""Writes of the year's plan, quotas and assignments: one public function per act."""

from conglang.planning.actions.achievements import count_again, count_one
from conglang.planning.actions.evidence import (
    EvidenceFacts,
    add_evidence,
    drop_evidence,
    restore_evidence,
    tie_topics,
)
from conglang.planning.actions.plan_changes import (
    close_plan_change,
    drop_plan_change,
    open_plan_change,
    publish_plan,
    unpublish_plan,
)
from conglang.planning.actions.plan_lines import (
    PartFacts,
    TaskFacts,
    add_part,
    add_task,
    bring_line_back,
    change_part,
    change_task,
    drop_line,
    move_line,
)
from conglang.planning.actions.plans import (
    Decision,
    approve_plan,
    close_plan,
    give_plan_back,
    run_plan,
    save_plan_text,
    start_plan,
    submit_plan,
    withdraw_plan,
)

__all__ = [
    "Decision",
    "EvidenceFacts",
    "PartFacts",
    "TaskFacts",
    "add_evidence",
    "add_part",
    "add_task",
    "approve_plan",
    "bring_line_back",
    "change_part",
    "change_task",
    "close_plan",
    "close_plan_change",
    "count_again",
    "count_one",
    "drop_evidence",
    "drop_line",
    "drop_plan_change",
    "give_plan_back",
    "move_line",
    "open_plan_change",
    "publish_plan",
    "restore_evidence",
    "run_plan",
    "save_plan_text",
    "start_plan",
    "submit_plan",
    "tie_topics",
    "unpublish_plan",
    "withdraw_plan",
]
