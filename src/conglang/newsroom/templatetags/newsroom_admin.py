from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone

from conglang.accounts.permissions import may
from conglang.accounts.rules import EDIT, WRITE
from conglang.newsroom.checklist_rules import Advice
from conglang.newsroom.models import ArticlePage
from conglang.newsroom.queries.checklist import Length, checklist_of, length_of

register = template.Library()


@register.filter
def dashed(name: str) -> str:
    """A step's name as it stands in addresses: ``take_down`` → ``take-down``."""
    return name.replace("_", "-")


@register.filter
def get_item(mapping: Any, key: str) -> Any:
    """A value of a mapping whose key no template can spell."""
    return mapping.get(key, "")


#: The rooms of the board's overview: URL name, words, the permission each needs.
ROOMS = (
    ("articles", "Danh sách", WRITE),
    ("board", "Bảng", EDIT),
    ("calendar", "Lịch", EDIT),
    ("orientation", "Định hướng tuần", ""),
    ("reports", "Thống kê", ""),
)


@register.simple_tag(takes_context=True)
def newsroom_rooms(context: Any) -> list[dict[str, Any]]:
    """Neighbouring screens this person may open, for the line of tabs above them."""
    request = context["request"]
    here = request.resolver_match.url_name
    return [
        {"label": label, "url": reverse(name), "here": name == here}
        for name, label, needs in ROOMS
        if not needs or may(request.user, needs)
    ]


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


@register.simple_tag
def checklist_now(text: ArticlePage) -> list[Advice]:
    """What to look at in a text before it is sent."""
    return checklist_of(text, on=timezone.localdate())


@register.simple_tag
def length_now(text: ArticlePage) -> Length:
    """Words and minutes of a text."""
    return length_of(text)
