"""What residents are told of articles that were corrected or taken down."""

from __future__ import annotations

from django.db import models

from conglang.newsroom.models import ArticlePage, Correction, TakeDown


def correction_notes(article: ArticlePage) -> list[Correction]:
    """Public notes of an article, newest first."""
    return list(Correction.objects.told().filter(record__article_id=article.pk))


def all_corrections() -> models.QuerySet[Correction]:
    """Public notes of every article that residents read in the open portal, newest first."""
    rows: models.QuerySet[Correction] = Correction.objects.told().filter(record__article__live=True)
    return rows.select_related("record__article")


def notice_of(article: ArticlePage) -> TakeDown | None:
    """What stands at the address of an article that is down now; None for any other."""
    if article.live:
        return None
    rows = TakeDown.objects.filter(record__article_id=article.pk, lifted_at__isnull=True)
    found: TakeDown | None = rows.select_related("target", "record").first()
    return found
