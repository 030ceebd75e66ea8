"""What a portal's documents are sorted by, beside the kinds of the whole installation."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from conglang.legal.choices import IssuerLevel
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class Issuer(SiteOwned):
    """A body that issues documents. name_key: how its name is looked up, see ``issuer_key``.

    ended_on: the last day of a body that was merged or abolished; successor: who took over.
    """

    name = models.CharField("Tên cơ quan", max_length=200)
    name_key = models.CharField(max_length=200, editable=False)
    level = models.CharField("Cấp", max_length=10, choices=IssuerLevel.choices)
    ended_on = models.DateField("Hoạt động đến hết ngày", null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors",
        verbose_name="Cơ quan kế thừa",
    )  # fmt: skip
    sort_key = models.BinaryField(editable=False)

    class Meta:
        verbose_name = "cơ quan ban hành"
        verbose_name_plural = "cơ quan ban hành"
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name_key"], name="one_issuer_per_name",
                violation_error_message="Cơ quan này đã có trong danh mục.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Field(SiteOwned):
    """A field of work (lĩnh vực) that residents look under. retired: offered to nobody new."""

    name = models.CharField("Lĩnh vực", max_length=120)
    slug = models.CharField(max_length=120, editable=False)
    retired = models.BooleanField("Thôi dùng", default=False)
    sort_key = models.BinaryField(editable=False)

    class Meta:
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "slug"], name="one_field_per_name",
                violation_error_message="Lĩnh vực này đã có trong danh mục.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class DocumentCount(SiteOwned):
    """How many public documents share kind, issuer, year and validity: the numbers of the filters.

    field: empty in the rows that count each document once; else one row for each of its fields.
    year: of issue, 0 when it is not known. Written in the transaction of the act that moves them.
    """

    kind = models.ForeignKey("vocabulary.DocumentKind", on_delete=models.PROTECT, related_name="+")
    issuer = models.ForeignKey(Issuer, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=10)
    field = models.ForeignKey(Field, on_delete=models.CASCADE, null=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    validity = models.CharField(max_length=10)
    number = models.PositiveIntegerField()

    objects: ClassVar[Any] = SiteManager()

    class Meta:
        verbose_name = "số văn bản"
        verbose_name_plural = "số văn bản"
        indexes = [
            models.Index(
                fields=["site", "field", "kind", "issuer", "year", "validity"],
                name="counts_of_documents",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id}/{self.issuer_id}/{self.year}/{self.validity}: {self.number}"
