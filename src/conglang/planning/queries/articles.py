"""Published articles as achievements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.newsroom.queries.pictures import count_pictures
from conglang.planning.sources import Fact

_BATCH = 200


def describe_article(key: str) -> Fact | None:
    """An article that residents saw at least once; what an earlier portal published is not ours."""
    article = _ever_shown().filter(pk=int(key)).first()
    return _fact(article, _sections()) if article else None


def every_article() -> Iterator[Fact]:
    """All of them, those taken down since as well."""
    sections = _sections()
    for article in _ever_shown().order_by("pk").iterator(chunk_size=_BATCH):
        yield _fact(article, sections)


def _ever_shown() -> models.QuerySet[ArticlePage]:
    rows: models.QuerySet[ArticlePage] = ArticlePage.objects.filter(
        shown_at__isnull=False, inherited_from=""
    )
    return rows


def _sections() -> dict[str, int]:
    return dict(SectionPage.objects.values_list("path", "pk"))


def _fact(article: Any, sections: dict[str, int]) -> Fact:
    photos, videos = count_pictures(article.body.raw_data)
    return Fact(
        key=str(article.pk), title=article.title, happened_at=article.shown_at,
        unit_id=article.unit_id, section_id=sections.get(article.path[: -article.steplen]),
        genre=article.genre, photos=photos, videos=videos, withdrawn=not article.live,
        is_repost=bool(article.source_name),
    )  # fmt: skip
