"""Remarks of the board at a place of a text, kept as the editor's own comments."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from wagtail.models import Comment, CommentReply

from conglang.newsroom.models import ArticlePage

#: Where a paragraph, heading or list item of a stored rich text begins, and its key in the editor.
_BEGINS = re.compile(r"<(?:p|h[2-4]|li)\b([^>]*)>")
_KEY = re.compile(r'data-block-key="([^"]+)"')
_QUOTE_LENGTH = 70


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text a remark stands.

    contentpath and position are what the editor reads: field or block, and the range within it.
    """

    key: str
    label: str
    quote: str
    contentpath: str
    position: str = ""


def places_of(text: ArticlePage) -> list[Place]:
    """Everything in a text one may remark on, in reading order: title, lead, paragraphs, blocks."""
    places = [
        Place("title", "Tiêu đề", _short(text.title), "title"),
        Place("lead", "Lời dẫn", _short(text.lead), "lead"),
    ]
    paragraph = 0
    for block in text.body:
        path = f"body.{block.id}"
        if block.block_type != "text":
            words = " ".join(block.block.get_searchable_content(block.value))
            places.append(Place(path, str(block.block.label), _short(words), path))
            continue
        for key, words in _paragraphs(str(block.value.source)):
            paragraph += 1
            position = json.dumps([{"key": key, "start": 0, "end": len(words)}]) if key else "[]"
            name = f"{path}#{key}" if key else path
            places.append(Place(name, f"Đoạn {paragraph}", _short(words), path, position))
    return places


def _paragraphs(html: str) -> list[tuple[str, str]]:
    """Key in the editor and words of every paragraph that says something."""
    found = []
    _, *pieces = _BEGINS.split(html)
    for attributes, inside in zip(pieces[::2], pieces[1::2], strict=True):
        words = unescape(strip_tags(inside))
        key = _KEY.search(attributes)
        if words.strip():
            found.append((key.group(1) if key else "", words))
    return found


def _short(words: str) -> str:
    line = re.sub(r"\s+", " ", words).strip()
    return line if len(line) <= _QUOTE_LENGTH else f"{line[:_QUOTE_LENGTH].rsplit(' ', 1)[0]}…"


@dataclass(slots=True)
class Remark:
    """One remark as the file shows it."""

    comment: Comment
    place: str
    quote: str
    replies: list[CommentReply]


def remarks_on(article: ArticlePage, text: ArticlePage) -> list[Remark]:
    """Open remarks with their replies, in the order of the text; what lost its place comes last."""
    places = places_of(text)
    by_path = {(place.contentpath, _key_of(place.position)): n for n, place in enumerate(places)}
    rows = Comment.objects.filter(page_id=article.pk, resolved_at__isnull=True)
    found = []
    for comment in rows.select_related("user").prefetch_related("replies__user").order_by("pk"):
        path = comment.contentpath
        number = by_path.get((path, _key_of(comment.position)), by_path.get((path, "")))
        place = places[number] if number is not None else None
        remark = Remark(
            comment, place.label if place else _somewhere(path), place.quote if place else "",
            list(comment.replies.all()),
        )  # fmt: skip
        found.append((number if number is not None else len(places), remark))
    return [remark for _, remark in sorted(found, key=lambda each: each[0])]


def _key_of(position: str) -> str:
    try:
        return str(json.loads(position)[0]["key"])
    except (ValueError, KeyError, IndexError, TypeError):
        return ""


def _somewhere(path: str) -> str:
    return "Trong nội dung" if path.startswith("body") else "Trong bài"
