"""Articles as cards in lists: what a title needs beside it, prepared once, without more queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from conglang.content.dependencies import built_from
from conglang.core.dates import format_date
from conglang.media.models import Picture
from conglang.media.templatetags.media_tags import picture as picture_tag
from conglang.newsroom.models import ArticlePage, SectionPage


@dataclass(frozen=True, slots=True)
class Card:
    title: str
    url: str
    section_title: str
    section_url: str
    date: str
    time: str
    iso: str
    lead: str
    picture: Any


def cards_of(
    articles: Iterable[ArticlePage], *, layout: str = "card", pictures: bool = True
) -> list[Card]:
    """Cards for articles, in order: two queries for all sections and pictures together."""
    rows = list(articles)
    sections = _sections_of(rows)
    images = _first_pictures(rows) if pictures else {}
    return [_card(article, sections, images, layout) for article in rows]


def _card(
    article: ArticlePage, sections: dict[str, SectionPage], images: dict[int, Any], layout: str
) -> Card:
    built_from(f"article:{article.pk}")
    section = sections[article.path[: -article.steplen]]
    shown = timezone.localtime(article.shown_at)
    image, alt = images.get(article.pk, (None, ""))
    return Card(
        title=article.title,
        url=article.address,
        section_title=section.title,
        section_url=section.address,
        date=format_date(shown.date()),
        time=f"{shown:%H:%M}",
        iso=shown.isoformat(),
        lead=article.lead,
        picture=picture_tag(image, layout, alt, eager=layout == "lead") if image else "",
    )


def _sections_of(articles: list[ArticlePage]) -> dict[str, SectionPage]:
    paths = {article.path[: -article.steplen] for article in articles}
    return {section.path: section for section in SectionPage.objects.filter(path__in=paths)}


def first_picture(article: ArticlePage) -> tuple[int, str] | None:
    """Id and alternative text of the first picture of the body, read from the raw data."""
    for block in article.body.raw_data:
        if block["type"] == "photo":
            return block["value"]["picture"], block["value"].get("alt", "")
        if block["type"] == "gallery":
            photos = block["value"]["photos"]
            first = photos[0].get("value", photos[0]) if photos else None
            if first:
                return first["picture"], first.get("alt", "")
    return None


def _first_pictures(articles: list[ArticlePage]) -> dict[int, Any]:
    wanted = {article.pk: first_picture(article) for article in articles}
    ids = {found[0] for found in wanted.values() if found}
    images = {image.pk: image for image in Picture.objects.filter(pk__in=ids).prefetch_renditions()}
    return {
        key: (images[found[0]], found[1])
        for key, found in wanted.items()
        if found and found[0] in images
    }
