"""What the search index knows of an article; written in the same transaction as the act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.utils.html import strip_tags

from conglang.newsroom.models import ArticlePage
from conglang.search.actions import forget_entry, index_entry
from conglang.search.sources import Document

KIND = "article"


def body_text(article: ArticlePage) -> str:
    """All words of the lead and the body, captions and tables included, as plain text."""
    parts = [article.lead]
    for block in article.body:
        parts.extend(_texts(block.block, block.value))
    return "\n".join(part for part in parts if part)


def _texts(block: Any, value: Any) -> Iterable[str]:
    return [
        strip_tags(str(text).replace("<", " <")) for text in block.get_searchable_content(value)
    ]


def document_of(article: ArticlePage) -> Document:
    """The index entry of a published article."""
    section = article.get_parent()
    if article.shown_at is None:
        raise ValueError("only a published article can be found")
    return Document(
        object_key=str(article.pk),
        title=article.title,
        body=body_text(article),
        author=", ".join(author.name for author in article.authors.all()),
        url=article.address,
        section_label=section.title,
        section_url=section.address,
        published_at=article.shown_at,
    )


def documents() -> Iterable[Document]:
    """Every article residents may read in the open portal, for a rebuild of the index."""
    rows = ArticlePage.objects.live().filter(shown_at__isnull=False).prefetch_related("authors")
    return (document_of(article) for article in rows.iterator(chunk_size=100))


def index_article(article: ArticlePage) -> None:
    """Put a published article into the index, or bring its entry up to date."""
    index_entry(kind=KIND, **asdict(document_of(article)))


def forget_article(article: ArticlePage) -> None:
    """Take an article out of the index."""
    forget_entry(kind=KIND, object_key=str(article.pk))
