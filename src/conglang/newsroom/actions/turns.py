"""Acts that exist where the board set a path: agreeing, passing on; and what is urgent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.models import Revision

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import EDIT
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.newsroom.actions.clock import hurry
from conglang.newsroom.actions.gate import refuse_open_findings
from conglang.newsroom.actions.steps import latest_revision, locked_record, move
from conglang.newsroom.models import EditorialRecord, may_here
from conglang.newsroom.queries import writers_of_round
from conglang.newsroom.rules import ARTICLE_FLOW, refuse_own_approval


def refuse_other_text(record: EditorialRecord, revision_id: int | None) -> Revision:
    """The text under decision; refuses (``text_changed``) when it is not what was shown."""
    revision = latest_revision(record.article)
    if revision_id is not None and revision_id != revision.pk:
        raise Refusal(
            "text_changed", "Bài đã được sửa sau khi bạn mở. Hãy xem lại bản mới rồi duyệt."
        )
    return revision


@transaction.atomic
def endorse(
    *, article_id: int, by: User, at: datetime, note: str = "", revision_id: int | None = None
) -> EditorialRecord:
    """Agree to the text at a step that is not the last word; enough agree: it goes a step on.

    revision_id: as for ``approve``.
    Refuses: own_text, text_changed, not_this_step, already_agreed, not_allowed, wrong_state,
    findings_open, files_unread (what must still change is not agreed to).
    Legal basis: board:path, board:four-eyes
    """
    record = locked_record(article_id)
    revision = refuse_other_text(record, revision_id)
    ARTICLE_FLOW.check("endorse", record.state)
    refuse_own_approval(by.pk, writers_of_round(record))
    refuse_open_findings(record, revision.as_object(), at=at)
    return move("endorse", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def pass_on(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """One editor hands the text to the editor of the next step.

    Refuses: not_this_step, not_allowed, wrong_state.
    """
    record = move("pass_on", article_id=article_id, by=by, at=at, note=note)
    record.editor = record.wait.person if record.wait else by
    record.save(update_fields=["editor"])
    return record


@transaction.atomic
def mark_urgent(*, article_id: int, by: User, at: datetime) -> EditorialRecord:
    """The item is urgent from now on: short times, at once for the step it waits at.

    Refuses: not_allowed. An item that is urgent already stays as it is.
    """
    record = locked_record(article_id)
    if not may_here(by, EDIT, record.article):
        raise Refusal("not_allowed", "Chỉ Ban Biên tập đánh dấu bài gấp.")
    if record.is_urgent:
        return record
    record.is_urgent = True
    record.save(update_fields=["is_urgent"])
    hurry(record, at=at)
    audit(
        act="article.mark_urgent", on=record.article, by=by, at=at, basis="board:urgent-step-time",
        role=role_names(by),
    )  # fmt: skip
    return record
