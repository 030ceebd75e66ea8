"""Count what happened: one thing when news of it comes, everything when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction

from conglang.core.dates import VIETNAM
from conglang.planning.models import Achievement
from conglang.planning.sources import Fact, Source, source_of, sources
from conglang.tenancy.scoping import open_site

Item = TypeVar("Item")

_BATCH = 500
_KEY = ["site", "kind", "key"]
_FIELDS = [
    "title", "unit", "section", "genre", "photos", "videos", "happened_at", "day", "withdrawn",
    "is_repost",
]  # fmt: skip


def count_one(*, kind: str, key: str) -> None:
    """Describe one thing of the open portal anew; what does not count (yet) is left out.

    As often as one likes: the same thing is counted once.
    """
    fact = source_of(kind).describe(key)
    if fact is not None:
        _store(kind, [fact])


def count_again() -> int:
    """Describe everything of the open portal anew; returns how many things count or counted.

    What its room no longer knows is withdrawn. Safe to repeat and to break off.
    """
    return sum(_count_source(source) for source in sources())


def _count_source(source: Source) -> int:
    seen: set[str] = set()
    for batch in _batches(source.every()):
        _store(source.kind, batch)
        seen.update(fact.key for fact in batch)
    known = Achievement.objects.standing().filter(kind=source.kind)
    gone = set(known.values_list("key", flat=True)) - seen
    for keys in _batches(sorted(gone)):
        known.filter(key__in=keys).update(withdrawn=True)
    return len(seen)


@transaction.atomic
def _store(kind: str, facts: Iterable[Fact]) -> None:
    rows = [_row(kind, fact) for fact in facts]
    # One statement, so that two who hear of the same thing do not collide.
    Achievement.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=_KEY, update_fields=_FIELDS
    )


def _row(kind: str, fact: Fact) -> Any:
    return Achievement(
        site=open_site(), kind=kind, key=fact.key, title=fact.title, unit_id=fact.unit_id,
        section_id=fact.section_id, genre=fact.genre, photos=fact.photos, videos=fact.videos,
        happened_at=fact.happened_at, day=fact.happened_at.astimezone(VIETNAM).date(),
        withdrawn=fact.withdrawn, is_repost=fact.is_repost,
    )  # fmt: skip


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
