"""How every step is made: lock, ask the table, change, record, announce."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wagtail.models import Revision

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.text import clean
from conglang.core.transitions import Transition
from conglang.foundation.announce import announce
from conglang.newsroom.actions.clock import agree, follow
from conglang.newsroom.choices import State
from conglang.newsroom.models import (
    ArticlePage,
    ArticleStep,
    EditorialRecord,
    ReturnReason,
    SectionPage,
    TextHold,
)
from conglang.newsroom.permissions import refuse_stranger
from conglang.newsroom.rules import (
    ARTICLE_FLOW,
    LISTED_REASON_ACTS,
    check_listed_reason,
    check_reason,
)  # fmt: skip
from conglang.newsroom.signals import (
    article_approved,
    article_moved,
    article_published,
    article_returned,
    article_submitted,
    article_taken_down,
)  # fmt: skip

#: Acts by which somebody agrees to the text as it stands.
AGREEMENTS = frozenset({"endorse", "approve"})
ANNOUNCED = {
    "submit": article_submitted,
    "return_to_author": article_returned,
    "approve": article_approved,
    "publish": article_published,
    "publish_urgent": article_published,
    "put_back": article_published,
    "take_down": article_taken_down,
}


def locked_record(article_id: int) -> EditorialRecord:
    """The record of an article of the open portal, locked until the transaction ends.

    Raises EditorialRecord.DoesNotExist for another portal's article.
    """
    rows = EditorialRecord.objects.select_for_update(of=("self",))
    return rows.select_related("article", "wait__step").get(article_id=article_id)  # type: ignore[no-any-return]


def move(
    name: str,
    *,
    article_id: int,
    by: User,
    at: datetime,
    note: str = "",
    reason_id: int | None = None,
    changes: dict[str, Any] | None = None,
) -> EditorialRecord:
    """Check and make one step of the table; the caller opened the transaction.

    reason_id: the line of the board's list, for steps that return or reject.
    """
    record = locked_record(article_id)
    step = ARTICLE_FLOW.check(name, record.state)
    refuse_stranger(record, step, by)
    reason = check_reason(clean(note), needed=step.needs_reason)
    listed = listed_reason(name, reason_id)
    changes = {"listed_reason": listed, **(changes or {})}
    return keep(record, step, by=by, at=at, note=reason, changes=changes)


def listed_reason(act: str, reason_id: int | None) -> ReturnReason | None:
    """The chosen line of the portal's list; refuses (``reason_not_chosen``) where it is missing."""
    if act not in LISTED_REASON_ACTS:
        return None
    in_use = ReturnReason.objects.in_use()
    found: ReturnReason | None = in_use.filter(pk=reason_id).first() if reason_id else None
    check_listed_reason(act, chosen=found is not None, any_in_use=in_use.exists())
    return found


def keep(
    record: EditorialRecord,
    step: Transition,
    *,
    by: User | None,
    at: datetime,
    note: str,
    changes: dict[str, Any],
) -> EditorialRecord:
    before, since = record.state, record.since
    record.state, record.since, record.reason = State(step.target), at, note
    for name, value in changes.items():
        setattr(record, name, value)
    record.save(update_fields=["state", "since", "reason", *changes])
    after: dict[str, Any] = {"state": record.state, "revision": _text_of(record)}
    if record.listed_reason:
        after["reason"] = record.listed_reason.text
    TextHold.objects.filter(record=record).delete()
    _count(record, step.name, before=before, since=since, by=by)
    if step.name in AGREEMENTS and by is not None:
        agree(record, by=by, at=at)
    follow(record, before, by=by, at=at)
    audit(
        act=f"article.{step.name}", on=record.article, by=by, at=at, note=note,
        before={"state": before}, after=after,
        basis=step.legal_basis, role=role_names(by) if by else "",
    )  # fmt: skip
    facts = {"article_id": record.article_id, "site_id": record.site_id}
    if step.name in ANNOUNCED:
        announce(ANNOUNCED[step.name], **facts)
    announce(article_moved, act=step.name, **facts)
    return record


def _text_of(record: EditorialRecord) -> int | None:
    """The text a step was made on: what residents read from now on, else the newest."""
    shown = record.approved_revision_id if record.state == State.PUBLISHED else None
    return shown or record.article.latest_revision_id


def _count(
    record: EditorialRecord, act: str, *, before: str, since: datetime, by: User | None
) -> None:
    """Add the step to what reports count, with the unit and section of this moment."""
    article = record.article
    section = SectionPage.objects.filter(path=article.path[: -article.steplen])
    draft = article.latest_revision
    ArticleStep.objects.create(
        site_id=record.site_id, record=record, act=act, before=before, after=record.state,
        entered_at=min(since, record.since), at=record.since, of_live=article.live, by=by,
        author_id=record.author_id, section_id=section.values_list("pk", flat=True).first(),
        # The page's own row lags behind until the text is published.
        unit_id=draft.content.get("unit") if draft else article.unit_id,
    )  # fmt: skip


def latest_revision(article: ArticlePage) -> Revision:
    return article.get_latest_revision() or article.save_revision(user=article.owner)
