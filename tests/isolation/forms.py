"""What a browser sends when somebody saves an article."""

from __future__ import annotations

import json
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.isolation.world import Portal


def rich_text(text: str, *, page_id: int | None = None) -> str:
    """The editor's own format of one paragraph, with a link to a page if asked for."""
    ranges, entities = [], {}
    if page_id:
        ranges = [{"offset": 0, "length": len(text), "key": 0}]
        entities = {
            "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": page_id, "url": "/"}}
        }
    block = {
        "key": "a1b2c", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
        "entityRanges": ranges, "data": {},
    }  # fmt: skip
    return json.dumps({"blocks": [block], "entityMap": entities})


def photo(picture_id: Any, **more: str) -> dict[str, Any]:
    values = {"picture": picture_id, "alt": "Con đường mới", "caption": "", "credit": "", **more}
    return {key: value for key, value in values.items() if value is not None}


def article_form(portal: Portal | None, *blocks: tuple[str, Any], **more: Any) -> dict[str, Any]:
    """Fields of an article of a portal; blocks: (kind, value) pairs, a paragraph if none."""
    body = list(blocks) or [("text", rich_text("Bà con góp công làm đường."))]
    related = more.pop("related", [])
    fields = {
        "title": "Bài mới của ấp", "lead": "Hai câu nói điều chính.", "slug": "", "genre": "tin",
        "unit": portal.units[0].pk if portal else "", "source_name": "", "source_url": "",
        "pinned_until": "", "source_at": "", "search_description": "", **more,
    }  # fmt: skip
    return nested_form_data(
        {
            **fields,
            "body": streamfield(body),
            "authors": inline_formset([{"name": "Tư Rạch", "role": "tin"}]),
            "related": inline_formset([{"target": page_id} for page_id in related]),
            "comments": inline_formset([]),
        }
    )
