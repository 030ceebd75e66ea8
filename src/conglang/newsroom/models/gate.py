"""The gate before publication: what was read of attached files, what was waived, known domains."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from conglang.newsroom.choices import FindingKind, ReadingState
from conglang.newsroom.models.records import EditorialRecord
from conglang.tenancy.models import SiteOwned


class Waiver(SiteOwned):
    """A finding that somebody may approve let pass, with a reason. Findings are never stored.

    It holds for the same finding in later texts of the same article (``key``), for no other. Of a
    domain it makes a known one for the whole portal.
    Legal basis: privacy:publication, board:secrets
    """

    record = models.ForeignKey(EditorialRecord, on_delete=models.CASCADE, related_name="waivers")
    key = models.CharField("Khóa", max_length=32)
    kind = models.CharField("Loại", max_length=16, choices=FindingKind.choices)
    value = models.CharField("Tên miền", max_length=253, blank=True)
    place = models.CharField("Nơi thấy", max_length=300)
    reason = models.TextField("Lý do")
    by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name="Người bỏ qua"
    )
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "phát hiện được bỏ qua"
        verbose_name_plural = "phát hiện được bỏ qua"
        constraints = [
            models.UniqueConstraint(fields=["record", "key"], name="a_finding_is_waived_once"),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="a_waiver_has_a_reason",
                violation_error_message="Cần ghi lý do bỏ qua.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.place}"


class FileReading(SiteOwned):
    """What the search of one attached file found; one row for each content, by its hash.

    hits: plain values of what was found, with the label of the page. The text itself is not kept.
    """

    file_hash = models.CharField("Mã băm", max_length=40)
    state = models.CharField(max_length=12, choices=ReadingState.choices)
    version = models.PositiveSmallIntegerField("Phiên bản bộ tìm", default=0)
    problem = models.CharField("Điều không đọc được", max_length=300, blank=True)
    hits = models.JSONField("Điều tìm thấy", default=list)
    asked_at = models.DateTimeField("Yêu cầu lúc", default=timezone.now)

    class Meta:
        verbose_name = "kết quả đọc tệp"
        verbose_name_plural = "kết quả đọc tệp"
        constraints = [
            models.UniqueConstraint(fields=["site", "file_hash"], name="a_content_is_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_hash}: {self.get_state_display()}"


class KnownDomain(SiteOwned):
    """A domain outside the state that public text of this portal already named."""

    domain = models.CharField("Tên miền", max_length=253)
    since = models.DateTimeField("Từ lúc", default=timezone.now)

    class Meta:
        verbose_name = "tên miền đã dùng"
        verbose_name_plural = "tên miền đã dùng"
        constraints = [
            models.UniqueConstraint(fields=["site", "domain"], name="a_domain_is_known_once")
        ]

    def __str__(self) -> str:
        return self.domain
