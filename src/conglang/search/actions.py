"""Writes to the index. They belong in the transaction that publishes or withdraws the object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from conglang.core.text import clean
from conglang.search.engines import engine
from conglang.search.models import SearchEntry
from conglang.search.sources import Document, Source, checked_kind, sources
from conglang.tenancy.scoping import open_site

Item = TypeVar("Item")

_BATCH = 100
_KEY = ["site", "kind", "object_key"]
_TEXTS = ("title", "body", "author", "section_label")


def index_entry(
    *,
    kind: str,
    object_key: str,
    title: str,
    body: str,
    author: str,
    url: str,
    section_label: str,
    section_url: str,
    published_at: datetime,
) -> SearchEntry:
    """Make an object findable in the open portal, or describe it anew.

    Texts are stored clean (NFC). Raises ScopeError outside a portal, ValueError if ``kind`` has
    signs other than a-z, 0-9 and _.
    """
    document = Document(
        object_key=object_key,
        title=title,
        body=body,
        author=author,
        url=url,
        section_label=section_label,
        section_url=section_url,
        published_at=published_at,
    )
    return _store(checked_kind(kind), document)


@transaction.atomic
def forget_entry(*, kind: str, object_key: str) -> bool:
    """Make an object unfindable in the open portal; returns whether it was findable."""
    return _forget(SearchEntry.objects.filter(kind=kind, object_key=object_key)) > 0


def rebuild(
    kind: str | None = None, progress: Callable[[str, int], None] | None = None
) -> dict[str, int]:
    """Index the open portal's public objects again and forget what is no longer among them.

    kind: only this one; without it all, and entries of kinds that nobody registered go.
    progress: told the label of a kind and how many of it are done, after every hundred.
    Returns the number of objects of each kind. Commits every hundred, so that nobody waits long;
    broken off, it may be started again. What is published or withdrawn meanwhile stays so.
    Raises LookupError if nobody registered ``kind``.
    """
    open_site()
    chosen = [source for source in sources() if kind in {None, source.kind}]
    if kind is not None and not chosen:
        message = f"No search source is called {kind}."
        raise LookupError(message)
    done = {source.kind: _rebuild_source(source, progress) for source in chosen}
    if kind is None:
        with transaction.atomic():
            _forget(SearchEntry.objects.exclude(kind__in=done))
    return done


def _rebuild_source(source: Source, progress: Callable[[str, int], None] | None) -> int:
    started = timezone.now()
    entries = SearchEntry.objects.filter(kind=source.kind)
    known = set(entries.values_list("object_key", flat=True))
    seen: set[str] = set()
    for batch in _batches(source.documents()):
        # Documents are read before the transaction opens, because it would end their cursor.
        with transaction.atomic():
            fresher = _changed_since(started, entries, known, batch)
            for document in batch:
                if document.object_key not in fresher:
                    _store(source.kind, document)
        seen.update(document.object_key for document in batch)
        if progress is not None:
            progress(source.label, len(seen))
    for keys in _batches(known - seen):
        with transaction.atomic():
            _forget(entries.filter(object_key__in=keys))
    return len(seen)


def _changed_since(
    started: datetime, entries: QuerySet[SearchEntry], known: set[str], batch: list[Document]
) -> set[str]:
    """Keys of documents that somebody indexed or withdrew after ``started``."""
    keys = {document.object_key for document in batch}
    rows = entries.select_for_update().filter(object_key__in=keys)
    changed_at = dict(rows.values_list("object_key", "updated_at"))
    indexed = {key for key, changed in changed_at.items() if changed > started}
    withdrawn = (keys & known) - changed_at.keys()
    return indexed | withdrawn


@transaction.atomic
def _store(kind: str, document: Document) -> SearchEntry:
    values = asdict(document)
    values |= {name: clean(values[name]) for name in _TEXTS}
    entry = SearchEntry(site=open_site(), kind=kind, **values)
    # One statement, so that two who publish the same object do not collide.
    SearchEntry.objects.bulk_create(
        [entry],
        update_conflicts=True,
        unique_fields=_KEY,
        update_fields=[*(values.keys() - {"object_key"}), "updated_at"],
    )
    engine().upsert(entry)
    return entry


def _forget(entries: QuerySet[SearchEntry]) -> int:
    index = engine()
    found = list(entries.defer("title", "body"))
    for entry in found:
        index.remove(entry)
    entries.delete()
    return len(found)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
