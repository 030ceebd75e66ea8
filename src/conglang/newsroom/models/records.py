"""Where an article stands with the editorial board, and the files it was made of."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from conglang.media.models import stored_name
from conglang.newsroom.choices import State
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class EditorialRecordQuerySet(models.QuerySet["EditorialRecord"]):
    def in_states(self, states: Any) -> EditorialRecordQuerySet:
        return self.filter(state__in=states)

    def of_author(self, person: Any) -> EditorialRecordQuerySet:
        return self.filter(author=person)

    def awaiting_later_approval(self) -> EditorialRecordQuerySet:
        """Residents read it, and nobody approved it yet."""
        return self.filter(urgent_at__isnull=False, article__live=True)

    def expired(self) -> EditorialRecordQuerySet:
        """The clock took it off the portal."""
        return self.filter(state=State.TAKEN_DOWN, shown_until__isnull=False)

    def due_to_expire(self, today: Any) -> EditorialRecordQuerySet:
        return self.filter(article__live=True, shown_until__lt=today)

    def due_for_publication(self, now: Any) -> EditorialRecordQuerySet:
        return self.filter(state=State.SCHEDULED, publish_at__lte=now)


class EditorialRecord(SiteOwned):
    """Where an article stands with the board: one row per article, moved only by actions."""

    article = models.OneToOneField(
        "newsroom.ArticlePage", on_delete=models.PROTECT, related_name="record"
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    since = models.DateTimeField("Từ lúc", default=timezone.now)
    author = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    editor = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approver = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    submitted_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    approved_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    round_started_at = models.DateTimeField(default=timezone.now)
    publish_at = models.DateTimeField(null=True, blank=True, db_index=True)
    reason = models.TextField(blank=True)
    shown_until = models.DateField("Đăng đến hết ngày", null=True, blank=True, db_index=True)
    urgent_at = models.DateTimeField("Xuất bản khẩn từ", null=True, blank=True)
    urgent_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    urgent_reason = models.TextField(blank=True)
    listed_reason = models.ForeignKey(
        "newsroom.ReturnReason", on_delete=models.PROTECT, null=True, related_name="+"
    )
    is_urgent = models.BooleanField("Gấp", default=False)
    path = models.ForeignKey(
        "newsroom.BoardPath", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    wait = models.ForeignKey(
        "newsroom.WaitingStep", on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+",
    )  # fmt: skip

    objects: ClassVar[Any] = SiteManager.with_adjectives(EditorialRecordQuerySet)

    class Meta:
        verbose_name = "hồ sơ biên tập"
        verbose_name_plural = "hồ sơ biên tập"
        indexes = [models.Index(fields=["site", "state", "since"], name="desk_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=State.SCHEDULED) | models.Q(publish_at__isnull=False),
                name="a_scheduled_article_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[State.APPROVED, State.SCHEDULED])
                | models.Q(approved_revision__isnull=False),
                name="an_approved_article_has_an_approved_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.get_state_display()}"

    @property
    def is_expired(self) -> bool:
        """Whether the clock took it off the portal; taken down by hand, it has no last day."""
        return self.state == State.TAKEN_DOWN and self.shown_until is not None


def original_upload_to(instance: Original, filename: str) -> str:
    """A folder without a public address: an original is handed out by its staff screen only."""
    return stored_name(instance.site_id, "ban-goc", filename)


class Original(SiteOwned):
    """The file an article was made of, as it was sent: for the board, never for residents."""

    record = models.ForeignKey(EditorialRecord, on_delete=models.CASCADE, related_name="originals")
    title = models.CharField("Tên tệp", max_length=200)
    file = models.FileField("Tệp gốc", upload_to=original_upload_to, max_length=200)
    size = models.PositiveBigIntegerField("Dung lượng", default=0)
    notes = models.TextField("Điều cần xem lại", blank=True)
    uploaded_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField("Tải lên lúc", default=timezone.now)

    class Meta:
        verbose_name = "tệp gốc"
        verbose_name_plural = "tệp gốc"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
