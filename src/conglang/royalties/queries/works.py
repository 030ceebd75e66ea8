"""Works of an article with everything they were scored by."""

from __future__ import annotations

from django.db.models import Prefetch

from conglang.newsroom.models import ArticlePage
from conglang.royalties.models import Share, Work, WorkExtra


def works_on(article: ArticlePage) -> list[Work]:
    """The scored works of an article, with extras, shares and the month that holds them."""
    rows = Work.objects.filter(article=article).select_related("line", "month", "scored_by")
    return list(
        rows.prefetch_related(
            Prefetch("extras", WorkExtra.objects.select_related("extra")),
            Prefetch("shares", Share.objects.select_related("payee")),
        )
    )
