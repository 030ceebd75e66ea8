"""Rate tables (bảng mức chi): what a decision of the province or the commune pays for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from conglang.accounts.models import Dated, DatedQuerySet
from conglang.media.models import stored_name
from conglang.newsroom.choices import Genre
from conglang.royalties.choices import Method, WorkKind
from conglang.royalties.rules import WHOLE, Frame
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


def decision_upload_to(instance: RateTable, filename: str) -> str:
    """A folder without a public address."""
    return stored_name(instance.site_id, "quyet-dinh", filename)


class RateTable(Dated, SiteOwned):
    """What is paid for which genre, by which decision, from when until when.

    The unit value is a fixed number of đồng, a part of the basic salary, or comes with everything
    else from another table of which a part is paid: exactly one of the three.
    Legal basis: royalty:duty, royalty:rates
    """

    title = models.CharField("Tên bảng", max_length=160)
    decision_number = models.CharField("Số, ký hiệu quyết định", max_length=60)
    decided_on = models.DateField("Ngày ký")
    signer = models.CharField("Người ký", max_length=120)
    area = models.CharField("Phạm vi áp dụng", max_length=200, blank=True)
    file = models.FileField(
        "Tệp quyết định", upload_to=decision_upload_to, max_length=200, blank=True
    )
    is_reference = models.BooleanField("Chỉ để tham chiếu", default=False)
    method = models.CharField(
        "Cách tính", max_length=12, choices=Method.choices, default=Method.COEFFICIENT
    )
    unit_value = models.PositiveBigIntegerField("Giá trị một đơn vị (đồng)", null=True, blank=True)
    salary_percent = models.PositiveIntegerField(
        "Phần của lương cơ sở (phần vạn)", null=True, blank=True
    )
    reference = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="derived",
        verbose_name="Bảng tham chiếu",
    )  # fmt: skip
    reference_part = models.PositiveIntegerField(
        "Phần của bảng tham chiếu (phần vạn)", null=True, blank=True
    )
    extras_ceiling = models.PositiveSmallIntegerField("Tổng mức tăng tối đa (%)", default=100)
    reuse_percent = models.PositiveSmallIntegerField(
        "Mức trả khi sử dụng lại (%)", default=50, validators=[MaxValueValidator(100)]
    )
    cap = models.PositiveBigIntegerField("Mức tối đa một tác phẩm (đồng)", null=True, blank=True)
    fee_percent = models.PositiveSmallIntegerField(
        "Quỹ thù lao tối đa (% nhuận bút)", default=0, validators=[MaxValueValidator(100)]
    )

    objects: ClassVar[Any] = SiteManager.with_adjectives(DatedQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "bảng mức chi"
        verbose_name_plural = "bảng mức chi"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(
                    unit_value__isnull=False, salary_percent__isnull=True, reference__isnull=True
                )
                | models.Q(
                    unit_value__isnull=True, salary_percent__isnull=False, reference__isnull=True
                )
                | models.Q(
                    unit_value__isnull=True, salary_percent__isnull=True,
                    reference__isnull=False, reference_part__isnull=False,
                ),
                name="a_table_pays_in_one_way",
                violation_error_message="Chọn một cách tính: giá trị cố định, phần của lương cơ sở "
                "hoặc phần của bảng khác.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title} ({self.decision_number})"

    @property
    def source(self) -> RateTable:
        """The table whose lines are scored: its own, or that of which a part is paid."""
        return self.reference or self

    @property
    def part(self) -> int:
        """Hundredths of a per cent of what the lines say."""
        return self.reference_part if self.reference_part is not None else WHOLE


class RateLine(SiteOwned):
    """A genre of a table: a frame of scores, or a fixed amount."""

    table = models.ForeignKey(RateTable, on_delete=models.CASCADE, related_name="lines")
    name = models.CharField("Thể loại", max_length=120)
    kind = models.CharField("Loại", max_length=8, choices=WorkKind.choices, default=WorkKind.TEXT)
    genre = models.CharField("Thể loại trên cổng", max_length=12, choices=Genre.choices, blank=True)
    low = models.DecimalField("Từ", max_digits=7, decimal_places=2, default=0)
    high = models.DecimalField("Đến", max_digits=7, decimal_places=2, default=0)
    usual = models.DecimalField("Thường chấm", max_digits=7, decimal_places=2, default=0)
    fixed = models.PositiveBigIntegerField("Mức cố định (đồng)", null=True, blank=True)
    full_words = models.PositiveIntegerField("Số chữ được mức cao nhất", default=0)
    photo_step = models.DecimalField("Thêm cho mỗi ảnh", max_digits=5, decimal_places=2, default=0)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "mức chi"
        verbose_name_plural = "mức chi"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fixed__isnull=False)
                | models.Q(
                    low__lte=models.F("usual"), usual__lte=models.F("high"), high__gt=0, low__gte=0
                ),
                name="a_frame_holds_its_usual_score",
                violation_error_message="Mức thường chấm phải nằm trong khung.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def frame(self) -> Frame:
        return Frame(self.low, self.high, self.fixed)


class RateExtra(SiteOwned):
    """What is paid more for: hardship, ethnic minorities, children (royalty:incentive)."""

    table = models.ForeignKey(RateTable, on_delete=models.CASCADE, related_name="extras")
    name = models.CharField("Được tăng vì", max_length=160)
    low = models.PositiveSmallIntegerField("Từ (%)", validators=[MinValueValidator(1)])
    high = models.PositiveSmallIntegerField("Đến (%)", validators=[MaxValueValidator(300)])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "mức tăng"
        verbose_name_plural = "mức tăng"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(low__gte=1, low__lte=models.F("high")),
                name="an_extra_has_a_frame",
            )
        ]

    def __str__(self) -> str:
        return self.name
