"""Staff search on PostgreSQL: one indexed vector holds title and body."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.functional import cached_property
from modelsearch.backends.database.postgres import postgres as base
from modelsearch.index import SearchField

from conglang.search.staff_backend.folding import FoldedIndex, FoldedObject, FoldedQuery


class _Object(FoldedObject, base.ObjectIndexer):
    @cached_property
    def body(self) -> Any:
        """Every searchable text, the title too, so that one index answers for all of them."""
        texts = []
        for declared in self.search_fields:
            for field, weight, text in self.prepare_field(self.obj, declared):
                if isinstance(field, SearchField):
                    texts.append((text, weight))
        return self.as_vector(texts)


class _Index(FoldedIndex, base.PostgresIndex):
    describe = _Object


class _Query(FoldedQuery, base.PostgresSearchQueryCompiler):
    def search(self, *args: Any, **kwargs: Any) -> Any:
        return self.queryset.none() if self.query is None else super().search(*args, **kwargs)

    def get_search_vectors(self, search_query: Any) -> list[tuple[F, float]]:
        return [(F("index_entries__title" if self.only_title else "index_entries__body"), 1.0)]

    def _build_rank_expression(self, vectors: Any, config: Any) -> Any:
        """Titles decide, then the newest: unpacking thousands of bodies to rank them is slow."""
        return self.build_tsrank(F("index_entries__title"), self.query, config=config)


class _Autocomplete(_Query, base.PostgresAutocompleteQueryCompiler):
    def get_search_vectors(self, search_query: Any) -> list[tuple[F, float]]:
        return [(F("index_entries__autocomplete"), 1.0)]

    def _build_rank_expression(self, vectors: Any, config: Any) -> Any:
        return self.build_tsrank(F("index_entries__autocomplete"), self.query, config=config)


class PostgresBackend(base.PostgresSearchBackend):
    """Wagtail's PostgreSQL backend with folded words, without dictionaries."""

    index_class = _Index
    query_compiler_class = _Query
    autocomplete_query_compiler_class = _Autocomplete

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params | {"SEARCH_CONFIG": "simple"})
