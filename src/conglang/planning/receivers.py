"""What planning hears: one line each."""

from typing import Any

from django.dispatch import receiver

from conglang.newsroom.signals import article_published, article_taken_down
from conglang.planning.actions import count_one
from conglang.planning.choices import AchievementKind
from conglang.tenancy.jobs import inside_portal


@receiver(article_published)
@receiver(article_taken_down)
def count_article(article_id: int, site_id: int, **kwargs: Any) -> None:
    """Published, corrected, taken down, put back: the same article, counted once."""
    with inside_portal(site_id):
        count_one(kind=AchievementKind.ARTICLE, key=str(article_id))
