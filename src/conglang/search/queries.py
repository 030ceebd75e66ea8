"""What the search page asks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from conglang.core.dates import format_date
from conglang.core.text import highlight, snippet
from conglang.search.engines import engine
from conglang.search.models import SearchEntry
from conglang.search.rules import BODY_CHARACTERS, Query, analyse
from conglang.search.sources import checked_kind, is_kind, kind_label
from conglang.tenancy.scoping import open_site

# Nobody reads further; a robot that does would make the database sort everything each time.
LAST_PAGE = 100
LARGEST_PAGE = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, ready to show.

    The three texts are safe HTML: escaped, with <mark> around the words found. url and
    section_url: path in the portal. date: dd/mm/yyyy in Viet Nam.
    """

    kind: str
    kind_label: str
    title_html: SafeString
    snippet_html: SafeString
    author_html: SafeString
    url: str
    section: str
    section_url: str
    date: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results.

    total: all that were found; pages: at most 100, also when more were found; page: the page
    shown, at least 1; query: what was searched for, cleaned and cut.
    """

    hits: list[Hit]
    total: int
    page: int
    pages: int
    query: str


def search(
    query: str, *, page: int = 1, page_size: int = 10, kinds: Collection[str] | None = None
) -> Results:
    """Find what holds every word of the query in title, text or author, in the open portal.

    Diacritics are optional; what is spelled exactly as asked comes first. Any sign is allowed
    and means nothing. Less than two letters or digits find nothing. A page beyond the last
    is the last; page_size is at most 50. The number of questions to the database does not grow
    with the number of hits. Raises ScopeError outside a portal.
    """
    site_id = open_site().pk
    wanted = analyse(query)
    chosen = None if kinds is None else [kind for kind in kinds if is_kind(kind)]
    if wanted.is_empty or chosen == []:
        return Results([], 0, 1, 0, wanted.text)
    index = engine()
    total = index.count(site_id, wanted, kinds=chosen or ())
    if not total:
        return Results([], 0, 1, 0, wanted.text)
    size = min(max(page_size, 1), LARGEST_PAGE)
    pages = min(-(-total // size), LAST_PAGE)
    shown = min(max(page, 1), pages)
    offset = (shown - 1) * size
    keys = index.match(site_id, wanted, kinds=chosen or (), offset=offset, limit=size)
    entries = SearchEntry.objects.in_bulk(keys)
    hits = [_hit(entries[key], wanted) for key in keys if key in entries]
    return Results(hits, total, shown, pages, wanted.text)


def keys_matching(query: str, *, kind: str) -> QuerySet[SearchEntry, str]:
    """Public keys of the open portal's objects of a kind that hold every word of the query.

    Not fetched: a condition inside a question about the objects themselves. Less than two letters
    or digits match nothing. Raises ScopeError outside a portal, ValueError for a kind that none is
    called.
    """
    site_id = open_site().pk
    wanted = analyse(query)
    entries = SearchEntry.objects.filter(kind=checked_kind(kind))
    if wanted.is_empty:
        return entries.none().values_list("object_key", flat=True)
    found = entries.filter(engine().condition(site_id, wanted, kinds=[kind]))
    return found.values_list("object_key", flat=True)


def count_matching(query: str, *, kind: str) -> int:
    """How many of the open portal's objects of a kind ``keys_matching`` would give."""
    wanted = analyse(query)
    if wanted.is_empty:
        return 0
    return engine().count(open_site().pk, wanted, kinds=[checked_kind(kind)])


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 -- core.text escapes all but its own marks


def _hit(entry: SearchEntry, query: Query) -> Hit:
    return Hit(
        kind=entry.kind,
        kind_label=kind_label(entry.kind),
        title_html=_safe(highlight(entry.title, query.text)),
        snippet_html=_safe(snippet(entry.body[:BODY_CHARACTERS], query.text)),
        author_html=_safe(highlight(entry.author, query.text)),
        url=entry.url,
        section=entry.section_label,
        section_url=entry.section_url,
        date=format_date(entry.published_at),
    )
