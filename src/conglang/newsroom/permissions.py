"""Which acts a person may do on an article now: the table, their posts, and whose text it is."""

from __future__ import annotations

from typing import Any

from conglang.accounts.permissions import may
from conglang.accounts.rules import APPROVE, EDIT, PERMISSION_LABELS, PUBLISH_URGENT, WRITE
from conglang.core.errors import Refusal
from conglang.core.transitions import Transition
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.rules import ARTICLE_FLOW, HIDDEN_ACTS, LIVE_ACTS, OWN_ACTS, URGENT_ACTS


def refuse_stranger(record: EditorialRecord, step: Transition, by: Any) -> None:
    """Refuse (``not_allowed``, ``wrong_state``) a person who may not do this step on this article.

    Legal basis: board:roles
    """
    if not may(by, step.permission):
        needed = PERMISSION_LABELS.get(step.permission, step.permission)
        raise Refusal("not_allowed", f"Việc “{step.label}” cần quyền {needed} ở cổng này.")
    if step.name in OWN_ACTS and not _may_act_for_author(record, step, by):
        raise Refusal("not_allowed", f"Chỉ người viết mới “{step.label.lower()}” được bài này.")
    if step.name in LIVE_ACTS and not record.article.live:
        raise Refusal(
            "wrong_state", f"Bài chưa được xuất bản nên không thể “{step.label.lower()}”."
        )
    if step.name in URGENT_ACTS and record.urgent_at is None:
        raise Refusal("wrong_state", "Bài không phải bài xuất bản khẩn đang chờ duyệt sau.")
    if step.name in HIDDEN_ACTS and record.article.live:
        raise Refusal("wrong_state", "Bài đang xuất bản: hãy gỡ bài hoặc bỏ bản sửa trước.")


def _may_act_for_author(record: EditorialRecord, step: Transition, by: Any) -> bool:
    if record.author_id == by.pk:
        return True
    if step.name == "submit":
        return record.article.live and may(by, EDIT)
    return step.name in {"archive", "reopen"} and may(by, EDIT)


def acts_available(record: EditorialRecord, user: Any) -> list[Transition]:
    """Steps whose button this person sees on this article, in the order of the table."""
    steps = []
    for step in ARTICLE_FLOW.available(record.state):
        try:
            refuse_stranger(record, step, user)
        except Refusal:
            continue
        steps.append(step)
    return steps


def may_read(record: EditorialRecord, user: Any) -> bool:
    """Who sees an article's file: its author, and whoever edits, approves or publishes urgently.

    What residents already see, every writer of the portal may open.
    """
    if may_open_originals(record, user) or may(user, PUBLISH_URGENT):
        return True
    return bool(record.article.live and may(user, WRITE))


def may_open_originals(record: EditorialRecord, user: Any) -> bool:
    """Who gets the files an article was made of: its author and the board, also once it is live.

    A file says more than the article: names of editors, text that was struck out.
    """
    return bool(record.author_id == user.pk or may(user, EDIT) or may(user, APPROVE))
