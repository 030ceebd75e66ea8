"""Tables of the year's plan, quotas and assignments."""

from conglang.planning.models.achievements import Achievement, AchievementQuerySet
from conglang.planning.models.notices import QuotaNotice
from conglang.planning.models.plan_records import Evidence, PlanChange, TaskTopic
from conglang.planning.models.plans import PlanPart, PlanTask, YearPlan
from conglang.planning.models.quotas import Quota, QuotaExemption, QuotaQuerySet, QuotaRule

__all__ = [
    "Achievement",
    "AchievementQuerySet",
    "Evidence",
    "PlanChange",
    "PlanPart",
    "PlanTask",
    "Quota",
    "QuotaExemption",
    "QuotaNotice",
    "QuotaQuerySet",
    "QuotaRule",
    "TaskTopic",
    "YearPlan",
]
