"""Tables of the year's plan, quotas and assignments."""

from conglang.planning.models.achievements import Achievement, AchievementQuerySet
from conglang.planning.models.plan_records import Evidence, PlanChange, TaskTopic
from conglang.planning.models.plans import PlanPart, PlanTask, YearPlan

__all__ = [
    "Achievement",
    "AchievementQuerySet",
    "Evidence",
    "PlanChange",
    "PlanPart",
    "PlanTask",
    "TaskTopic",
    "YearPlan",
]
