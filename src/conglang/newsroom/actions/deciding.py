"""Steps of those who decide, and of the scheduler."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.models import Revision

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.content.addresses import SLUG_MAX_LENGTH
from conglang.core.dates import VIETNAM
from conglang.core.errors import Refusal
from conglang.core.text import clean, unique_slug
from conglang.foundation.announce import announce
from conglang.newsroom.actions.gate import (
    refuse_open_findings,
    refuse_open_findings_of_approved,
    remember_domains,
)
from conglang.newsroom.actions.steps import keep, locked_record, move
from conglang.newsroom.actions.turns import refuse_other_text
from conglang.newsroom.choices import State
from conglang.newsroom.indexing import index_article
from conglang.newsroom.models import ArticlePage, Correction, EditorialRecord, TakeDown
from conglang.newsroom.permissions import refuse_stranger
from conglang.newsroom.queries import writers_of_round
from conglang.newsroom.rules import (
    ARTICLE_FLOW,
    check_schedule,
    refuse_over,
    refuse_own_later_approval,
)  # fmt: skip
from conglang.newsroom.signals import article_moved


@transaction.atomic
def send_back(
    *, article_id: int, by: User, at: datetime, note: str, reason_id: int | None = None
) -> EditorialRecord:
    """A chief gives the text back to the editors with a reason."""
    return move("send_back", article_id=article_id, by=by, at=at, note=note, reason_id=reason_id)


@transaction.atomic
def reject(
    *, article_id: int, by: User, at: datetime, note: str, reason_id: int | None = None
) -> EditorialRecord:
    """A chief refuses the item for good, with a reason."""
    return move("reject", article_id=article_id, by=by, at=at, note=note, reason_id=reason_id)


@transaction.atomic
def approve(
    *, article_id: int, by: User, at: datetime, note: str = "", revision_id: int | None = None
) -> EditorialRecord:
    """A second person approves exactly the text they were shown.

    revision_id: the revision on the approver's screen; refused (``text_changed``) when the text
    has changed since.
    Refuses: own_text (also for superusers), text_changed, not_allowed, wrong_state,
    findings_open, files_unread (the gate before publication).
    Legal basis: board:four-eyes
    """
    record = locked_record(article_id)
    revision = refuse_other_text(record, revision_id)
    ARTICLE_FLOW.check("approve", record.state)
    refuse_own_later_approval(by.pk, writers_of_round(record), record.urgent_by_id)
    refuse_open_findings(record, revision.as_object(), at=at)
    changes = {"approved_revision": revision, "approver": by}
    return move("approve", article_id=article_id, by=by, at=at, note=note, changes=changes)


@transaction.atomic
def revoke(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Take an approval back before publication, with a reason."""
    changes = {"approved_revision": None, "approver": None, "publish_at": None}
    return move("revoke", article_id=article_id, by=by, at=at, note=note, changes=changes)


@transaction.atomic
def schedule(
    *, article_id: int, by: User, at: datetime, publish_at: datetime, note: str = ""
) -> EditorialRecord:
    """Let the scheduler publish the approved text at a time.

    Refuses: past_time, before_publication (its last day is over by then), findings_open,
    files_unread.
    """
    check_schedule(publish_at, at)
    record = locked_record(article_id)
    _refuse_over(record, publish_at)
    refuse_open_findings_of_approved(record, at=at)
    return move(
        "schedule", article_id=article_id, by=by, at=at, note=note,
        changes={"publish_at": publish_at},
    )  # fmt: skip


@transaction.atomic
def unschedule(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Cancel the publication time; the approval stands."""
    return move(
        "unschedule", article_id=article_id, by=by, at=at, note=note, changes={"publish_at": None}
    )  # fmt: skip


@transaction.atomic
def reschedule(
    *, article_id: int, by: User, at: datetime, publish_at: datetime, note: str = ""
) -> EditorialRecord:
    """Give a scheduled article another time; the approval and the clock of the state stand.

    Refuses: past_time, before_publication, not_allowed, wrong_state.
    """
    record = locked_record(article_id)
    step = ARTICLE_FLOW.check("reschedule", record.state)
    refuse_stranger(record, step, by)
    check_schedule(publish_at, at)
    _refuse_over(record, publish_at)
    before, record.publish_at = record.publish_at, publish_at
    record.save(update_fields=["publish_at"])
    audit(
        act="article.reschedule", on=record.article, by=by, at=at, note=clean(note).strip(),
        before={"publish_at": _clock(before)}, after={"publish_at": _clock(publish_at)},
        basis=step.legal_basis, role=role_names(by),
    )  # fmt: skip
    announce(article_moved, article_id=record.article_id, site_id=record.site_id, act="reschedule")
    return record


def _refuse_over(record: EditorialRecord, moment: datetime) -> None:
    refuse_over(record.shown_until, moment.astimezone(VIETNAM).date())


def _clock(moment: datetime | None) -> str:
    """A moment as the log tells it, in Vietnamese time."""
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if moment else ""


@transaction.atomic
def publish(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Show the approved text to residents now.

    Refuses: not_allowed, wrong_state (nothing but an approved text can be published),
    before_publication (its last day is over), findings_open, files_unread.
    """
    record = locked_record(article_id)
    _refuse_over(record, at)
    refuse_open_findings_of_approved(record, at=at)
    record = move("publish", article_id=article_id, by=by, at=at, note=note)
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
    keep(record, step, by=None, at=at, note=note, changes={})
    show(record, at=at, by=None)
    return True


def _give_free_address(approved: Revision, article: ArticlePage) -> None:
    """An address that another article took since the text was saved gets a number."""
    wanted = approved.content["slug"]
    taken = set(article.get_siblings(inclusive=False).values_list("slug", flat=True))
    if wanted in taken:
        approved.content["slug"] = unique_slug(wanted, taken, SLUG_MAX_LENGTH)
        approved.save(update_fields=["content"])


def show(
    record: EditorialRecord,
    *,
    at: datetime,
    by: User | None,
    corrected: bool = True,
    approved: bool = True,
) -> None:
    """Put the approved revision before residents and into the search index.

    corrected: whether a text that was shown before is another one now.
    approved: whether a second person said yes to it; without that the round goes on, and whoever
    wrote in it still cannot approve.
    """
    first_time = record.article.shown_at is None
    text = record.approved_revision
    if text is None:
        raise Refusal("wrong_state", "Bài chưa có bản được duyệt.")
    _give_free_address(text, record.article)
    text.publish(user=by, skip_permission_checks=True)
    if first_time:
        ArticlePage.objects.filter(pk=record.article_id).update(shown_at=at)
    elif corrected:
        ArticlePage.objects.filter(pk=record.article_id).update(corrected_at=at)
    Correction.objects.in_work().filter(record=record).update(published_at=at)
    TakeDown.objects.filter(record=record, lifted_at__isnull=True).update(lifted_at=at)
    record.publish_at = None
    if approved:
        record.round_started_at = at
        record.urgent_at, record.urgent_by, record.urgent_reason = None, None, ""
    record.save()
    shown = ArticlePage.objects.get(pk=record.article_id)
    remember_domains(shown, at=at)
    index_article(shown)
