"""What units owe: the portal's rules, quotas and exemptions, all with dates."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from conglang.accounts.models import Dated, DatedQuerySet, Unit
from conglang.planning.choices import Counted, PeriodKind
from conglang.planning.period_rules import LAST_FIRST_DAY, MonthRule
from conglang.planning.quota_rules import WHOLE_WEIGHT, RankingRule
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class QuotaRule(SiteOwned):
    """How a portal reckons, from one named month on: a change leaves earlier months as they were.

    Legal basis: plan:month, plan:quota, plan:ranking
    """

    from_month = models.DateField("Áp dụng từ tháng")
    first_day = models.PositiveSmallIntegerField(
        "Tháng báo cáo bắt đầu từ ngày", default=1,
        validators=[MinValueValidator(1), MaxValueValidator(LAST_FIRST_DAY)],
    )  # fmt: skip
    surplus_cap_percent = models.PositiveSmallIntegerField(
        "Phần vượt được chuyển sang kỳ sau, nhiều nhất (% chỉ tiêu kỳ sau)", default=0,
        validators=[MaxValueValidator(100)],
    )  # fmt: skip
    add_deficits = models.BooleanField("Phần thiếu cộng vào kỳ sau", default=False)
    count_reposts = models.BooleanField("Tính cả bài đăng lại của nơi khác", default=False)
    warn_days = models.PositiveSmallIntegerField(
        "Nhắc trước khi hết kỳ (ngày)", default=5,
        validators=[MinValueValidator(1), MaxValueValidator(LAST_FIRST_DAY)],
    )  # fmt: skip
    return_threshold = models.PositiveSmallIntegerField(
        "Tỷ lệ bài bị trả lại không bị trừ điểm (%)", default=20,
        validators=[MaxValueValidator(100)],
    )  # fmt: skip
    deduction = models.PositiveIntegerField(
        "Trừ cho mỗi phần trăm vượt mức ấy (phần trăm của một điểm)", default=100,
        validators=[MaxValueValidator(10_000)],
    )  # fmt: skip
    changed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField("Đặt lúc", default=timezone.now)

    class Meta:
        verbose_name = "quy tắc chỉ tiêu"
        verbose_name_plural = "quy tắc chỉ tiêu"
        ordering = ["from_month"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "from_month"], name="one_quota_rule_a_month",
                violation_error_message="Đã có quy tắc từ tháng này.",
            ),
            models.CheckConstraint(
                condition=models.Q(first_day__range=(1, LAST_FIRST_DAY)),
                name="a_reporting_month_begins_on_a_day_of_every_month",
            ),
            models.CheckConstraint(
                condition=models.Q(surplus_cap_percent__lte=100),
                name="a_surplus_covers_at_most_the_whole",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Quy tắc chỉ tiêu từ tháng {self.from_month:%m/%Y}"

    @property
    def month_rule(self) -> MonthRule:
        return MonthRule(self.from_month, self.first_day)

    @property
    def ranking_rule(self) -> RankingRule:
        return RankingRule(self.return_threshold, self.deduction)


class QuotaQuerySet(DatedQuerySet):
    """Quotas by the days on which they hold."""

    def touching(self, since: date, until: date) -> Any:
        """Those that hold on some day between two, both included."""
        return self.filter(starts_on__lte=until).filter(
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=since)
        )


class Quota(Dated, SiteOwned):
    """How many items of a kind a unit owes in each period, from one day to another.

    It counts for a period when it holds on that period's last day. weight: hundredths.
    Legal basis: plan:quota
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="Đơn vị"
    )
    period_kind = models.CharField("Kỳ", max_length=8, choices=PeriodKind.choices)
    counted = models.CharField("Loại", max_length=12, choices=Counted.choices)
    section = models.ForeignKey(
        "newsroom.SectionPage", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name="Chuyên mục",
    )  # fmt: skip
    target = models.PositiveIntegerField("Số phải có", validators=[MinValueValidator(1)])
    weight = models.PositiveIntegerField("Hệ số, phần trăm", default=WHOLE_WEIGHT)

    objects: ClassVar[Any] = SiteManager.with_adjectives(QuotaQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["unit__position", "pk"]
        indexes = [models.Index(fields=["site", "starts_on"], name="quotas_by_day")]
        constraints = [
            *Dated.Meta.constraints,
            # Two, because an empty section equals no other in the databases we stand on.
            models.UniqueConstraint(
                fields=["site", "unit", "counted", "section", "starts_on"],
                condition=models.Q(section__isnull=False), name="one_quota_of_a_section_from_a_day",
            ),
            models.UniqueConstraint(
                fields=["site", "unit", "counted", "starts_on"],
                condition=models.Q(section__isnull=True), name="one_quota_of_a_kind_from_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(target__gte=1), name="a_quota_asks_something"
            ),
            models.CheckConstraint(
                condition=models.Q(weight__gte=1), name="a_quota_weighs_something"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.unit}: {self.target} {self.get_counted_display()}"


class QuotaExemption(Dated, SiteOwned):
    """Days on which a unit owes nothing (miễn), with the reason.

    Legal basis: plan:quota
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="Đơn vị"
    )
    reason = models.CharField("Lý do", max_length=300)
    given_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField("Ghi lúc", default=timezone.now)

    objects: ClassVar[Any] = SiteManager.with_adjectives(QuotaQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "miễn chỉ tiêu"
        verbose_name_plural = "miễn chỉ tiêu"
        ordering = ["-starts_on", "pk"]

    def __str__(self) -> str:
        return f"{self.unit}: miễn từ {self.starts_on:%d/%m/%Y}"
