"""How a public page is answered: the same bytes for everybody, with a tag to ask again cheaply."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseNotModified
from django.template.loader import render_to_string

from conglang.content.dependencies import collecting
from conglang.content.frame import frame_context
from conglang.content.meta import Meta


def render_public(
    request: HttpRequest, template: str, context: dict[str, Any], *, meta: Meta, status: int = 200
) -> HttpResponse:
    """Render a page that residents see; ``response.built_from`` says what it was made of."""
    with collecting() as keys:
        # No request in the context: nothing of the visitor can get into the page.
        html = render_to_string(template, {**frame_context(request), **context, "meta": meta})
    tag = f'W/"{hashlib.sha256(html.encode()).hexdigest()[:24]}"'
    if status == 200 and request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(html, status=status)
    response["ETag"] = tag
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response.built_from = frozenset(keys)  # type: ignore[attr-defined]
    return response


def public_page(rows: Any, number: str | None, size: int) -> Page[Any]:
    """One page of a list; a number that makes no sense gives the nearest page."""
    return Paginator(rows, size).get_page(number or 1)


def pager_context(page: Page[Any], base: str) -> dict[str, Any]:
    """What the pager component needs. base: address with ``?`` or ``&`` ready for ``trang=``."""

    def url(number: int) -> str:
        return f"{base}trang={number}" if number > 1 else base.rstrip("?&")

    items: list[dict[str, Any]] = []
    for entry in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if isinstance(entry, int):
            items.append({"number": entry, "url": url(entry), "current": entry == page.number})
        else:
            items.append({"gap": True})
    return {
        "number": page.number,
        "count": page.paginator.num_pages,
        "total": page.paginator.count,
        "previous_url": url(page.number - 1) if page.has_previous() else "",
        "next_url": url(page.number + 1) if page.has_next() else "",
        "items": items,
    }
