"""Portals and entries with only what a search test says about them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from wagtail.models import Site

from conglang.content.models import BasePage
from conglang.search.actions import index_entry
from conglang.search.models import SearchEntry
from conglang.search.queries import search
from conglang.tenancy.scoping import every_site

AT = datetime(2026, 3, 10, 0, 56, tzinfo=UTC)


def make_site(host: str) -> Any:
    with every_site(reason="the root of the tree belongs to no portal"):
        root = BasePage.get_first_root_node()
        return Site.objects.create(hostname=host, site_name=host, root_page=root)


def index(key: str, title: str, body: str = "", *, age_days: int = 0, **more: Any) -> SearchEntry:
    values = {
        "kind": "article",
        "object_key": key,
        "title": title,
        "body": body,
        "author": "",
        "url": f"/tin/{key}/",
        "section_label": "Tin tức",
        "section_url": "/tin/",
        "published_at": AT - timedelta(days=age_days),
    }
    return index_entry(**(values | more))


def found(query: str, **options: Any) -> list[str]:
    """Keys of what is found, in order."""
    return [hit.url.split("/")[2] for hit in search(query, **options).hits]
