"""RSS of the newest documents, or of those a reader filtered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest

from conglang.legal.models import LegalDocument
from conglang.legal.queries.library import Filters, documents_found, filters_asked

FEED_SIZE = 30


class DocumentFeed(Feed):  # type: ignore[type-arg]
    """The newest documents of the open portal; the filters of the library work here too."""

    def get_object(self, request: HttpRequest) -> dict[str, Any]:
        agency = request.agency  # type: ignore[attr-defined]
        return {"agency": agency, "filters": filters_asked(request.GET.dict())}

    def title(self, obj: dict[str, Any]) -> str:
        return f"Văn bản – {obj['agency'].portal_name}"

    def link(self, obj: dict[str, Any]) -> str:
        return f"{obj['agency'].base_url}/van-ban/"

    def feed_url(self, obj: dict[str, Any]) -> str:
        query = obj["filters"].query()
        return f"{obj['agency'].base_url}/van-ban/rss/" + (f"?{query}" if query else "")

    def description(self, obj: dict[str, Any]) -> str:
        return f"Văn bản mới trên {obj['agency'].portal_name}"

    def items(self, obj: dict[str, Any]) -> list[LegalDocument]:
        filters: Filters = obj["filters"]
        rows = documents_found(filters).select_related("kind", "issuer").defer("body")
        items = list(rows[:FEED_SIZE])
        for item in items:
            # A feed object serves many requests at once: what belongs to one goes on its items.
            item.feed_base_url = obj["agency"].base_url
        return items

    def item_title(self, item: LegalDocument) -> str:
        return item.title

    def item_description(self, item: LegalDocument) -> str:
        return item.abstract

    def item_link(self, item: LegalDocument) -> str:
        return f"{item.feed_base_url}{item.path}"  # type: ignore[attr-defined]

    def item_guid(self, item: LegalDocument) -> str:
        return self.item_link(item)

    def item_pubdate(self, item: LegalDocument) -> datetime | None:
        return item.published_at
