"""Photos that a person sent for an article and has not put into its text yet."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from conglang.newsroom.models.records import EditorialRecord
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class IncomingPhotoQuerySet(models.QuerySet["IncomingPhoto"]):
    def of(self, person: Any, *, article_id: int) -> IncomingPhotoQuerySet:
        """What this person sent for this article, in the person's order."""
        return self.filter(person=person, record__article_id=article_id)


class IncomingPhoto(SiteOwned):
    """One photo of the list, with what its sender wrote so far; waits until it is put in."""

    record = models.ForeignKey(EditorialRecord, on_delete=models.CASCADE, related_name="+")
    picture = models.ForeignKey("media.Picture", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField("Thứ tự", default=0)
    alt = models.CharField("Văn bản thay thế", max_length=200, blank=True)
    caption = models.CharField("Chú thích", max_length=300, blank=True)
    credit = models.CharField("Tác giả ảnh", max_length=120, blank=True)
    uploaded_at = models.DateTimeField("Tải lên lúc")

    objects: ClassVar[Any] = SiteManager.with_adjectives(IncomingPhotoQuerySet)
    #: A list is no use of a picture: Wagtail need not watch it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "ảnh chờ đưa vào bài"
        verbose_name_plural = "ảnh chờ đưa vào bài"
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["record", "person"], name="incoming_photos_of_person")]

    def __str__(self) -> str:
        return str(self.picture)
