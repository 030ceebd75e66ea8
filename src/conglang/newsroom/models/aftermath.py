"""What residents are told after publication: what was corrected, and why an article is gone."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from conglang.newsroom.choices import AfterTakeDown, CorrectionKind
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def in_work(self) -> CorrectionQuerySet:
        return self.filter(published_at__isnull=True, dropped_at__isnull=True)

    def told(self) -> CorrectionQuerySet:
        """Notes that residents read."""
        return self.filter(kind=CorrectionKind.PUBLIC, published_at__isnull=False)


class Correction(SiteOwned):
    """A correction of a published article; ``note`` is for residents, a minor change has none."""

    record = models.ForeignKey(
        "newsroom.EditorialRecord", on_delete=models.CASCADE, related_name="corrections"
    )
    kind = models.CharField("Loại", max_length=8, choices=CorrectionKind.choices)
    note = models.TextField("Lời đính chính", blank=True)
    opened_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField("Mở lúc")
    published_at = models.DateTimeField("Công bố lúc", null=True, blank=True, db_index=True)
    dropped_at = models.DateTimeField("Bỏ lúc", null=True, blank=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(CorrectionQuerySet)

    class Meta:
        verbose_name = "lần sửa sau xuất bản"
        verbose_name_plural = "lần sửa sau xuất bản"
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=CorrectionKind.PUBLIC) | ~models.Q(note=""),
                name="a_public_correction_says_what",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.get_kind_display()}"


class TakeDown(SiteOwned):
    """What residents find at the address of an article that was taken down."""

    record = models.ForeignKey(
        "newsroom.EditorialRecord", on_delete=models.CASCADE, related_name="take_downs"
    )
    leaves = models.CharField("Để lại", max_length=8, choices=AfterTakeDown.choices)
    public_reason = models.TextField("Lý do nói với người dân", blank=True)
    target = models.ForeignKey(
        "newsroom.ArticlePage", on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField("Gỡ lúc")
    lifted_at = models.DateTimeField("Xuất bản lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lời báo gỡ bài"
        verbose_name_plural = "lời báo gỡ bài"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "record"],
                condition=models.Q(lifted_at__isnull=True),
                name="one_notice_per_article_taken_down",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.get_leaves_display()}"
