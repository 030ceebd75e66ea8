"""What residents read of people in office and of units: beside the units and posts of accounts."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from conglang.accounts.models import Dated, Unit
from conglang.media.models import Picture
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class LeaderQuerySet(models.QuerySet["Leader"]):
    """Adjectives of leaders."""

    def in_office(self, on: date) -> LeaderQuerySet:
        """Whose term holds on a day, both ends included."""
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on)
        )

    def former(self, on: date) -> LeaderQuerySet:
        """Whose term is over, the latest first."""
        return self.filter(ends_on__lt=on).order_by("-ends_on", "position")


class Leader(Dated, SiteOwned):
    """Somebody in office, for one term of one post; shown from its first to its last day.

    key: last word of the public address. body: the body they lead, as a heading ("Ủy ban nhân
    dân"). duties: what they look after. was_shown: whether residents could see them when the day
    was last settled.
    Legal basis: organisation:leaders
    """

    key = models.SlugField(max_length=120, editable=False)
    full_name = models.CharField("Họ và tên", max_length=120)
    title = models.CharField("Chức vụ", max_length=160)
    body = models.CharField("Cơ quan", max_length=160)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="leaders",
        verbose_name="Đơn vị",
    )  # fmt: skip
    position = models.PositiveSmallIntegerField("Thứ tự", default=1)
    portrait = models.ForeignKey(
        Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="Ảnh chân dung",
    )  # fmt: skip
    biography = models.TextField("Tiểu sử tóm tắt", blank=True, max_length=3000)
    duties = models.TextField("Lĩnh vực phụ trách", blank=True, max_length=2000)
    phone = models.CharField("Điện thoại", max_length=40, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    room = models.CharField("Phòng làm việc", max_length=120, blank=True)
    is_spokesperson = models.BooleanField("Là người phát ngôn", default=False)
    was_shown = models.BooleanField(default=False, editable=False)

    objects: ClassVar[Any] = SiteManager.with_adjectives(LeaderQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "lãnh đạo"
        verbose_name_plural = "lãnh đạo"
        ordering = ["body", "position", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["site", "key"], name="one_leader_per_address"),
        ]
        indexes = [models.Index(fields=["site", "starts_on", "ends_on"], name="leaders_by_term")]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.title}"

    @property
    def path(self) -> str:
        return f"/lanh-dao/{self.key}/"


class UnitProfile(SiteOwned):
    """What residents read of a unit: functions, where and when it is reached.

    latitude, longitude: degrees, WGS 84. shown: False keeps the unit out of public pages.
    Legal basis: organisation:units
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="profile")
    functions = models.TextField("Chức năng, nhiệm vụ", blank=True, max_length=5000)
    address = models.CharField("Địa chỉ", max_length=250, blank=True)
    phone = models.CharField("Điện thoại", max_length=40, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    hours = models.CharField("Giờ làm việc", max_length=200, blank=True)
    latitude = models.FloatField("Vĩ độ", null=True, blank=True)
    longitude = models.FloatField("Kinh độ", null=True, blank=True)
    shown = models.BooleanField("Hiện trên cổng", default=True)

    objects: ClassVar[Any] = SiteManager()

    class Meta:
        verbose_name = "thông tin đơn vị"
        verbose_name_plural = "thông tin đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180
                ),
                name="a_place_is_on_the_earth",
                violation_error_message="Vĩ độ từ -90 đến 90, kinh độ từ -180 đến 180; ghi cả "
                "hai hoặc để trống cả hai.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit)
