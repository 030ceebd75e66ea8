"""The last day of an article: after it the article is hidden, listed for the board, and kept."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import PUBLISH
from conglang.audit.actions import record as audit
from conglang.core.dates import VIETNAM, format_date
from conglang.core.errors import Refusal
from conglang.newsroom.actions.afterwards import hide
from conglang.newsroom.actions.steps import keep, locked_record
from conglang.newsroom.choices import CLOSED_STATES, AfterTakeDown
from conglang.newsroom.models import EditorialRecord, may_here
from conglang.newsroom.rules import ARTICLE_FLOW, check_last_day


@transaction.atomic
def set_last_day(
    *, article_id: int, by: User, at: datetime, shown_until: date | None
) -> EditorialRecord:
    """Say until the end of which day residents see an article; None: for good.

    Refuses: not_allowed (needs the right to publish in the section), wrong_state (closed),
    past_day, before_publication.
    Legal basis: board:expiry
    """
    record = locked_record(article_id)
    if not may_here(by, PUBLISH, record.article):
        raise Refusal("not_allowed", "Đặt hạn đăng cần quyền xuất bản ở chuyên mục này.")
    if record.state in CLOSED_STATES:
        raise Refusal("wrong_state", "Bài đã gỡ, từ chối hoặc lưu trữ thì không đặt hạn đăng.")
    if shown_until is not None:
        planned = record.publish_at.astimezone(VIETNAM).date() if record.publish_at else None
        check_last_day(shown_until, today=at.astimezone(VIETNAM).date(), publish_on=planned)
    before, record.shown_until = record.shown_until, shown_until
    record.save(update_fields=["shown_until"])
    note = f"Đến hết ngày {format_date(shown_until)}" if shown_until else "Bỏ hạn, đăng lâu dài"
    audit(
        act="article.set_last_day", on=record.article, by=by, at=at, note=note,
        before={"shown_until": format_date(before) if before else ""},
        after={"shown_until": format_date(shown_until) if shown_until else ""},
        basis="board:expiry", role=role_names(by),
    )  # fmt: skip
    return record


@transaction.atomic
def expire(*, article_id: int, at: datetime) -> bool:
    """The scheduler hides an article after its last day; False when that is not (any longer) due.

    Legal basis: board:expiry
    """
    record = locked_record(article_id)
    last = record.shown_until
    if last is None or last >= at.astimezone(VIETNAM).date() or not record.article.live:
        return False
    step = ARTICLE_FLOW.check("take_down", record.state)
    note = f"Hết hạn: đăng đến hết ngày {format_date(last)}."
    keep(record, step, by=None, at=at, note=note, changes={"publish_at": None})
    hide(record, by=None, at=at, leaves=AfterTakeDown.EXPIRED)
    return True
