"""Acts on articles: each locks the record, asks the table, changes, records, announces."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.core.transitions import Transition
from conglang.foundation.announce import announce
from conglang.newsroom.choices import State
from conglang.newsroom.indexing import forget_article, index_article
from conglang.newsroom.models import ArticlePage, EditorialRecord, SectionPage
from conglang.newsroom.permissions import refuse_stranger
from conglang.newsroom.queries import writers_of_round
from conglang.newsroom.rules import (
    ARTICLE_FLOW, check_reason, check_schedule, missing_parts,
    refuse_own_approval,
)  # fmt: skip
from conglang.newsroom.signals import (
    article_approved, article_moved, article_published, article_returned, article_submitted,
    article_taken_down,
)  # fmt: skip

ANNOUNCED = {
    "submit": article_submitted,
    "return_to_author": article_returned,
    "approve": article_approved,
    "publish": article_published,
    "put_back": article_published,
    "take_down": article_taken_down,
}


def locked_record(article_id: int) -> EditorialRecord:
    """The record of an article of the open portal, locked until the transaction ends.

    Raises EditorialRecord.DoesNotExist for another portal's article.
    """
    rows = EditorialRecord.objects.select_for_update(of=("self",))
    return rows.select_related("article").get(article_id=article_id)


def _move(
    name: str, *, article_id: int, by: User, at: datetime, note: str = "",
    changes: dict[str, Any] | None = None,
) -> EditorialRecord:
    """Check and make one step of the table; the caller opened the transaction."""
    record = locked_record(article_id)
    step = ARTICLE_FLOW.check(name, record.state)
    refuse_stranger(record, step, by)
    reason = check_reason(clean(note), needed=step.needs_reason)
    return _keep(record, step, by=by, at=at, note=reason, changes=changes or {})


def _keep(
    record: EditorialRecord, step: Transition, *, by: User | None, at: datetime, note: str,
    changes: dict[str, Any],
) -> EditorialRecord:
    before = record.state
    record.state, record.since, record.reason = State(step.target), at, note
    for name, value in changes.items():
        setattr(record, name, value)
    record.save(update_fields=["state", "since", "reason", *changes])
    audit(
        act=f"article.{step.name}", on=record.article, by=by, at=at, note=note,
        before={"state": before}, after={"state": record.state},
        basis=step.legal_basis, role=role_names(by) if by else "",
    )  # fmt: skip
    facts = {"article_id": record.article_id, "site_id": record.site_id}
    if step.name in ANNOUNCED:
        announce(ANNOUNCED[step.name], **facts)
    announce(article_moved, act=step.name, **facts)
    return record


def _latest(article: ArticlePage) -> Revision:
    return article.get_latest_revision() or article.save_revision(user=article.owner)


@transaction.atomic
def submit(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """The writer hands the text to the board; the text as sent is kept for comparison.

    Refuses: incomplete, not_allowed, wrong_state.
    """
    article = ArticlePage.objects.get(pk=article_id)
    revision = _latest(article)
    text = revision.as_object()
    missing = missing_parts(
        title=text.title, lead=text.lead, has_body=bool(len(text.body)),
        has_author=text.authors.exists(),
    )  # fmt: skip
    if missing:
        raise Refusal("incomplete", f"Bài còn thiếu: {', '.join(missing)}. Bổ sung rồi gửi lại.")
    changes = {"submitted_revision": revision, "editor": None, "approver": None}
    return _move(
        "submit", article_id=article_id, by=by, at=at, note=note, changes=changes
    )  # fmt: skip


@transaction.atomic
def withdraw(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """The writer takes the text back before anybody on the board took it."""
    return _move("withdraw", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def take(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """An editor takes an item and answers for it from now on."""
    return _move(
        "take", article_id=article_id, by=by, at=at, note=note, changes={"editor": by}
    )  # fmt: skip


@transaction.atomic
def return_to_author(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Give the text back to the writer with a reason they will read first."""
    return _move("return_to_author", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def propose(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """The editor lays the edited text before the chiefs."""
    article = ArticlePage.objects.get(pk=article_id)
    _latest(article)
    return _move("propose", article_id=article_id, by=by, at=at, note=note, changes={"editor": by})


@transaction.atomic
def send_back(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """A chief gives the text back to the editors with a reason."""
    return _move("send_back", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def reject(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """A chief refuses the item for good, with a reason."""
    return _move("reject", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def approve(
    *, article_id: int, by: User, at: datetime, note: str = "", revision_id: int | None = None
) -> EditorialRecord:
    """A second person approves exactly the text they were shown.

    revision_id: the revision on the approver's screen; refused (``text_changed``) when the text
    has changed since.
    Refuses: own_text (also for superusers), text_changed, not_allowed, wrong_state.
    Legal basis: board:four-eyes
    """
    record = locked_record(article_id)
    revision = _latest(record.article)
    if revision_id is not None and revision_id != revision.pk:
        raise Refusal(
            "text_changed", "Bài đã được sửa sau khi bạn mở. Hãy xem lại bản mới rồi duyệt."
        )
    ARTICLE_FLOW.check("approve", record.state)
    refuse_own_approval(by.pk, writers_of_round(record))
    changes = {"approved_revision": revision, "approver": by}
    return _move("approve", article_id=article_id, by=by, at=at, note=note, changes=changes)


@transaction.atomic
def revoke(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Take an approval back before publication, with a reason."""
    changes = {"approved_revision": None, "approver": None, "publish_at": None}
    return _move("revoke", article_id=article_id, by=by, at=at, note=note, changes=changes)


@transaction.atomic
def schedule(
    *, article_id: int, by: User, at: datetime, publish_at: datetime, note: str = ""
) -> EditorialRecord:
    """Let the scheduler publish the approved text at a time. Refuses: past_time, …"""
    check_schedule(publish_at, at)
    return _move(
        "schedule", article_id=article_id, by=by, at=at, note=note,
        changes={"publish_at": publish_at},
    )  # fmt: skip


@transaction.atomic
def unschedule(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Cancel the publication time; the approval stands."""
    return _move(
        "unschedule", article_id=article_id, by=by, at=at, note=note, changes={"publish_at": None}
    )  # fmt: skip


@transaction.atomic
def publish(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Show the approved text to residents now.

    Refuses: not_allowed, wrong_state (nothing but an approved text can be published).
    """
    record = _move("publish", article_id=article_id, by=by, at=at, note=note)
    show(record, at=at, by=by)
    return record


@transaction.atomic
def publish_scheduled(*, article_id: int, at: datetime) -> bool:
    """The scheduler publishes an item whose time has come; False when somebody was faster."""
    record = EditorialRecord.objects.select_for_update(of=("self",)).get(article_id=article_id)
    if record.state != State.SCHEDULED or record.publish_at is None or record.publish_at > at:
        return False
    step = ARTICLE_FLOW.check("publish", record.state)
    note = f"Đăng theo giờ hẹn {record.publish_at:%d/%m/%Y %H:%M} UTC"
    _keep(record, step, by=None, at=at, note=note, changes={})
    show(record, at=at, by=None)
    return True


def show(record: EditorialRecord, *, at: datetime, by: User | None) -> None:
    """Put the approved revision before residents and into the search index."""
    first_time = record.article.shown_at is None
    approved = record.approved_revision
    if approved is None:
        raise Refusal("wrong_state", "Bài chưa có bản được duyệt.")
    approved.publish(user=by, skip_permission_checks=True)
    fields = {"shown_at": at} if first_time else {"corrected_at": at}
    ArticlePage.objects.filter(pk=record.article_id).update(**fields)
    record.publish_at = None
    record.round_started_at = at
    record.save(update_fields=["publish_at", "round_started_at"])
    index_article(ArticlePage.objects.get(pk=record.article_id))


@transaction.atomic
def correct(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Open a published article for correction; residents keep the published text meanwhile."""
    changes = {
        "editor": by, "approver": None, "approved_revision": None, "round_started_at": at,
        "submitted_revision": locked_record(article_id).article.live_revision,
    }  # fmt: skip
    return _move("correct", article_id=article_id, by=by, at=at, note=note, changes=changes)


@transaction.atomic
def drop_correction(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Forget a correction in work: the published text is again the newest text."""
    record = _move("drop_correction", article_id=article_id, by=by, at=at, note=note)
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
def take_down(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Hide a published article from residents, with a reason; nothing is deleted."""
    changes = {"publish_at": None}
    record = _move("take_down", article_id=article_id, by=by, at=at, note=note, changes=changes)
    last_shown = record.article.live_revision
    # The page refuses everybody; who may take it down was asked of the table above.
    UnpublishPageAction(record.article, user=by).execute(skip_permission_checks=True)
    record.approved_revision = last_shown
    record.save(update_fields=["approved_revision"])
    forget_article(record.article)
    return record


@transaction.atomic
def put_back(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Show a taken-down article again exactly as it was last published; needs no new approval."""
    record = _move("put_back", article_id=article_id, by=by, at=at, note=note)
    show(record, at=at, by=by)
    return record


@transaction.atomic
def archive(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Put an article that residents do not see away; it can be reopened."""
    return _move("archive", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def reopen(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Start again from the text of a rejected or archived article; the whole way is walked anew."""
    changes = {
        "round_started_at": at, "approved_revision": None, "submitted_revision": None,
        "editor": None, "approver": None,
    }  # fmt: skip
    return _move("reopen", article_id=article_id, by=by, at=at, note=note, changes=changes)


@transaction.atomic
def change_section(*, article_id: int, section_id: int, by: User, at: datetime) -> ArticlePage:
    """Move an article to another section of its portal; old addresses redirect.

    Refuses: not_allowed (who may not edit the text now may not move it), wrong_section.
    """
    record = locked_record(article_id)
    article = record.article
    section = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Refusal("wrong_section", "Chuyên mục này không có trong cổng.")
    if not article.may_be_edited_by(by):
        raise Refusal("not_allowed", "Chỉ chuyển chuyên mục khi đang giữ bài để viết hoặc sửa.")
    old = article.get_parent()
    if old.pk != section.pk:
        article.move(section, pos="last-child", user=by)
        article = ArticlePage.objects.get(pk=article_id)
        audit(
            act="article.change_section", on=article, by=by, at=at,
            before={"section": old.title}, after={"section": section.title}, role=role_names(by),
        )  # fmt: skip
        if article.live:
            index_article(article)
    return article


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
