"""What both staff backends change in Wagtail's: words are folded, and nothing typed is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_content_type_pk

from conglang.search.rules import BODY_CHARACTERS, folded_words

# Wagtail combines words by recursion; what is longer comes from a slip of the clipboard.
_QUERY_WORDS = 32


class FoldedObject:
    """Mixed into an ObjectIndexer: text goes into the index as folded words."""

    def prepare_value(self, value: Any) -> str:
        text: str = super().prepare_value(value)  # type: ignore[misc]
        return " ".join(folded_words(text[:BODY_CHARACTERS]))


class FoldedIndex:
    """Mixed into an index: stores any number of objects in one statement."""

    backend: Any
    entries: Any
    describe: type[Any]

    def add_items(self, model: type[Model], objs: Sequence[Model]) -> None:
        content_type_id = get_content_type_pk(model)
        found = [self.describe(obj, self.backend) for obj in objs]
        self.entries.bulk_create(
            [
                self.entries.model(
                    content_type_id=content_type_id,
                    object_id=item.id,
                    title=item.title,
                    body=item.body,
                    autocomplete=item.autocomplete,
                )
                for item in found
            ],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "body", "autocomplete"],
        )

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT001, FBT002 -- Wagtail's
        """Do nothing: our order does not use them, and each save would read the whole table."""


class FoldedQuery:
    """Mixed into a query compiler: looks for folded words and lets SQL apply every filter."""

    query: SearchQuery | None
    queryset: Any
    fields: Sequence[str] | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = folded(self.query) if self.query is not None else None

    @property
    def only_title(self) -> bool:
        """Whether only titles are searched; other fields are not told apart in the index."""
        return bool(self.fields) and set(self.fields or ()) == {"title"}

    def check(self) -> None:
        """Accept filters on any field: Wagtail's list is for search engines without SQL."""


def folded(query: SearchQuery) -> SearchQuery | None:
    """Return the query with folded words, or None if it holds no word at all.

    Raises NotImplementedError for kinds of query that no screen of ours asks (Fuzzy, Boost).
    """
    if isinstance(query, PlainText | Phrase):
        words = " ".join(folded_words(query.query_string)[:_QUERY_WORDS])
        if not words:
            return None
        return Phrase(words) if isinstance(query, Phrase) else PlainText(words, query.operator)
    if isinstance(query, And | Or):
        parts = [part for part in map(folded, query.subqueries) if part is not None]
        return type(query)(parts) if parts else None
    if isinstance(query, Not):
        part = folded(query.subquery)
        return None if part is None else Not(part)
    if isinstance(query, MatchAll):
        return query
    message = f"Staff search knows no {type(query).__name__}."
    raise NotImplementedError(message)
