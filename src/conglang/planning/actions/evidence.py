"""Evidence by hand, and the topics that were given for a task."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.rules import PLAN
from conglang.core.dates import VIETNAM, format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.models import ArticlePage, Topic
from conglang.planning.actions.plans import keep_act
from conglang.planning.choices import PlanState
from conglang.planning.models import Evidence, PlanTask, TaskTopic
from conglang.planning.permissions import may_give_evidence, refuse_without
from conglang.planning.plan_rules import check_words


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What shows that a task was done. file: an upload that was checked, with its name."""

    text: str
    day: date
    amount: int = 1
    article_id: int | None = None
    file: Any = None


def _locked_task(task_id: int) -> PlanTask:
    """A task in use of the open portal, locked; PlanTask.DoesNotExist for any other."""
    rows = PlanTask.objects.in_use().select_for_update(of=("self",))
    task: PlanTask = rows.select_related("plan").get(pk=task_id)
    return task


def _refuse(task: PlanTask, by: User) -> None:
    if not may_give_evidence(task, by):
        raise Refusal(
            "not_allowed", "Minh chứng do đơn vị chủ trì, đơn vị phối hợp hoặc thư ký ghi."
        )
    if not task.plan.is_decided:
        raise Refusal("not_decided", "Kế hoạch chưa duyệt thì chưa ghi minh chứng.")
    if task.plan.state == PlanState.CLOSED:
        raise Refusal("closed", "Kế hoạch đã tổng kết, không ghi thêm minh chứng.")


@transaction.atomic
def add_evidence(*, task_id: int, facts: EvidenceFacts, by: User, at: datetime) -> Evidence:
    """Record evidence.

    Refuses: not_allowed, not_decided, closed, text_missing, wrong_days, wrong_article.
    """
    task = _locked_task(task_id)
    _refuse(task, by)
    if facts.day > at.astimezone(VIETNAM).date():
        raise Refusal("wrong_days", "Ngày của minh chứng không thể ở phía trước.")
    article = _article(facts.article_id)
    evidence = Evidence(
        site=task.site, task=task, text=check_words(clean(facts.text), "nội dung minh chứng"),
        day=facts.day, amount=facts.amount, article=article, by=by, at=at,
    )  # fmt: skip
    if facts.file:
        evidence.file, evidence.file_name = facts.file, clean(facts.file.name)[-200:]
    evidence.save()
    keep_act(
        "evidence_add", task.plan, by, at, note=task.title,
        after={"text": evidence.text, "day": format_date(evidence.day), "amount": evidence.amount},
    )  # fmt: skip
    return evidence


def _article(article_id: int | None) -> ArticlePage | None:
    if article_id is None:
        return None
    found: ArticlePage | None = ArticlePage.objects.live().filter(pk=article_id).first()
    if found is None:
        raise Refusal("wrong_article", "Hãy chọn một bài đang xuất bản của cổng này.")
    return found


@transaction.atomic
def drop_evidence(*, evidence_id: int, by: User, at: datetime) -> Evidence:
    """Take evidence back; it stays to be seen and can be restored. Refuses: not_allowed, closed."""
    return _set_dropped(evidence_id, at, by, at)


@transaction.atomic
def restore_evidence(*, evidence_id: int, by: User, at: datetime) -> Evidence:
    """Let evidence count again. Refuses: not_allowed, closed."""
    return _set_dropped(evidence_id, None, by, at)


def _set_dropped(evidence_id: int, value: datetime | None, by: User, at: datetime) -> Evidence:
    evidence: Evidence = Evidence.objects.select_related("task").get(pk=evidence_id)
    task = _locked_task(evidence.task_id)
    _refuse(task, by)
    if bool(evidence.dropped_at) != bool(value):
        evidence.dropped_at = value
        evidence.save(update_fields=["dropped_at"])
        act = "evidence_drop" if value else "evidence_back"
        keep_act(act, task.plan, by, at, note=evidence.text)
    return evidence


@transaction.atomic
def tie_topics(*, task_id: int, topic_ids: Collection[int], by: User, at: datetime) -> int:
    """Say which topics of the newsroom were given for a task; returns how many.

    Refuses: not_allowed, wrong_topic.
    """
    refuse_without(PLAN, by)
    task = _locked_task(task_id)
    topics = list(Topic.objects.filter(pk__in=topic_ids))
    if len(topics) != len(set(topic_ids)):
        raise Refusal("wrong_topic", "Có đề tài không thuộc cổng này hoặc đã bị bỏ.")
    before = set(TaskTopic.objects.filter(task=task).values_list("topic_id", flat=True))
    wanted = {topic.pk for topic in topics}
    TaskTopic.objects.filter(task=task, topic_id__in=before - wanted).delete()
    TaskTopic.objects.bulk_create(
        TaskTopic(site=task.site, task=task, topic_id=pk) for pk in sorted(wanted - before)
    )
    if before != wanted:
        names = "; ".join(topic.title for topic in topics)
        keep_act("topics", task.plan, by, at, note=task.title, after={"topics": names})
    return len(wanted)
