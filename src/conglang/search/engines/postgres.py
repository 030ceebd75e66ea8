"""Words as a tsvector beside the entry, with a GIN index that alone answers every question.

Each word is stored under a letter for where it occurs (``_MARKS``), neighbours as one word, and
so are site and kind: no vector is ever unpacked to answer. They are written out here and never
pass PostgreSQL's own parser, which cuts 533/NQ-HĐND into pieces that nobody types.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from django.db import connection, transaction

from conglang.search.engines.base import DatabaseEngine, Field, words_of
from conglang.search.models import SearchEntry
from conglang.search.rules import FENCE

_STORE = "UPDATE search_searchentry SET words = %s::tsvector WHERE id = %s"
_MARKS = {Field.FOLDED: "f", Field.EXACT: "x", Field.TITLE: "t"}
# A vector holds 1 MB at most; behind these words (20 pages) only single words count.
_PAIRED_WORDS = 10_000


class PostgresEngine(DatabaseEngine):
    """Full-text search of PostgreSQL, without its dictionaries."""

    found = "SELECT id FROM search_searchentry WHERE words @@ %s::tsquery"
    hit = "entry.words @@ %s::tsquery"
    counted = "SELECT count(*) FROM search_searchentry WHERE words @@ %s::tsquery"

    def upsert(self, entry: SearchEntry) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_STORE, [_vector(entry), entry.pk])

    def remove(self, entry: SearchEntry) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_STORE, [None, entry.pk])

    def ask(self, sql: str, parameters: Sequence[str | int]) -> list[tuple[int, ...]]:
        # The planner does not count what unpacking costs and would read all vectors.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            return super().ask(sql, parameters)

    def within(self, site_id: int, kinds: Collection[str], condition: str) -> str:
        wanted = " | ".join(f"'k:{kind}'" for kind in kinds)
        filters = f"'s:{site_id}' & ({wanted})" if kinds else f"'s:{site_id}'"
        return f"{filters} & {condition}"

    def every(self, wanted: Iterable[str], field: Field) -> str:
        return " & ".join(_marked(_MARKS[field], wanted))

    def neighbours(self, pair: tuple[str, str], field: Field) -> str:
        return f"'{_MARKS[field]}:{pair[0]} {pair[1]}'"


def _vector(entry: SearchEntry) -> str:
    words = words_of(entry)
    title, body = words.title_folded, words.body_folded
    title_pairs = _pairs(title)
    found = {
        f"'s:{entry.site_id}'",
        f"'k:{entry.kind}'",
        *_marked("t", [*title, *title_pairs]),
        *_marked("f", [*title, *body, *title_pairs, *_pairs(body[:_PAIRED_WORDS])]),
        *_marked("x", [*words.title_exact, *words.body_exact]),
    }
    return " ".join(found)


def _pairs(words: list[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(words) if FENCE not in {one, two}]


def _marked(mark: str, words: Iterable[str]) -> list[str]:
    return [f"'{mark}:{word}'" for word in words]
