"""Every step an article made, ready for counting: reports read no log."""

from __future__ import annotations

from django.db import models

from conglang.accounts.models import Unit
from conglang.newsroom.choices import State
from conglang.newsroom.models.records import EditorialRecord
from conglang.tenancy.models import SiteOwned


class ArticleStep(SiteOwned):
    """One step of the workflow: out of which state, into which, after how long, by whom.

    Unit, section and author are those of the day of the step: a report of last year stays as it
    was. The log of acts stays the proof; this table is only for counting.
    """

    record = models.ForeignKey(EditorialRecord, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField("Bước", max_length=30)
    before = models.CharField("Từ trạng thái", max_length=16, choices=State.choices)
    after = models.CharField("Sang trạng thái", max_length=16, choices=State.choices)
    entered_at = models.DateTimeField("Vào trạng thái trước lúc")
    at = models.DateTimeField("Lúc")
    of_live = models.BooleanField("Bản sửa của bài đã xuất bản", default=False)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    section = models.ForeignKey(
        "newsroom.SectionPage", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "bước của bài"
        verbose_name_plural = "bước của bài"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["site", "at"], name="steps_by_time")]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.act}"
