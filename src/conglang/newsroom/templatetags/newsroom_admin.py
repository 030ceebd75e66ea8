from typing import Any

from django import template
from django.urls import reverse

from conglang.newsroom.models import ArticlePage

register = template.Library()


@register.filter
def dashed(name: str) -> str:
    """A step's name as it stands in addresses: ``take_down`` → ``take-down``."""
    return name.replace("_", "-")


@register.filter
def get_item(mapping: Any, key: str) -> Any:
    """A value of a mapping whose key no template can spell."""
    return mapping.get(key, "")


@register.simple_tag
def article_trail(article: ArticlePage | None = None) -> list[dict[str, str | None]]:
    """The way to the editor: the desk, the articles, the file of this one."""
    trail: list[dict[str, str | None]] = [
        {"label": "Bàn làm việc", "url": reverse("desk")},
        {"label": "Tin bài", "url": reverse("articles")},
    ]
    if article is None:
        return [*trail, {"label": "Viết bài mới", "url": None}]
    title = article.title or "(chưa có tiêu đề)"
    return [*trail, {"label": title, "url": reverse("article_file", args=[article.pk])}]
