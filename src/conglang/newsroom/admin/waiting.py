"""Whom an article waits for and until when, in words; and the button that makes it urgent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from conglang.accounts.rules import EDIT
from conglang.core.deadlines import spoken_moment, spoken_working
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.models import EditorialRecord, may_here
from conglang.newsroom.path_queries import steps_of
from conglang.newsroom.path_rules import DECIDING_STATES
from conglang.tenancy.queries import work_calendar


def waiting_facts(record: EditorialRecord, now: datetime) -> dict[str, Any] | None:
    """The line "Đang chờ" of an article's file, its step and its votes; None when none waits."""
    wait = record.wait
    if wait is None:
        return None
    steps = steps_of(record)
    votes = list(wait.votes.select_related("person", "absence__person"))
    current = record.article.latest_revision_id
    return {
        "person": wait.person,
        "absence": wait.absence,
        "escalated_to": wait.escalated_to,
        "due": spoken_moment(wait.due_at),
        "left": spoken_working(wait.due_at, now, work_calendar()),
        "late": wait.due_at < now,
        "why": wait.why,
        "step": f"Bước {wait.position + 1}/{len(steps)}: {wait.get_kind_display().lower()}"
        if wait.position < len(steps) else wait.get_kind_display() if steps else "",
        "quorum": wait.step.quorum if wait.step else 1,
        "votes": [
            {"person": vote.person, "absence": vote.absence, "at": vote.agreed_at,
             "valid": vote.agreed_at is not None and vote.revision_id == current}
            for vote in votes
        ],
        "agreed": sum(
            vote.agreed_at is not None and vote.revision_id == current for vote in votes
        ),
    }  # fmt: skip


def may_hurry(record: EditorialRecord, user: Any) -> bool:
    return (
        not record.is_urgent
        and record.state in DECIDING_STATES
        and may_here(user, EDIT, record.article)
    )


@require_POST
def urgent(request: Any, article_id: int) -> HttpResponseBase:
    """Mark the article urgent: short times from now on."""
    record = record_or_404(request, article_id)
    try:
        actions.mark_urgent(article_id=record.article_id, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã đánh dấu gấp. Hạn của bước này rút ngắn lại.")
    return redirect("article_file", article_id)
