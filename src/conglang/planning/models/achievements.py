"""What really happened, ready for counting: plan and quotas read this one table."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from conglang.accounts.models import Unit
from conglang.newsroom.models import SectionPage
from conglang.planning.choices import AchievementKind
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class AchievementQuerySet(models.QuerySet["Achievement"]):
    def standing(self) -> AchievementQuerySet:
        """What still stands: an article that was taken down counts no longer."""
        return self.filter(withdrawn=False)

    def within(self, since: date, until: date) -> AchievementQuerySet:
        """Of the days from ``since`` to ``until``, both included."""
        return self.filter(day__range=(since, until))


class Achievement(SiteOwned):
    """One thing that was done: once per kind and key, however often it was changed afterwards.

    key: public key of the thing, for an article its number. happened_at: the first time, kept
    when the article is corrected; day: the same in Viet Nam. Unit, section, genre, photos and
    videos are those of the text that residents read now. is_repost: taken from another source.
    """

    kind = models.CharField("Loại", max_length=20, choices=AchievementKind.choices)
    key = models.CharField("Khóa", max_length=64)
    title = models.CharField("Tên", max_length=255)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="Đơn vị"
    )
    section = models.ForeignKey(
        SectionPage, on_delete=models.SET_NULL, null=True, related_name="+",
        verbose_name="Chuyên mục",
    )  # fmt: skip
    genre = models.CharField("Thể loại", max_length=12, blank=True)
    photos = models.PositiveSmallIntegerField("Số ảnh", default=0)
    videos = models.PositiveSmallIntegerField("Số video", default=0)
    happened_at = models.DateTimeField("Lúc")
    day = models.DateField("Ngày")
    withdrawn = models.BooleanField("Đã rút", default=False)
    is_repost = models.BooleanField("Đăng lại", default=False)

    objects: ClassVar[Any] = SiteManager.with_adjectives(AchievementQuerySet)

    class Meta:
        verbose_name = "kết quả"
        verbose_name_plural = "kết quả"
        ordering = ["happened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "key"], name="one_achievement_a_thing"),
        ]
        indexes = [models.Index(fields=["site", "kind", "day"], name="achievements_by_day")]

    def __str__(self) -> str:
        return self.title
