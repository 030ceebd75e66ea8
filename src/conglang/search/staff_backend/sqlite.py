"""Staff search on SQLite: one pass through FTS5 for the order, then the page of rows shown."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from modelsearch.backends.database.sqlite import sqlite as base
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, normalize
from modelsearch.query import MatchAll, Not
from modelsearch.utils import get_descendants_content_types_pks

from conglang.search.staff_backend.folding import FoldedIndex, FoldedObject, FoldedQuery

# Rows are fetched by so many keys at a time.
_LONGEST_LIST = 500


class _Score(BM25):
    """Lower is better; columns: autocomplete, body, title."""

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[Any]]:
        return f"bm25({base.SQLiteFTSIndexEntry._meta.db_table}, 1.0, 1.0, 4.0)", []


class _Object(FoldedObject, base.ObjectIndexer):
    pass


class _Index(FoldedIndex, base.SQLiteIndex):
    describe = _Object


class _Query(FoldedQuery, base.SQLiteSearchQueryCompiler):
    def search(
        self, config: Any, start: int | None, stop: int | None, score_field: str | None = None
    ) -> Any:
        rows = self.matching()
        if not rows.query.order_by:
            rows = rows.order_by("-pk")
        return rows[start:stop]

    def matching(self) -> Any:
        """Rows of the queryset that match, in the queryset's own order."""
        query = normalize(self.query) if self.query else Not(MatchAll())
        if isinstance(query, MatchAll):
            return self.queryset.all()
        if isinstance(query, Not):
            if isinstance(query.subquery, MatchAll):
                return self.queryset.none()
            return self.queryset.exclude(pk__in=self._found(query.subquery))
        return self.queryset.filter(pk__in=self._found(query))

    def ranks(self) -> dict[str, int] | None:
        """Place of each matching object, of all portals; None if the query gives no order."""
        query = normalize(self.query) if self.query else None
        if query is None or isinstance(query, MatchAll | Not):
            return None
        best_first = self._matches(query).annotate(score=_Score()).order_by("score", "-pk")
        places = {
            entry: place for place, entry in enumerate(best_first.values_list("pk", flat=True))
        }
        entries = self._entries(query).values_list("object_id", "pk")
        return {key: places[entry] for key, entry in entries if entry in places}

    def _found(self, query: Any) -> Any:
        return self._entries(query).values("object_id")

    def _entries(self, query: Any) -> Any:
        # IN, not a join: SQLite would search the words again for each entry.
        return base.IndexEntry.objects.filter(
            content_type__in=get_descendants_content_types_pks(self.queryset.model),
            pk__in=self._matches(query).values("pk"),
        )

    def _matches(self, query: Any) -> Any:
        matches = MatchExpression(self._columns(), self.build_search_query(query))
        return base.SQLiteFTSIndexEntry.objects.filter(matches)

    def _columns(self) -> list[str]:
        return ["title"] if self.only_title else ["title", "body"]


class _Autocomplete(_Query, base.SQLiteAutocompleteQueryCompiler):
    def _columns(self) -> list[str]:
        return ["autocomplete"]


class _Results(base.SQLiteSearchResults):
    def _do_search(self) -> list[Model]:
        compiler = self.query_compiler
        ranks = compiler.ranks() if compiler.order_by_relevance or self._score_field else None
        if ranks is None or not compiler.order_by_relevance:
            rows = list(self.get_queryset())
        else:
            rows = self._best(ranks)
        if self._score_field:
            for row in rows:
                setattr(row, self._score_field, (ranks or {}).get(str(row.pk)))
        return rows

    def _best(self, ranks: dict[str, int]) -> list[Model]:
        """The rows of this slice; the queryset's filters decide before the slice is cut."""
        matching = self.query_compiler.matching()
        keys = matching.order_by().values_list("pk", flat=True)
        chosen = sorted(keys, key=lambda key: ranks[str(key)])[self.start : self.stop]
        rows: dict[Any, Model] = {}
        for start in range(0, len(chosen), _LONGEST_LIST):
            wanted = chosen[start : start + _LONGEST_LIST]
            rows |= {row.pk: row for row in self.query_compiler.queryset.filter(pk__in=wanted)}
        return [rows[key] for key in chosen if key in rows]


class SQLiteBackend(base.SQLiteSearchBackend):
    """Wagtail's SQLite backend with folded words and without a search for each row."""

    index_class = _Index
    query_compiler_class = _Query
    autocomplete_query_compiler_class = _Autocomplete
    results_class = _Results
