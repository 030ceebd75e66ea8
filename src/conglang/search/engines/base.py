from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from typing import ClassVar, Protocol

from django.db import connection
from django.db.models import BooleanField, F, Func, Value

from conglang.search.models import SearchEntry
from conglang.search.rules import IndexedWords, Query, indexed_words

# What lifts a hit above others; a page is found by its name before its text.
EXACT_POINTS = 10_000
TITLE_POINTS = 1_000
TITLE_PAIR_POINTS = 10
PAIR_POINTS = 1
# A longer query finds so little that its first pairs are enough to order it.
PAIRS_LOOKED_AT = 5

_MATCH = """
    SELECT entry.id FROM search_searchentry AS entry WHERE {hit}
    ORDER BY {points} DESC, entry.published_at DESC, entry.id DESC LIMIT %s OFFSET %s
"""
_GAIN = "CASE WHEN entry.id IN ({found}) THEN %s ELSE 0 END"


class Engine(Protocol):
    """An index of words. ``query`` is never empty; ``kinds`` empty means every kind."""

    def upsert(self, entry: SearchEntry) -> None:
        """Index the words of a saved entry, in place of those it had."""

    def remove(self, entry: SearchEntry) -> None:
        """Forget the words of an entry that is about to be deleted."""

    def match(
        self, site_id: int, query: Query, *, kinds: Collection[str], offset: int, limit: int
    ) -> list[int]:
        """Keys of the site's entries that hold every folded word, best first.

        Order: accents as typed, every word in the title, neighbours in title and text, newest.
        """

    def count(self, site_id: int, query: Query, *, kinds: Collection[str]) -> int:
        """Number of entries that ``match`` can return."""

    def condition(self, site_id: int, query: Query, *, kinds: Collection[str]) -> Func:
        """The same entries as a condition on ``SearchEntry``, for a question about more."""


class Field(Enum):
    """Where a word is looked for; title and text together unless it says title."""

    FOLDED = "folded"
    EXACT = "exact"
    TITLE = "title"


class DatabaseEngine(ABC):
    """An engine inside the default database: how hits are ordered, whatever its grammar."""

    # SQL with one condition as parameter. hit: about ``entry``; found: a query for keys.
    hit: ClassVar[str]
    found: ClassVar[str]
    counted: ClassVar[str]

    def match(
        self, site_id: int, query: Query, *, kinds: Collection[str], offset: int, limit: int
    ) -> list[int]:
        parameters: list[str | int] = [self.within(site_id, kinds, self._must(query))]
        gains = self._gains(query)
        for points, condition in gains:
            parameters += [self.within(site_id, kinds, condition), points]
        gain = _GAIN.format(found=self.found)
        sql = _MATCH.format(hit=self.hit, points=" + ".join([gain] * len(gains)))
        return [row[0] for row in self.ask(sql, [*parameters, limit, offset])]

    def count(self, site_id: int, query: Query, *, kinds: Collection[str]) -> int:
        condition = self.within(site_id, kinds, self._must(query))
        return self.ask(self.counted, [condition])[0][0]

    def condition(self, site_id: int, query: Query, *, kinds: Collection[str]) -> Func:
        found = self.found.replace("%s", "%%s")
        head, tail = found.split("%%s")
        return Func(
            F("pk"), Value(self.within(site_id, kinds, self._must(query))),
            arg_joiner=f" IN ({head}", template=f"(%(expressions)s{tail}))",
            output_field=BooleanField(),
        )  # fmt: skip

    def ask(self, sql: str, parameters: Sequence[str | int]) -> list[tuple[int, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())

    @abstractmethod
    def within(self, site_id: int, kinds: Collection[str], condition: str) -> str:
        """``condition`` for entries of this site and these kinds only."""

    @abstractmethod
    def every(self, wanted: Iterable[str], field: Field) -> str:
        """The condition that all the words occur."""

    @abstractmethod
    def neighbours(self, pair: tuple[str, str], field: Field) -> str:
        """The condition that two folded words stand side by side."""

    def _must(self, query: Query) -> str:
        return self.every(dict.fromkeys(query.folded), Field.FOLDED)

    def _gains(self, query: Query) -> list[tuple[int, str]]:
        gains = [(TITLE_POINTS, self.every(dict.fromkeys(query.folded), Field.TITLE))]
        if query.has_diacritics:
            gains.append((EXACT_POINTS, self.every(dict.fromkeys(query.exact), Field.EXACT)))
        for pair in query.bigrams[:PAIRS_LOOKED_AT]:
            gains.append((TITLE_PAIR_POINTS, self.neighbours(pair, Field.TITLE)))
            gains.append((PAIR_POINTS, self.neighbours(pair, Field.FOLDED)))
        return gains


def words_of(entry: SearchEntry) -> IndexedWords:
    """The words of an entry."""
    return indexed_words(title=entry.title, author=entry.author, body=entry.body)
