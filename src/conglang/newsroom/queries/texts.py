"""A kept text as paragraphs of plain words, part by part, so that two of them can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from conglang.core.dates import format_timestamp
from conglang.newsroom.choices import AuthorRole, Genre

#: Parts of an article in the order in which they are compared.
PARTS = ("Tiêu đề", "Lời dẫn", "Nội dung", "Tác giả", "Nguồn", "Thể loại")
#: What is said before a value of a block; a value without a line here is shown as it is.
NAMES = {
    "alt": "Văn bản thay thế", "caption": "Chú thích", "credit": "Tác giả ảnh", "by": "Người nói",
    "picture": "Ảnh số", "file": "Tệp số", "title": "Tên hiển thị", "label": "Tên hiển thị",
    "key": "Số, ký hiệu", "kind": "Loại",
}  # fmt: skip
_BLOCK_TAGS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "hr", "br", "ul", "ol"})


class _Paragraphs(HTMLParser):
    """Plain paragraphs of rich text; a link tells where it leads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._words: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCK_TAGS:
            self.end_paragraph()
        if tag == "li":
            self._words.append("– ")
        if tag == "a":
            values = dict(attrs)
            page = f"trang số {values.get('id')}" if values.get("id") else ""
            self._links.append(values.get("href") or page)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.end_paragraph()
        if tag == "a" and self._links and (target := self._links.pop()):
            self._words.append(f" (→ {target})")

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def end_paragraph(self) -> None:
        text = " ".join("".join(self._words).split())
        if text and text != "–":
            self.found.append(text)
        self._words = []


def paragraphs_of_html(html: str) -> list[str]:
    """Paragraphs, headings and list items of rich text, without emphasis."""
    parser = _Paragraphs()
    parser.feed(html)
    parser.close()
    parser.end_paragraph()
    return parser.found


def text_parts(content: dict[str, Any]) -> dict[str, list[str]]:
    """Part of the article → its paragraphs, read from the content of a revision."""
    genre = content.get("genre") or ""
    return {
        "Tiêu đề": _lines(content.get("title")),
        "Lời dẫn": _lines(content.get("lead")),
        "Nội dung": list(_body(content.get("body"))),
        "Tác giả": [_author(each) for each in content.get("authors") or []],
        "Nguồn": _source(content),
        "Thể loại": [str(Genre(genre).label)] if genre in Genre.values else [],
    }


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _author(author: dict[str, Any]) -> str:
    role = author.get("role") or ""
    did = AuthorRole(role).label if role in AuthorRole.values else role
    return f"{author.get('name', '')} ({did})"


def _source(content: dict[str, Any]) -> list[str]:
    at = parse_datetime(content.get("source_at") or "")
    return [
        *_lines(content.get("source_name")),
        *_lines(content.get("source_url")),
        *([format_timestamp(timezone.localtime(at))] if at else []),
    ]


def _body(raw: Any) -> Iterator[str]:
    blocks = json.loads(raw) if isinstance(raw, str) else raw or []
    for block in blocks:
        value = block["value"]
        if isinstance(value, str):
            yield from paragraphs_of_html(value)
        elif block["type"] == "table":
            yield from _table(value)
        else:
            yield from _values("", value)


def _table(value: dict[str, Any]) -> Iterator[str]:
    table = value.get("table") or {}
    yield from _values("caption", value.get("caption"))
    yield _cells(column.get("heading") for column in table.get("columns") or [])
    for row in table.get("rows") or []:
        yield _cells(row.get("values") or [])


def _cells(values: Iterable[Any]) -> str:
    return " | ".join(str(value or "") for value in values)


def _values(name: str, value: Any) -> Iterator[str]:
    """Every value of a block, also of kinds that this page does not know, one line each."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"id", "type"}:
                yield from _values(name if key == "value" else key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(name, inner)
    elif value not in (None, ""):
        said = NAMES.get(name, "")
        yield f"{said}: {value}" if said else str(value)
