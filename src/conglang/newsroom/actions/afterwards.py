"""What happens to an article after publication, and when people or sections change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import WRITE
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.actions.deciding import show
from conglang.newsroom.actions.gate import refuse_open_findings_of_approved
from conglang.newsroom.actions.steps import locked_record, move
from conglang.newsroom.choices import AfterTakeDown, CorrectionKind, State
from conglang.newsroom.indexing import forget_article, index_article
from conglang.newsroom.models import (
    ArticlePage,
    Correction,
    EditorialRecord,
    SectionPage,
    TakeDown,
    may_here,
)
from conglang.newsroom.rules import check_public_note


@transaction.atomic
def correct(
    *,
    article_id: int,
    by: User,
    at: datetime,
    note: str,
    kind: str = CorrectionKind.MINOR,
    public_note: str = "",
) -> EditorialRecord:
    """Open a published article for correction; residents keep the published text meanwhile.

    kind: a public correction with a note of what was wrong, or a minor change without one; both
    need a second person. public_note: shown over the article once the correction is published.
    Refuses: note_missing, reason_missing, not_allowed, wrong_state.
    Legal basis: board:correction
    """
    told = check_public_note(clean(public_note), public=kind == CorrectionKind.PUBLIC)
    record = locked_record(article_id)
    changes = {
        "editor": by, "approver": None, "approved_revision": None,
        "submitted_revision": record.article.live_revision,
    }  # fmt: skip
    if record.urgent_at is None:
        # Nobody approved the text that was published urgently: its writers still count.
        changes["round_started_at"] = at
    record = move("correct", article_id=article_id, by=by, at=at, note=note, changes=changes)
    Correction.objects.create(
        site_id=record.site_id, record=record, kind=kind, note=told, opened_by=by, opened_at=at
    )
    return record


@transaction.atomic
def drop_correction(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Forget a correction in work: the published text is again the newest text."""
    record = move("drop_correction", article_id=article_id, by=by, at=at, note=note)
    Correction.objects.in_work().filter(record=record).update(dropped_at=at)
    article = record.article
    if article.live_revision:
        kept = article.live_revision.as_object()
        # Made by the system: nobody holds the text at this point.
        revision = kept.save_revision(changed=False, clean=False)
        ArticlePage.objects.filter(pk=article.pk).update(has_unpublished_changes=False)
        record.approved_revision = revision
        record.save(update_fields=["approved_revision"])
    return record


@transaction.atomic
def take_down(
    *,
    article_id: int,
    by: User,
    at: datetime,
    note: str,
    public_reason: str = "",
    target_id: int | None = None,
) -> EditorialRecord:
    """Hide a published article from residents, with a reason; nothing is deleted.

    Who comes to its address is told that it was taken down and, with ``public_reason``, why; with
    ``target_id`` he or she is led to another article of the portal.
    Refuses: wrong_target, reason_missing, not_allowed, wrong_state.
    Legal basis: board:reason
    """
    target = _target(target_id, but=article_id)
    changes = {"publish_at": None, "shown_until": None}
    record = move("take_down", article_id=article_id, by=by, at=at, note=note, changes=changes)
    hide(
        record, by=by, at=at, target=target, public_reason=clean(public_reason).strip(),
        leaves=AfterTakeDown.REDIRECT if target else AfterTakeDown.NOTICE,
    )  # fmt: skip
    return record


def hide(
    record: EditorialRecord,
    *,
    by: User | None,
    at: datetime,
    leaves: AfterTakeDown,
    target: ArticlePage | None = None,
    public_reason: str = "",
) -> None:
    """Take the shown text from residents and from search; say what its address answers now.

    A correction in work is dropped; its text stays among the versions.
    """
    last_shown = record.article.live_revision
    # The page refuses everybody; who may take it down was asked of the table above.
    UnpublishPageAction(record.article, user=by).execute(skip_permission_checks=True)
    record.approved_revision = last_shown
    record.save(update_fields=["approved_revision"])
    forget_article(record.article)
    Correction.objects.in_work().filter(record=record).update(dropped_at=at)
    TakeDown.objects.create(
        site_id=record.site_id, record=record, at=at, target=target, leaves=leaves,
        public_reason=public_reason,
    )  # fmt: skip


