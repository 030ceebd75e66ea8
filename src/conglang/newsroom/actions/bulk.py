"""One act on several articles: each its own transaction through its own action, and the way back.

A refused article stops none of the others; what became of each is kept with the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import User
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.actions import editing
from conglang.newsroom.actions.afterwards import change_section, refuse_moving, taken_address
from conglang.newsroom.actions.steps import listed_reason, locked_record
from conglang.newsroom.bulk_rules import check_chosen, check_undo
from conglang.newsroom.choices import BulkAct
from conglang.newsroom.models import Batch, BatchItem, EditorialRecord, SectionPage
from conglang.newsroom.permissions import refuse_stranger
from conglang.newsroom.queries.bulk import addresses_in, batch_of, chosen_records, sections_of
from conglang.newsroom.rules import ARTICLE_FLOW, check_reason
from conglang.tenancy.scoping import open_site


def _already_there() -> Refusal:
    return Refusal("unchanged", "Bài đang ở chuyên mục này rồi.")


@dataclass(frozen=True, slots=True)
class Prospect:
    """What would become of one article; refusal: why nothing would, in words."""

    record: EditorialRecord
    section: SectionPage | None
    refusal: str = ""


def prospects(
    *, act: str, records: Sequence[EditorialRecord], by: User, section: SectionPage | None = None
) -> list[Prospect]:
    """Ask for each article what its act would ask; the number of queries does not grow.

    section: where the articles are to go, for a change of section.
    """
    now_in = sections_of(records)
    taken = addresses_in(section, [each.article.slug for each in records]) if section else {}
    found = []
    for record in records:
        here = now_in.get(record.article_id)
        try:
            if section is None:
                refuse_stranger(record, ARTICLE_FLOW.check(act, record.state), by)
            else:
                _refuse_going(record, here, section, by, taken)
        except Refusal as refusal:
            found.append(Prospect(record, here, refusal.message))
        else:
            found.append(Prospect(record, here))
    return found


def _refuse_going(
    record: EditorialRecord,
    here: SectionPage | None,
    section: SectionPage,
    by: User,
    taken: dict[str, int],
) -> None:
    if here and here.pk == section.pk:
        raise _already_there()
    refuse_moving(record, section, by)
    if taken.get(record.article.slug, record.article_id) != record.article_id:
        raise taken_address(record.article, section)


def act_on_many(
    *,
    act: str,
    article_ids: Sequence[int],
    by: User,
    at: datetime,
    note: str = "",
    reason_id: int | None = None,
    section_id: int | None = None,
) -> Batch:
    """Do one act with every chosen article that allows it; returns what became of each.

    Refuses before anything is done: nothing_chosen, too_many, reason_missing, reason_not_chosen,
    wrong_section.
    """
    check_chosen(len(article_ids))
    section = None
    if act == BulkAct.CHANGE_SECTION:
        section = SectionPage.objects.filter(pk=section_id).first()
        if section is None:
            raise Refusal("wrong_section", "Hãy chọn một chuyên mục của cổng.")
    else:
        check_reason(clean(note), needed=ARTICLE_FLOW[act].needs_reason)
        listed_reason(act, reason_id)
    records = chosen_records(article_ids, reader=by)
    check_chosen(len(records))
    batch = Batch.objects.create(site=open_site(), act=act, section=section, by=by, at=at)
    sections = sections_of(records)
    extra: dict[str, Any] = {"note": note}
    if act == BulkAct.RETURN_TO_AUTHOR:
        extra["reason_id"] = reason_id
    for record in records:
        _act_on_one(batch, record, sections.get(record.article_id), extra)
    return batch


def _act_on_one(
    batch: Batch, record: EditorialRecord, here: SectionPage | None, extra: dict[str, Any]
) -> None:
    item = BatchItem(
        site_id=batch.site_id, batch=batch, record=record, before_section=here, done=True,
        before_state=record.state,
        title=record.article.draft_title or record.article.title or "(chưa có tiêu đề)",
    )  # fmt: skip
    try:
        with transaction.atomic():
            item.before_state = locked_record(record.article_id).state
            _do(batch, record.article_id, here, extra)
            item.after_since = locked_record(record.article_id).since
            item.save()
    except Refusal as refusal:
        item.done, item.message, item.after_since = False, refusal.message[:500], None
        item.save(force_insert=True)


def _do(batch: Batch, article_id: int, here: SectionPage | None, extra: dict[str, Any]) -> None:
    who: dict[str, Any] = {"article_id": article_id, "by": batch.by, "at": batch.at}
    if batch.act != BulkAct.CHANGE_SECTION:
        getattr(editing, batch.act)(**who, **extra)
        return
    if here and here.pk == batch.section_id:
        raise _already_there()
    change_section(**who, section_id=batch.section_id or 0)


def undo_batch(*, batch_id: int, by: User, at: datetime) -> Batch:
    """Take back what was done with each article of a batch, unless it moved on meanwhile.

    Archived articles become drafts; moved ones go back to the section they came from. Each is an
    act of its own, with the rights it needs. Pressed again, it goes on with what is left.
    Refuses: unknown_batch (also another person's), no_way_back, too_late, nothing_left.
    """
    batch = batch_of(by, batch_id)
    if batch is None:
        raise Refusal("unknown_batch", "Chỉ người đã làm mới hoàn tác được.")
    check_undo(batch.act, batch.at, at)
    items = [item for item in batch.items.all() if item.can_go_back]
    if not items:
        raise Refusal("nothing_left", "Không còn bài nào để hoàn tác.")
    for item in items:
        _undo_one(batch, item.pk, at)
    return batch


def _undo_one(batch: Batch, item_id: int, at: datetime) -> None:
    try:
        with transaction.atomic():
            rows = BatchItem.objects.select_for_update(of=("self",)).select_related("record")
            item = rows.get(pk=item_id)
            if item.undone_at is None:
                _go_back(batch, item, at)
                item.undone_at = at
                item.save(update_fields=["undone_at"])
    except Refusal as refusal:
        left = BatchItem.objects.filter(pk=item_id, undone_at__isnull=True)
        left.update(undo_message=refusal.message[:500])


def _go_back(batch: Batch, item: BatchItem, at: datetime) -> None:
    article_id = item.record.article_id
    record = locked_record(article_id)
    moved = batch.act == BulkAct.CHANGE_SECTION
    if record.since != item.after_since or (
        moved and record.article.get_parent().pk != batch.section_id
    ):
        raise Refusal(
            "moved_on",
            f"Bài đã chuyển tiếp (nay: {record.get_state_display()}) nên không hoàn tác.",
        )
    who: dict[str, Any] = {"article_id": article_id, "by": batch.by, "at": at}
    if moved:
        change_section(**who, section_id=item.before_section_id or 0)
    else:
        editing.reopen(**who, note="Hoàn tác việc cất vào lưu trữ")
