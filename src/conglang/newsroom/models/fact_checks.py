"""Questions to somebody outside whether the figures of a text are right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from conglang.newsroom.models.records import EditorialRecord
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class FactCheckQuerySet(models.QuerySet["FactCheck"]):
    def open_at(self, moment: Any) -> FactCheckQuerySet:
        """Those that can still be answered."""
        return self.filter(
            answered_at__isnull=True, revoked_at__isnull=True, expires_at__gt=moment
        )  # fmt: skip


class FactCheck(SiteOwned):
    """A kept text laid before a named person outside, and what they answered.

    The link's secret is shown once and kept as a digest only.
    """

    record = models.ForeignKey(
        EditorialRecord, on_delete=models.PROTECT, related_name="fact_checks"
    )
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    name = models.CharField("Họ và tên", max_length=120)
    office = models.CharField("Cơ quan, đơn vị", max_length=160)
    email = models.EmailField("Thư điện tử", blank=True)
    question = models.TextField("Điều cần đối chiếu", max_length=2000)
    secret_hash = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("Nhờ lúc", default=timezone.now)
    expires_at = models.DateTimeField("Hạn trả lời")
    revoked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    correct = models.BooleanField("Đúng", null=True)
    answered_by = models.CharField("Người trả lời", max_length=120, blank=True)
    answer = models.TextField("Nội dung trả lời", blank=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(FactCheckQuerySet)

    class Meta:
        verbose_name = "lần nhờ đối chiếu"
        verbose_name_plural = "lần nhờ đối chiếu"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, correct__isnull=True)
                | models.Q(answered_at__isnull=False, correct__isnull=False),
                name="an_answer_says_right_or_wrong",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

    @property
    def last_day(self) -> date:
        """The last day on which an answer is taken; the link expires as the next one begins."""
        return timezone.localdate(self.expires_at - timedelta(microseconds=1))
