"""What is recorded beside a plan: decisions that changed it, evidence, topics given for a task."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from conglang.newsroom.models import ArticlePage, Topic
from conglang.planning.models.plans import PlanTask, YearPlan, plan_file_path
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class PlanChange(SiteOwned):
    """A decision to change an approved plan, and what was changed under it.

    before: the whole plan when it was opened. lines: what differs, kept when it was closed: each
    has what, before, after in words. Open (closed_at empty) it lets the plan be edited.
    Legal basis: plan:yearly
    """

    plan = models.ForeignKey(YearPlan, on_delete=models.PROTECT, related_name="changes")
    number = models.CharField("Số, ký hiệu", max_length=60)
    decided_on = models.DateField("Ngày ký")
    reason = models.TextField("Lý do", max_length=2000)
    file = models.FileField("Quyết định", upload_to=plan_file_path, max_length=200, blank=True)
    before = models.JSONField()
    lines = models.JSONField(default=list)
    opened_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "điều chỉnh kế hoạch"
        verbose_name_plural = "điều chỉnh kế hoạch"
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(closed_at__isnull=True),
                name="one_open_change_a_plan",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Điều chỉnh theo {self.number}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def standing(self) -> EvidenceQuerySet:
        """What was not taken back."""
        return self.filter(dropped_at__isnull=True)


class Evidence(SiteOwned):
    """What shows that a task was done (minh chứng): words, an article of the portal, a file.

    amount: what it adds where the task is counted by hand.
    """

    task = models.ForeignKey(PlanTask, on_delete=models.PROTECT, related_name="evidence")
    text = models.CharField("Nội dung", max_length=500)
    day = models.DateField("Ngày")
    amount = models.PositiveIntegerField("Số lần", default=1)
    article = models.ForeignKey(
        ArticlePage, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="Bài"
    )
    file = models.FileField("Tệp", upload_to=plan_file_path, max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(EvidenceQuerySet)

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return self.text


class TaskTopic(SiteOwned):
    """A topic of the newsroom that was given for a task of the plan."""

    task = models.ForeignKey(PlanTask, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "đề tài của nhiệm vụ"
        verbose_name_plural = "đề tài của nhiệm vụ"
        constraints = [
            models.UniqueConstraint(fields=["task", "topic"], name="a_topic_once_a_task"),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.topic}"
