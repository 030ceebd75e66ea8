"""RSS and Atom of a section, or of the whole portal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.newsroom.queries import articles_of_section, live_articles

FEED_SIZE = 30


class ArticleFeed(Feed):  # type: ignore[type-arg]
    """The newest articles. Addresses are absolute, with the portal's own host and port."""

    feed_type: Any = Rss201rev2Feed
    prefix = "/rss"

    def get_object(self, request: HttpRequest, path: str = "") -> dict[str, Any]:
        agency = request.agency  # type: ignore[attr-defined]
        section = None
        if path:
            wanted = f"/{path.strip('/')}/"
            found = [each for each in SectionPage.objects.live() if each.address == wanted]
            if not found:
                raise Http404
            section = found[0]
        return {"agency": agency, "section": section}

    def title(self, obj: dict[str, Any]) -> str:
        name: str = obj["agency"].portal_name
        return f"{obj['section'].title} – {name}" if obj["section"] else name

    def link(self, obj: dict[str, Any]) -> str:
        address = obj["section"].address if obj["section"] else "/"
        return f"{obj['agency'].base_url}{address}"

    def feed_url(self, obj: dict[str, Any]) -> str:
        address = obj["section"].address if obj["section"] else "/"
        return f"{obj['agency'].base_url}{self.prefix}{address}"

    def description(self, obj: dict[str, Any]) -> str:
        return (obj["section"].intro if obj["section"] else "") or self.title(obj)

    subtitle = description

    def items(self, obj: dict[str, Any]) -> list[ArticlePage]:
        rows = articles_of_section(obj["section"]) if obj["section"] else live_articles()
        items = list(rows.prefetch_related("authors")[:FEED_SIZE])
        for item in items:
            # A feed object serves many requests at once: what belongs to one goes on its items.
            item.feed_base_url = obj["agency"].base_url
        return items

    def item_title(self, item: ArticlePage) -> str:
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.lead

    def item_link(self, item: ArticlePage) -> str:
        return f"{item.feed_base_url}{item.address}"

    def item_guid(self, item: ArticlePage) -> str:
        return f"{item.feed_base_url}/#bai-{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: ArticlePage) -> datetime | None:
        return item.shown_at

    def item_updateddate(self, item: ArticlePage) -> datetime | None:
        return item.corrected_at or item.shown_at

    def item_author_name(self, item: ArticlePage) -> str:
        return ", ".join(author.name for author in item.authors.all())


class ArticleAtomFeed(ArticleFeed):
    feed_type = Atom1Feed
    prefix = "/atom"