def _target(target_id: int | None, *, but: int) -> ArticlePage | None:
    if target_id is None:
        return None
    found: ArticlePage | None = (
        ArticlePage.objects.live().filter(pk=target_id).exclude(pk=but).first()
    )
    if found is None:
        raise Refusal("wrong_target", "Hãy chọn một bài khác đang xuất bản của cổng này.")
    return found


@transaction.atomic
def put_back(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Show a taken-down article again exactly as it was last published; needs no new approval.

    One that had expired stands from now on without a last day.
    Refuses: not_allowed, wrong_state, findings_open, files_unread.
    """
    refuse_open_findings_of_approved(locked_record(article_id), at=at)
    changes = {"shown_until": None}
    record = move("put_back", article_id=article_id, by=by, at=at, note=note, changes=changes)
    show(record, at=at, by=by, corrected=False, approved=record.urgent_at is None)
    return record


@transaction.atomic
def change_section(*, article_id: int, section_id: int, by: User, at: datetime) -> ArticlePage:
    """Move an article to another section of its portal; old addresses redirect.

    Refuses: not_allowed (who may not edit the text now may not move it, nor
    to where they may not write), wrong_section,
    address_taken (another article has the same address there).
    """
    record = locked_record(article_id)
    article = record.article
    section = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Refusal("wrong_section", "Chuyên mục này không có trong cổng.")
    refuse_moving(record, section, by)
    old = article.get_parent()
    if old.pk != section.pk:
        _refuse_taken_address(article, section)
        # Permission was asked above; Wagtail's own answer to moving a page is always no.
        MovePageAction(article, section, pos="last-child", user=by).execute(
            skip_permission_checks=True
        )
        article = ArticlePage.objects.get(pk=article_id)
        audit(
            act="article.change_section", on=article, by=by, at=at,
            before={"section": old.title}, after={"section": section.title}, role=role_names(by),
        )  # fmt: skip
        if article.live:
            index_article(article)
    return article


def refuse_moving(record: EditorialRecord, section: SectionPage, by: User) -> None:
    """Refuse (``not_allowed``) who may not move this article to this section now."""
    if not record.article.may_be_edited_at(record, by):
        raise Refusal("not_allowed", "Chỉ chuyển chuyên mục khi đang giữ bài để viết hoặc sửa.")
    if not may_here(by, WRITE, section):
        raise Refusal("not_allowed", f"Cần quyền viết bài ở chuyên mục “{section.title}”.")


def _refuse_taken_address(article: ArticlePage, section: SectionPage) -> None:
    if section.get_children().filter(slug=article.slug).exclude(pk=article.pk).exists():
        raise taken_address(article, section)


def taken_address(article: ArticlePage, section: SectionPage) -> Refusal:
    """What is said when another article has the same address there."""
    return Refusal(
        "address_taken",
        f"Chuyên mục “{section.title}” đã có một bài cùng đường dẫn “{article.slug}”. Hãy đổi "
        "đường dẫn của bài rồi chuyển.",
    )


@transaction.atomic
def hand_over(*, person_id: int, to: User, by: User, at: datetime) -> int:
    """Give the open items of somebody who leaves to another person; returns how many."""
    closed = (State.PUBLISHED, State.REJECTED, State.TAKEN_DOWN, State.ARCHIVED)
    moved = 0
    for record in EditorialRecord.objects.select_related("article").exclude(state__in=closed):
        changed = []
        for field in ("author", "editor"):
            if getattr(record, f"{field}_id") == person_id:
                setattr(record, field, to)
                changed.append(field)
        if changed:
            record.save(update_fields=changed)
            audit(
                act="article.hand_over", on=record.article, by=by, at=at,
                before={"person": person_id}, after={"person": to.pk}, note=to.display_name,
                role=role_names(by),
            )  # fmt: skip
            moved += 1
    return moved
