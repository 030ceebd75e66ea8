"""What somebody did with several articles at once, kept so that it can be taken back."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from conglang.newsroom.choices import BulkAct, State
from conglang.newsroom.models.pages import SectionPage
from conglang.newsroom.models.records import EditorialRecord
from conglang.tenancy.models import SiteOwned


class Batch(SiteOwned):
    """One act on several articles by one person, who alone sees it and may undo it.

    section: where the articles went, for a change of section.
    """

    act = models.CharField("Việc", max_length=20, choices=BulkAct.choices)
    section = models.ForeignKey(
        SectionPage, on_delete=models.SET_NULL, null=True, related_name="+"
    )  # fmt: skip
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc", default=timezone.now)

    class Meta:
        verbose_name = "lần làm với nhiều bài"
        verbose_name_plural = "lần làm với nhiều bài"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["site", "by", "-at"], name="batches_of_person")]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.by}"


class BatchItem(SiteOwned):
    """One article of a batch: what became of it, and how it stood before and after.

    message: why it was not done. undo_message: why it was not taken back.
    after_since: the record's own time after the act; another one tells that it moved on.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    record = models.ForeignKey(EditorialRecord, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("Tiêu đề", max_length=255)
    done = models.BooleanField("Đã làm")
    message = models.CharField("Vì sao chưa làm", max_length=500, blank=True)
    before_state = models.CharField(max_length=16, choices=State.choices)
    before_section = models.ForeignKey(
        SectionPage, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    after_since = models.DateTimeField(null=True)
    undone_at = models.DateTimeField("Hoàn tác lúc", null=True)
    undo_message = models.CharField("Vì sao chưa hoàn tác", max_length=500, blank=True)

    class Meta:
        verbose_name = "bài trong lần làm với nhiều bài"
        verbose_name_plural = "bài trong lần làm với nhiều bài"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "record"], name="an_article_once_in_a_batch"),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True) | models.Q(done=True),
                name="only_what_was_done_is_undone",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def can_go_back(self) -> bool:
        """Done, not taken back, and no attempt was refused yet."""
        return self.done and self.undone_at is None and not self.undo_message
