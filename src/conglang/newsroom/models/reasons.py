"""Reasons for returning or rejecting, as each board words them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class ReturnReasonQuerySet(models.QuerySet["ReturnReason"]):
    def in_use(self) -> ReturnReasonQuerySet:
        return self.filter(retired_at__isnull=True)


class ReturnReason(SiteOwned):
    """A line of the list from which a reason is chosen; retired, never deleted."""

    text = models.CharField("Lý do", max_length=120)
    position = models.PositiveIntegerField("Thứ tự", default=0)
    retired_at = models.DateTimeField("Thôi dùng từ", null=True, blank=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(ReturnReasonQuerySet)

    class Meta:
        verbose_name = "lý do trả lại"
        verbose_name_plural = "lý do trả lại"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "text"], name="one_line_per_return_reason")
        ]

    def __str__(self) -> str:
        return self.text
