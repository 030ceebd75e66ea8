"""Writes of the year's plan, quotas and assignments: one public function per act."""

from conglang.planning.actions.achievements import count_again, count_one
from conglang.planning.actions.evidence import (
    EvidenceFacts,
    add_evidence,
    drop_evidence,
    restore_evidence,
    tie_topics,
)
from conglang.planning.actions.notices import NoticeFacts, issue_notice, start_notice_article
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
from conglang.planning.actions.quotas import (
    Cell,
    RuleFacts,
    add_exemption,
    copy_quotas,
    drop_exemption,
    save_quotas,
    set_rule,
)
from conglang.planning.actions.warnings import warn_of_period

__all__ = [
    "Cell",
    "Decision",
    "EvidenceFacts",
    "NoticeFacts",
    "PartFacts",
    "RuleFacts",
    "TaskFacts",
    "add_evidence",
    "add_exemption",
    "add_part",
    "add_task",
    "approve_plan",
    "bring_line_back",
    "change_part",
    "change_task",
    "close_plan",
    "close_plan_change",
    "copy_quotas",
    "count_again",
    "count_one",
    "drop_evidence",
    "drop_exemption",
    "drop_line",
    "drop_plan_change",
    "give_plan_back",
    "issue_notice",
    "move_line",
    "open_plan_change",
    "publish_plan",
    "restore_evidence",
    "run_plan",
    "save_plan_text",
    "save_quotas",
    "set_rule",
    "start_notice_article",
    "start_plan",
    "submit_plan",
    "tie_topics",
    "unpublish_plan",
    "warn_of_period",
    "withdraw_plan",
]
