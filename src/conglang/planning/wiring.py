"""What planning registers below; called once, when apps are ready."""

from conglang.planning.choices import AchievementKind
from conglang.planning.plan_wiring import register_plan_words
from conglang.planning.queries.articles import describe_article, every_article
from conglang.planning.sources import Source, register_source


def register_everything() -> None:
    """Sources of achievements, words of the log."""
    register_source(Source(AchievementKind.ARTICLE, describe_article, every_article))
    register_plan_words()
