"""What the board wants written in a week, and the topics it gives to units."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from conglang.accounts.models import Unit
from conglang.tenancy.models import SiteOwned


class Orientation(SiteOwned):
    """The orientation of one week (định hướng tuần)."""

    week_starts_on = models.DateField("Tuần bắt đầu ngày")
    focus = models.CharField("Trọng tâm", max_length=200, blank=True)
    text = models.TextField("Nội dung định hướng", blank=True, max_length=6000)
    changed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField("Sửa lúc", default=timezone.now)

    class Meta:
        verbose_name = "định hướng tuần"
        verbose_name_plural = "định hướng tuần"
        ordering = ["-week_starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "week_starts_on"], name="one_orientation_a_week"
            ),
        ]

    def __str__(self) -> str:
        return f"Định hướng tuần từ {self.week_starts_on:%d/%m/%Y}"


class Topic(SiteOwned):
    """A topic given to a unit; its state is read from the article that came of it."""

    orientation = models.ForeignKey(Orientation, on_delete=models.CASCADE, related_name="topics")
    title = models.CharField("Đề tài", max_length=200)
    section = models.ForeignKey(
        "newsroom.SectionPage", on_delete=models.PROTECT, related_name="+",
        verbose_name="Chuyên mục",
    )  # fmt: skip
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="Đơn vị thực hiện"
    )
    due_on = models.DateField("Hạn nộp bài")
    note = models.TextField("Yêu cầu, gợi ý", blank=True, max_length=1000)
    article = models.ForeignKey(
        "newsroom.ArticlePage", on_delete=models.SET_NULL, null=True, related_name="topics"
    )
    carried_from = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, related_name="carried_to"
    )

    class Meta:
        verbose_name = "đề tài"
        verbose_name_plural = "đề tài"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title
