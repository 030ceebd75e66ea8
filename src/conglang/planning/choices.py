"""Closed lists of the year's plan, quotas and assignments."""

from django.db.models import TextChoices


class AchievementKind(TextChoices):
    """What a plan and quotas count by themselves; stored values never change."""

    ARTICLE = "article", "Tin, bài đã xuất bản"
