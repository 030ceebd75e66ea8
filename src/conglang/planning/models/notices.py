"""The notice that names who met the quota: frozen when it is issued."""

from __future__ import annotations

from django.db import models

from conglang.planning.choices import PeriodKind
from conglang.tenancy.models import SiteOwned


class QuotaNotice(SiteOwned):
    """A notice of one period (thông báo kết quả tin, bài).

    Only what became of it ever changes: the notice in its place, and the article made of it.
    figures: what it says, as ``queries.notices.figures_of`` wrote it on the day of issue.
    Legal basis: plan:quota, plan:ranking
    """

    period_kind = models.CharField("Kỳ", max_length=8, choices=PeriodKind.choices)
    label = models.CharField("Tên kỳ", max_length=40)
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến ngày")
    number = models.CharField("Số", max_length=20)
    symbol = models.CharField("Ký hiệu", max_length=40)
    place = models.CharField("Nơi ban hành", max_length=120)
    issued_on = models.DateField("Ngày ban hành")
    signer_name = models.CharField("Người ký", max_length=120)
    signer_post = models.CharField("Chức vụ người ký", max_length=160)
    request = models.TextField("Yêu cầu với các đơn vị", blank=True, max_length=2000)
    figures = models.JSONField()
    issued_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("Lập lúc")
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replacements"
    )
    reason = models.CharField("Lý do thay thế", max_length=300, blank=True)
    replaced_at = models.DateTimeField("Bị thay lúc", null=True)
    article = models.ForeignKey(
        "newsroom.ArticlePage", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "thông báo kết quả tin, bài"
        verbose_name_plural = "thông báo kết quả tin, bài"
        ordering = ["-until", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "period_kind", "since"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_valid_notice_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="a_notice_covers_days"
            ),
        ]

    def __str__(self) -> str:
        return f"Thông báo {self.full_number} – {self.label}"

    @property
    def full_number(self) -> str:
        return f"{self.number}/{self.symbol}"
