"""Questions about several articles at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from conglang.newsroom.bulk_rules import UNDO_LASTS, UNDOABLE
from conglang.newsroom.models import Batch, EditorialRecord, SectionPage
from conglang.newsroom.queries.desk import records_for_listing


def chosen_records(article_ids: Iterable[int], *, reader: Any) -> list[EditorialRecord]:
    """Records of the chosen articles that this person finds in the list, in the order chosen."""
    ids = list(article_ids)
    rows = records_for_listing(reader=reader).filter(article_id__in=ids)
    return sorted(rows, key=lambda row: ids.index(row.article_id))


def sections_of(records: Iterable[EditorialRecord]) -> dict[int, SectionPage]:
    """Id of an article → its section, in one query for all."""
    paths = {each.article_id: each.article.path[: -each.article.steplen] for each in records}
    rows = SectionPage.objects.filter(path__in=set(paths.values()))
    found = {section.path: section for section in rows}
    return {pk: found[path] for pk, path in paths.items() if path in found}


def addresses_in(section: SectionPage, slugs: Iterable[str]) -> dict[str, int]:
    """Which of these addresses are taken directly below a section, and by which page."""
    rows = section.get_children().filter(slug__in=list(slugs))
    return dict(rows.values_list("slug", "pk"))


def batch_of(person: Any, batch_id: int) -> Batch | None:
    """A batch with its items, for the person who made it and nobody else."""
    rows = Batch.objects.filter(by=person, pk=batch_id).select_related("section")
    found: Batch | None = rows.prefetch_related("items__record", "items__before_section").first()
    return found


def batch_to_undo(person: Any, now: datetime) -> Batch | None:
    """The latest thing this person did with several articles that can still be taken back."""
    rows = Batch.objects.filter(
        by=person, act__in=UNDOABLE, at__gte=now - UNDO_LASTS,
        items__done=True, items__undone_at__isnull=True, items__undo_message="",
    )  # fmt: skip
    found: Batch | None = rows.first()
    return found
