"""Lines over every page: alerts, and planned stops of the portal."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from conglang.alerts.choices import AlertKind
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class AlertQuerySet(models.QuerySet["Alert"]):
    """Adjectives of alerts."""

    def in_force(self, at: datetime) -> AlertQuerySet:
        """Shown at a moment: begun, not over, not taken down."""
        return self.filter(starts_at__lte=at, ends_at__gt=at, taken_down_at__isnull=True)


class Alert(SiteOwned):
    """A line over every page of a portal, or of a province's portal and all its components.

    whole_province: shown on the components too. stops_at, back_at: of a planned stop, the hours
    in which the portal is not there. late_reason: why a planned stop was told later than the law
    wants.
    Legal basis: portal:outage, portal:alert
    """

    kind = models.CharField("Loại", max_length=10, choices=AlertKind.choices)
    text = models.CharField("Nội dung", max_length=200)
    link = models.CharField("Trang để đọc thêm", max_length=300, blank=True)
    whole_province = models.BooleanField("Hiện trên mọi trang thành phần", default=False)
    starts_at = models.DateTimeField("Từ")
    ends_at = models.DateTimeField("Đến")
    stops_at = models.DateTimeField("Ngừng từ", null=True, blank=True)
    back_at = models.DateTimeField("Dự kiến khôi phục", null=True, blank=True)
    late_reason = models.CharField("Lý do báo muộn", max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects: ClassVar[Any] = SiteManager.with_adjectives(AlertQuerySet)

    class Meta:
        verbose_name = "cảnh báo"
        verbose_name_plural = "cảnh báo"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="an_alert_ends_after_it_starts",
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
            models.CheckConstraint(
                condition=models.Q(stops_at__isnull=True, back_at__isnull=True)
                | models.Q(back_at__gt=models.F("stops_at")),
                name="a_stop_ends_after_it_begins",
                violation_error_message="Giờ khôi phục phải sau giờ ngừng.",
            ),
        ]
        indexes = [models.Index(fields=["site", "ends_at"], name="alerts_by_end")]

    def __str__(self) -> str:
        return self.text
