"""Questions that public pages ask about articles and sections."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from conglang.core.text import fold
from conglang.newsroom.choices import SectionKind
from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.tenancy.scoping import open_site


def live_articles() -> models.QuerySet[ArticlePage]:
    """Articles that residents see in the open portal, newest first, ready for cards."""
    rows: models.QuerySet[ArticlePage] = (
        ArticlePage.objects.live()
        .filter(shown_at__isnull=False)
        .order_by("-shown_at", "-pk")
        .defer("search_description", "seo_title")
    )
    return rows


def live_article_at(path: str) -> ArticlePage | None:
    """The article that residents read at a path of the open portal (``/tin-tuc/…/``)."""
    if "\0" in path:  # no database holds it
        return None
    root = open_site().root_page.url_path
    return live_articles().filter(url_path=root.rstrip("/") + path).first()


def articles_of_section(section: SectionPage) -> models.QuerySet[ArticlePage]:
    """Live articles of a section and of the sections below it, newest first."""
    return live_articles().filter(path__startswith=section.path)


def neighbours(
    article: ArticlePage, *, count: int = 5
) -> tuple[list[ArticlePage], list[ArticlePage]]:
    """Newer and older live articles of the same section, nearest first, ``count`` each."""
    parent_path = article.path[: -article.steplen]
    same = live_articles().filter(path__startswith=parent_path, depth=article.depth)
    newer = same.filter(shown_at__gt=article.shown_at).order_by("shown_at")[:count]
    older = same.filter(shown_at__lt=article.shown_at)[:count]
    return list(reversed(newer)), list(older)


def sections_in_order() -> list[SectionPage]:
    """Live sections of the open portal, parents before children, by position."""
    sections = list(SectionPage.objects.live().order_by("depth", "position", "path"))
    tops = [section for section in sections if section.depth == 3]
    ordered: list[SectionPage] = []
    for top in tops:
        ordered += [top, *_below(top, sections)]
    return ordered


def _below(parent: SectionPage, sections: list[SectionPage]) -> list[SectionPage]:
    result: list[SectionPage] = []
    for section in sections:
        if section.depth == parent.depth + 1 and section.path.startswith(parent.path):
            result += [section, *_below(section, sections)]
    return result


def pinned_articles(now: datetime) -> list[ArticlePage]:
    """Live articles pinned until later than ``now``."""
    return list(live_articles().filter(pinned_until__gt=now)[:5])


def notices() -> models.QuerySet[ArticlePage]:
    """Live articles of the notice sections, newest first."""
    paths = (
        SectionPage.objects.live().filter(kind=SectionKind.NOTICES).values_list("path", flat=True)
    )
    condition = models.Q(pk__in=[])
    for path in paths:
        condition |= models.Q(path__startswith=path)
    return live_articles().filter(condition)


def looks_like(search: str, text: str) -> bool:
    """Whether all folded words of ``search`` stand in ``text``."""
    folded = fold(text)
    return all(word in folded for word in fold(search).split())
