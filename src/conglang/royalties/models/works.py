"""What of an article is paid, how it was scored and who shares it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from conglang.newsroom.choices import AuthorRole
from conglang.royalties.models.payees import Payee
from conglang.royalties.models.rates import RateExtra, RateLine
from conglang.royalties.rules import WHOLE
from conglang.tenancy.models import SiteOwned


class Work(SiteOwned):
    """A text, photos or a film of an article as somebody scored it; free until its month closes.

    amount: đồng as reckoned when it was scored, for show; the month reckons anew.
    Legal basis: royalty:score
    """

    article = models.ForeignKey(
        "newsroom.ArticlePage", on_delete=models.PROTECT, related_name="works"
    )
    line = models.ForeignKey(RateLine, on_delete=models.PROTECT, related_name="works")
    score = models.DecimalField("Chấm", max_digits=7, decimal_places=2, null=True, blank=True)
    reason = models.TextField("Lý do chấm khác mức thường", blank=True)
    reused = models.BooleanField("Sử dụng lại", default=False)
    ordered_on = models.DateField("Ngày đặt bài", null=True, blank=True)
    amount = models.PositiveBigIntegerField("Thành tiền", default=0)
    scored_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    scored_at = models.DateTimeField("Chấm lúc", default=timezone.now)
    month = models.ForeignKey(
        "royalties.Month", on_delete=models.PROTECT, null=True, blank=True, related_name="works"
    )

    class Meta:
        verbose_name = "tác phẩm"
        verbose_name_plural = "tác phẩm"
        ordering = ["pk"]
        indexes = [models.Index(fields=["site", "month"], name="works_by_month")]

    def __str__(self) -> str:
        return f"{self.line}: {self.article_id}"


class WorkExtra(SiteOwned):
    """An extra that was granted to a work."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="extras")
    extra = models.ForeignKey(RateExtra, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField("Tăng (%)")

    class Meta:
        verbose_name = "mức tăng của tác phẩm"
        verbose_name_plural = "mức tăng của tác phẩm"
        ordering = ["pk"]


class Share(SiteOwned):
    """The part of one author in a work; all parts of a work make 100 % (royalty:shares)."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="shares")
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="shares")
    role = models.CharField("Vai trò", max_length=4, choices=AuthorRole.choices)
    part = models.PositiveIntegerField("Tỷ lệ (phần vạn)", default=WHOLE)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "tỷ lệ hưởng"
        verbose_name_plural = "tỷ lệ hưởng"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part__gt=0, part__lte=WHOLE), name="a_share_is_a_part"
            ),
            models.UniqueConstraint(fields=["work", "payee"], name="one_share_per_person"),
        ]


class NotPaid(SiteOwned):
    """Somebody decided that nothing is paid for an article, and why."""

    article = models.OneToOneField(
        "newsroom.ArticlePage", on_delete=models.PROTECT, related_name="not_paid"
    )
    reason = models.TextField("Lý do")
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bài không trả nhuận bút"
        verbose_name_plural = "bài không trả nhuận bút"

    def __str__(self) -> str:
        return str(self.article_id)
