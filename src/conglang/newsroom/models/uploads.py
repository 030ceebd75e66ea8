"""Word files on their way to drafts: taken, being read, done or refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from conglang.newsroom.choices import UploadState
from conglang.newsroom.models.records import original_upload_to
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager

#: A file that was read is listed for its sender so long; the draft and its original stay.
LISTED_FOR = timedelta(days=14)


class WordUploadQuerySet(models.QuerySet["WordUpload"]):
    def of_person(self, person: Any) -> WordUploadQuerySet:
        return self.filter(uploaded_by=person)

    def waiting(self) -> WordUploadQuerySet:
        return self.filter(state__in=[UploadState.WAITING, UploadState.READING])

    def forgotten(self, now: Any) -> WordUploadQuerySet:
        """Those that are over and no longer listed."""
        over = [UploadState.DONE, UploadState.REFUSED]
        return self.filter(state__in=over, uploaded_at__lt=now - LISTED_FOR)


class WordUpload(SiteOwned):
    """One Word file that somebody sent, and what became of it. Its sender alone sees it.

    attempts: how often reading was begun; a file that kills its reader is given up.
    message: why it was refused. notes: what the writer must look at, a sentence a line.
    """

    section = models.ForeignKey(
        "newsroom.SectionPage", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    article = models.ForeignKey(
        "newsroom.ArticlePage", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    name = models.CharField("Tên tệp", max_length=200)
    file = models.FileField("Tệp", upload_to=original_upload_to, max_length=200, blank=True)
    size = models.PositiveBigIntegerField("Dung lượng", default=0)
    state = models.CharField(
        max_length=8, choices=UploadState.choices, default=UploadState.WAITING
    )  # fmt: skip
    attempts = models.PositiveSmallIntegerField(default=0)
    message = models.TextField("Lý do không lấy được", blank=True)
    notes = models.TextField("Điều cần xem lại", blank=True)
    uploaded_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField("Tải lên lúc", default=timezone.now)

    objects: ClassVar[Any] = SiteManager.with_adjectives(WordUploadQuerySet)

    class Meta:
        verbose_name = "tệp Word đang đọc"
        verbose_name_plural = "tệp Word đang đọc"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["site", "uploaded_by", "-id"], name="uploads_of_person")]

    def __str__(self) -> str:
        return self.name
