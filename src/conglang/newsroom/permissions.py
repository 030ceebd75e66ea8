"""Which acts a person may do on an article now: the table, rights in its section, whose text."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from conglang.accounts.permissions import may, posts_held
from conglang.accounts.rules import APPROVE, EDIT, PERMISSION_LABELS, WRITE
from conglang.core.errors import Refusal
from conglang.core.transitions import Transition
from conglang.newsroom.choices import (
    CLOSED_STATES,
    GATED_STATES,
    WAIVING_STATES,
    WITH_AUTHOR_STATES,
    State,
)
from conglang.newsroom.models import EditorialRecord, Topic, may_here
from conglang.newsroom.path_queries import may_sit, plan_of, steps_of, votes_on
from conglang.newsroom.path_rules import PATH_ACTS, STEP_ACTS, refuse_out_of_turn
from conglang.newsroom.rules import ARTICLE_FLOW, HIDDEN_ACTS, LIVE_ACTS, OWN_ACTS, URGENT_ACTS
from conglang.newsroom.switch_rules import RIGHTS_OF_READERS, RIGHTS_OF_THE_BOARD


def refuse_stranger(record: EditorialRecord, step: Transition, by: Any) -> None:
    """Refuse (``not_allowed``, ``wrong_state``) a person who may not do this step on this article.

    Legal basis: board:roles
    """
    if not may_here(by, step.permission, record.article):
        needed = PERMISSION_LABELS.get(step.permission, step.permission)
        raise Refusal("not_allowed", f"Việc “{step.label}” cần quyền {needed} ở chuyên mục này.")
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
    if step.name in STEP_ACTS:
        _refuse_out_of_turn(record, step, by)


def _refuse_out_of_turn(record: EditorialRecord, step: Transition, by: Any) -> None:
    """Refuse (``not_your_step``, ``not_this_step``, ``already_agreed``) where a path says who acts.

    Without a path of the board, everybody with the right acts and nobody passes on.
    Legal basis: board:path
    """
    if record.path_id is None or record.wait is None:
        if step.name in PATH_ACTS:
            raise Refusal("wrong_state", f"Bài này không có bước “{step.label.lower()}”.")
        return
    wait = record.wait
    votes = votes_on(wait, record.article.latest_revision_id)
    if any(vote.person_id == by.pk for vote in votes):
        raise Refusal("already_agreed", "Bạn đã đồng ý với bản này. Bài đang chờ người khác.")
    plan = plan_of(steps_of(record))
    refuse_out_of_turn(step.name, wait.position, plan, agreed=len(votes))
    if not may_sit(wait, by, on=timezone.localdate()):
        raise Refusal(
            "not_your_step",
            f"Bài đang ở bước {wait.position + 1}, chờ {wait.person or 'người được giao'}; "
            "bước này không giao cho bạn.",
        )


def _may_act_for_author(record: EditorialRecord, step: Transition, by: Any) -> bool:
    if record.author_id == by.pk:
        return True
    if step.name == "submit":
        return record.article.live and may_here(by, EDIT, record.article)
    return step.name in {"archive", "reopen"} and may_here(by, EDIT, record.article)


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
    """Who sees an article's file: its author, and whoever edits or decides in its section.

    What residents already see, every writer of the portal may open.
    """
    if record.author_id == user.pk:
        return True
    if any(may_here(user, right, record.article) for right in RIGHTS_OF_READERS):
        return True
    return bool(record.article.live and may(user, WRITE))


def may_see_findings(record: EditorialRecord, user: Any) -> bool:
    """Who sees what the gate found: the author and the board, while the text is in work."""
    gated = record.state in GATED_STATES or record.urgent_at is not None
    return gated and may_open_originals(record, user)


def refuse_waiving(record: EditorialRecord, by: Any, *, undoing: bool = False) -> None:
    """Refuse (``not_allowed``, ``wrong_state``) a person who may not let a finding pass now.

    Legal basis: board:roles
    """
    if not may_here(by, APPROVE, record.article):
        raise Refusal("not_allowed", "Bỏ qua một phát hiện cần quyền duyệt ở chuyên mục này.")
    if undoing and record.state in {State.APPROVED, State.SCHEDULED}:
        raise Refusal("wrong_state", "Bài đã duyệt: hãy thu hồi duyệt rồi mới hủy việc bỏ qua.")
    if record.state not in WAIVING_STATES and record.urgent_at is None:
        raise Refusal("wrong_state", "Chỉ bỏ qua được khi bài đang ở Ban Biên tập.")


def may_waive(record: EditorialRecord, user: Any) -> bool:
    """Whether the form to let findings pass is offered; whose text it is, is asked by the act."""
    try:
        refuse_waiving(record, user)
    except Refusal:
        return False
    return True


def may_open_originals(record: EditorialRecord, user: Any) -> bool:
    """Who gets the files an article was made of: its author and the board, also once it is live.

    A file says more than the article: names of editors, text that was struck out.
    """
    return record.author_id == user.pk or any(
        may_here(user, right, record.article) for right in RIGHTS_OF_THE_BOARD
    )


def refuse_asking_outside(record: EditorialRecord, by: Any) -> None:
    """Refuse (``not_allowed``, ``wrong_state``) who may not lay this text before somebody outside.

    Only the board shows an unpublished text, and not one that is still its author's.
    """
    if not any(may_here(by, right, record.article) for right in (EDIT, APPROVE)):
        raise Refusal("not_allowed", "Chỉ Ban Biên tập nhờ người ngoài đối chiếu bài.")
    if record.state in WITH_AUTHOR_STATES | CLOSED_STATES:
        raise Refusal("wrong_state", "Chỉ nhờ đối chiếu bài mà Ban Biên tập đang giữ.")


def may_ask_outside(record: EditorialRecord, user: Any) -> bool:
    """Whether the button is shown."""
    try:
        refuse_asking_outside(record, user)
    except Refusal:
        return False
    return True


def may_remark(record: EditorialRecord, user: Any) -> bool:
    """Who speaks about a text at its place: its author and the board."""
    return may_open_originals(record, user)


def units_served(user: Any) -> set[int]:
    """Ids of the units a person speaks for today."""
    return {post.unit_id for post in posts_held(user) if post.unit_id}


def may_write_topic(topic: Topic, user: Any) -> bool:
    """Who may begin the article of a topic: writers of its unit, and editors."""
    return may(user, EDIT) or (may(user, WRITE) and topic.unit_id in units_served(user))
