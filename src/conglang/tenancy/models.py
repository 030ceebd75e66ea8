from __future__ import annotations

from datetime import time

from django.conf import settings
from django.db import models

from conglang.tenancy.choices import Colour, HostKind, Level, PortalState
from conglang.tenancy.scoping import SiteManager


class SiteOwned(models.Model):
    """A table whose rows each belong to exactly one site."""

    site = models.ForeignKey(
        "wagtailcore.Site", on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = SiteManager()

    class Meta:
        abstract = True


class Agency(models.Model):
    """The public body that answers for one portal: the legal profile of a Wagtail site.

    Legal basis: portal:structure
    """

    site = models.OneToOneField(
        "wagtailcore.Site", on_delete=models.PROTECT, related_name="agency", editable=False
    )
    name = models.CharField("Tên đầy đủ của cơ quan", max_length=200)
    portal_name = models.CharField("Tên cổng", max_length=200)
    level = models.CharField("Cấp", max_length=12, choices=Level.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="components"
    )
    state = models.CharField(
        "Tình trạng", max_length=10, choices=PortalState.choices, default=PortalState.ACTIVE
    )
    organisation_code = models.CharField("Mã định danh cơ quan", max_length=40, blank=True)
    unit_code = models.CharField("Mã đơn vị hành chính", max_length=10, blank=True)
    address = models.CharField("Địa chỉ", max_length=250, blank=True)
    phone = models.CharField("Điện thoại", max_length=40, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    responsible = models.CharField("Người chịu trách nhiệm", max_length=120, blank=True)
    responsible_post = models.CharField(
        "Chức vụ", max_length=160, blank=True, help_text="Ví dụ: Trưởng Ban Biên tập"
    )
    colour = models.CharField(
        "Màu nhận diện", max_length=10, choices=Colour.choices, default=Colour.LACQUER
    )
    emblem = models.FileField("Biểu trưng", upload_to="bieu-trung/", blank=True)
    morning_from = models.TimeField("Buổi sáng làm việc từ", default=time(7))
    morning_to = models.TimeField("Buổi sáng làm việc đến", default=time(11, 30))
    afternoon_from = models.TimeField("Buổi chiều làm việc từ", default=time(13, 30))
    afternoon_to = models.TimeField("Buổi chiều làm việc đến", default=time(17))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "hồ sơ cổng"
        verbose_name_plural = "hồ sơ cổng"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    morning_from__lt=models.F("morning_to"),
                    morning_to__lte=models.F("afternoon_from"),
                    afternoon_from__lt=models.F("afternoon_to"),
                ),
                name="working_hours_stand_in_order",
                violation_error_message="Giờ làm việc phải theo thứ tự: sáng từ, sáng đến, "
                "chiều từ, chiều đến.",
            ),
            models.CheckConstraint(
                condition=models.Q(morning_from__lt=time(12), afternoon_from__gte=time(12)),
                name="morning_and_afternoon_are_what_they_say",
                violation_error_message="Buổi sáng bắt đầu trước 12:00, buổi chiều từ 12:00 "
                "trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def base_url(self) -> str:
        """Scheme, host and port under which residents reach this portal, without a final slash."""
        return base_url(self.site.hostname)


class PortalHost(models.Model):
    """A host name that leads to a portal; only the primary one shows pages, others redirect."""

    host = models.CharField("Tên miền", max_length=253, unique=True)
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="hosts")
    kind = models.CharField(max_length=8, choices=HostKind.choices, default=HostKind.PRIMARY)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site"],
                condition=models.Q(kind=HostKind.PRIMARY),
                name="one_primary_host_per_portal",
            )
        ]

    def __str__(self) -> str:
        return self.host


def base_url(host: str) -> str:
    """Public address of ``host`` from the installation's settings: the port is never stored."""
    scheme = "https" if settings.HTTPS else "http"
    standard = (443 if settings.HTTPS else 80) == settings.PUBLIC_PORT
    return f"{scheme}://{host}" if standard else f"{scheme}://{host}:{settings.PUBLIC_PORT}"
