"""What was done, by whom, on what: rows are added, never changed; triggers see to it."""

from django.db import models

from conglang.tenancy.models import SiteOwned


class AuditRecord(SiteOwned):
    """One act. It names its object by kind and key, so it outlives the object."""

    sequence = models.PositiveBigIntegerField("Số thứ tự")
    at = models.DateTimeField("Thời điểm")
    act = models.CharField("Hành động", max_length=60)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField("Người thực hiện", max_length=160)
    actor_role = models.CharField("Vai trò", max_length=80, blank=True)
    object_kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=80)
    object_label = models.CharField("Đối tượng", max_length=255)
    note = models.TextField("Ghi chú", blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    basis = models.CharField("Căn cứ", max_length=80, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "bản ghi nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["site", "sequence"], name="one_record_per_number")
        ]
        indexes = [
            models.Index(fields=["site", "object_kind", "object_key"]),
            models.Index(fields=["site", "actor_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.act}"


class ChainHead(models.Model):
    """The last link of a portal's chain; locked while a link is added."""

    site = models.OneToOneField(
        "wagtailcore.Site", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.site_id}: {self.sequence}"
