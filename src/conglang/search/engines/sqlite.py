"""Words in an FTS5 table. tf, bf: title and body folded; tx, bx: exact; k: site and kind.

The table splits at spaces only (tokenizer "ascii"), so its words are those of ``rules``. It keeps
its own copy of them, because FTS5 must be told the old words to forget them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection

from conglang.search.engines.base import DatabaseEngine, Field, words_of
from conglang.search.models import SearchEntry

_UPSERT = (
    "INSERT OR REPLACE INTO search_words (rowid, tf, bf, tx, bx, k) VALUES (%s, %s, %s, %s, %s, %s)"
)
_REMOVE = "DELETE FROM search_words WHERE rowid = %s"
_COLUMNS = {Field.FOLDED: "tf bf", Field.EXACT: "tx bx", Field.TITLE: "tf"}


class SQLiteEngine(DatabaseEngine):
    """Full-text search of the embedded database."""

    found = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
    hit = f"entry.id IN ({found})"
    counted = f"SELECT count(*) FROM ({found})"  # noqa: S608 -- our own constant

    def upsert(self, entry: SearchEntry) -> None:
        words = words_of(entry)
        texts = (words.title_folded, words.body_folded, words.title_exact, words.body_exact)
        filters = f"s{entry.site_id} k_{entry.kind}"
        with connection.cursor() as cursor:
            cursor.execute(_UPSERT, [entry.pk, *map(" ".join, texts), filters])

    def remove(self, entry: SearchEntry) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE, [entry.pk])

    def within(self, site_id: int, kinds: Collection[str], condition: str) -> str:
        site = f'{{k}}: "s{site_id}"'
        wanted = _joined(" OR ", (f"k_{kind}" for kind in kinds))
        filters = f"{site} AND {{k}}: ({wanted})" if kinds else site
        return f"{filters} AND {condition}"

    def every(self, wanted: Iterable[str], field: Field) -> str:
        return f"{{{_COLUMNS[field]}}}: ({_joined(' AND ', wanted)})"

    def neighbours(self, pair: tuple[str, str], field: Field) -> str:
        return f'{{{_COLUMNS[field]}}}: "{pair[0]} {pair[1]}"'


def _joined(operator: str, words: Iterable[str]) -> str:
    return operator.join(f'"{word}"' for word in words)
