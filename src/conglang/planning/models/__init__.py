"""Tables of the year's plan, quotas and assignments."""

from conglang.planning.models.achievements import Achievement, AchievementQuerySet

__all__ = ["Achievement", "AchievementQuerySet"]
