"""Spreadsheets brought into the library: what stood in them, what looked wrong, what became."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from conglang.legal.choices import ImportState
from conglang.legal.models.documents import LegalDocument
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class ImportBatch(SiteOwned):
    """One spreadsheet. columns: what each field was read from, {"number": "Số ký hiệu"}."""

    name = models.CharField("Tên tệp", max_length=200)
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.READ)
    columns = models.JSONField(default=dict)
    publish = models.BooleanField("Công khai ngay dòng không có nhận xét", default=False)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[Any] = SiteManager()

    class Meta:
        verbose_name = "lần nhập văn bản"
        verbose_name_plural = "lần nhập văn bản"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name


class ImportRow(SiteOwned):
    """A line of a spreadsheet as it stood (``cells``), and what is odd about it.

    line: number in the sheet, the heading is 1. remarks: sentences for the clerk. left_out: it
    does not become a document. failed: why it could not. document: what it became.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    cells = models.JSONField()
    remarks = models.JSONField(default=list)
    left_out = models.BooleanField(default=False)
    failed = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey(
        LegalDocument, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects: ClassVar[Any] = SiteManager()

    class Meta:
        verbose_name = "dòng nhập văn bản"
        verbose_name_plural = "dòng nhập văn bản"
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "line"], name="one_row_per_line"),
        ]

    def __str__(self) -> str:
        return f"Dòng {self.line}"
