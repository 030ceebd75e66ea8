"""In a storm or an epidemic: published at once, approved by a second person afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.dates import VIETNAM
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.newsroom.actions.deciding import show
from conglang.newsroom.actions.editing import refuse_incomplete
from conglang.newsroom.actions.gate import refuse_open_findings_of_approved
from conglang.newsroom.actions.steps import latest_revision, locked_record, move
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.permissions import refuse_stranger
from conglang.newsroom.queries import Gate, gate_of, writers_of_round
from conglang.newsroom.rules import ARTICLE_FLOW, refuse_own_later_approval
from conglang.newsroom.signals import article_published_urgently


@transaction.atomic
def publish_urgent(*, article_id: int, by: User, at: datetime, note: str) -> EditorialRecord:
    """Show the newest text to residents now, without a second person, with a reason.

    The article stays flagged until somebody else approves this text or a later one. What the
    gate found and nobody let pass does not hold it up, but is recorded with the act.
    Refuses: incomplete, reason_missing, not_allowed, wrong_state.
    Legal basis: board:urgent
    """
    record = locked_record(article_id)
    ARTICLE_FLOW.check("publish_urgent", record.state)
    revision = latest_revision(record.article)
    text = revision.as_object()
    refuse_incomplete(text)
    gate = gate_of(record, text, at=at)
    changes = {
        "approved_revision": revision, "approver": None, "urgent_by": by,
        # The age of what nobody approved is counted from the first time.
        "urgent_at": record.urgent_at or at, "urgent_reason": clean(note).strip(),
    }  # fmt: skip
    if record.shown_until and record.shown_until < at.astimezone(VIETNAM).date():
        changes["shown_until"] = None  # an emergency does not wait for a forgotten date
    record = move("publish_urgent", article_id=article_id, by=by, at=at, note=note, changes=changes)
    _record_findings(record, gate, by=by, at=at)
    show(record, at=at, by=by, approved=False)
    announce(article_published_urgently, article_id=record.article_id, site_id=record.site_id)
    return record


def _record_findings(record: EditorialRecord, gate: Gate, *, by: User, at: datetime) -> None:
    unread = [f"chưa đọc xong tệp {name}" for name in gate.unread]
    open_now = [finding.words for finding in gate.open] + unread
    if open_now:
        audit(
            act="article.urgent_findings", on=record.article, by=by, at=at,
            note="; ".join(open_now), basis="board:urgent", role=role_names(by),
        )  # fmt: skip


@transaction.atomic
def approve_afterwards(
    *, article_id: int, by: User, at: datetime, note: str = "", revision_id: int | None = None
) -> EditorialRecord:
    """A second person approves what was published urgently; the flag goes.

    revision_id: the text on the approver's screen.
    Refuses: own_text (who wrote or published it), text_changed, not_allowed, wrong_state,
    findings_open, files_unread.
    Legal basis: board:urgent, board:four-eyes
    """
    record = locked_record(article_id)
    refuse_stranger(record, ARTICLE_FLOW.check("approve_afterwards", record.state), by)
    if revision_id is not None and revision_id != record.approved_revision_id:
        raise Refusal(
            "text_changed", "Bài đã được sửa sau khi bạn mở. Hãy xem lại bản mới rồi duyệt."
        )
    refuse_own_later_approval(by.pk, writers_of_round(record), record.urgent_by_id)
    refuse_open_findings_of_approved(record, at=at)
    changes = {
        "approver": by, "urgent_at": None, "urgent_by": None, "urgent_reason": "",
        "round_started_at": at,
    }  # fmt: skip
    return move(
        "approve_afterwards", article_id=article_id, by=by, at=at, note=note, changes=changes
    )
