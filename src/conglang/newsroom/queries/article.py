"""An article as plain values, for whoever shows it: residents, editors, a saved copy."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from conglang.core.dates import format_timestamp
from conglang.newsroom.choices import AuthorRole
from conglang.newsroom.models import ArticlePage


def article_context(article: ArticlePage) -> dict[str, Any]:
    """Everything the article template shows, as plain values."""
    section = article.get_parent().specific
    shown = article.shown_at or article.latest_revision_created_at or timezone.now()
    authors = list(article.authors.all())
    groups = [
        {
            "label": role.label,
            "names": ", ".join(each.name for each in authors if each.role == role),
        }
        for role in AuthorRole
        if any(each.role == role for each in authors)
    ]
    corrected = article.corrected_at
    return {
        "title": article.title,
        "section": {"title": section.title, "url": section.address},
        "timestamp": format_timestamp(shown),
        "iso": timezone.localtime(shown).isoformat(),
        "lead": article.lead,
        "byline_groups": groups,
        "byline": ", ".join(dict.fromkeys(each.name for each in authors)),
        "unit_name": article.unit.name if article.unit else "",
        "source": _source(article),
        "note": f"Bài tiếp nhận từ {article.inherited_from}." if article.inherited_from else "",
        "corrected": f"Cập nhật {format_timestamp(corrected)}" if corrected else "",
        "attachments": [],
        "path": article.address,
    }


def _source(article: ArticlePage) -> dict[str, str] | None:
    if not article.source_name:
        return None
    time = format_timestamp(article.source_at) if article.source_at else ""
    return {"name": article.source_name, "url": article.source_url, "time": time}
