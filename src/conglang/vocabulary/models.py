from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models

from conglang.vocabulary.choices import (
    COMMUNE_LEVEL,
    PROVINCE_LEVEL,
    CalendarDayKind,
    TermUnitChoice,
    UnitKind,
)


class AdministrativeUnitQuerySet(models.QuerySet["AdministrativeUnit"]):
    """Adjectives of administrative units; chain them with ``in_force``."""

    def in_force(self, on: date) -> Self:
        """Units that exist on that day; both ends of their period count."""
        return self.filter(effective_from__lte=on).filter(
            models.Q(effective_to__isnull=True) | models.Q(effective_to__gte=on)
        )

    def provinces(self) -> Self:
        return self.filter(kind__in=PROVINCE_LEVEL)

    def communes(self) -> Self:
        return self.filter(kind__in=COMMUNE_LEVEL)

    def communes_of(self, code: str) -> Self:
        """Communes, wards and special zones of the province with that code."""
        return self.communes().filter(parent_code=code)


class AdministrativeUnit(models.Model):
    """A province or a commune of the country between two days, for the whole installation.

    A unit that is renamed, moved or merged ends, and a new row begins: history stays readable.
    Legal basis: catalogue:administrative-units
    """

    code = models.CharField("Mã", max_length=10)
    kind = models.CharField("Loại", max_length=12, choices=UnitKind.choices)
    name = models.CharField("Tên riêng", max_length=120)
    #: The spelling under which the name is looked up; see ``queries.name_key``.
    name_key = models.CharField(max_length=120, db_index=True, editable=False)
    parent_code = models.CharField("Mã đơn vị cấp trên", max_length=10, blank=True)
    latitude = models.FloatField("Vĩ độ", null=True, blank=True)
    longitude = models.FloatField("Kinh độ", null=True, blank=True)
    area_km2 = models.FloatField("Diện tích (km²)", null=True, blank=True)
    sort_key = models.BinaryField(editable=False)
    effective_from = models.DateField("Từ ngày")
    effective_to = models.DateField("Đến hết ngày", null=True, blank=True)

    objects = AdministrativeUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị hành chính"
        verbose_name_plural = "đơn vị hành chính"
        ordering = ["sort_key", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "effective_from"], name="one_unit_per_code_and_first_day"
            ),
            models.CheckConstraint(
                condition=models.Q(effective_to__isnull=True)
                | models.Q(effective_to__gte=models.F("effective_from")),
                name="administrative_unit_ends_after_it_starts",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]
        indexes = [models.Index(fields=["parent_code", "sort_key"], name="units_of_a_parent")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Kind and name as they begin a line: "Xã Hòn Đất", "Thành phố Huế"."""
        return f"{UnitKind(self.kind).label} {self.name}"


class CalendarDay(models.Model):
    """A holiday, a day worked instead of another, or half a day off, for the whole installation.

    One that turned out wrong is taken off with a reason and stays readable; due times that were
    reckoned with it stay as they were promised.
    Legal basis: time:holidays, time:swapped-days
    """

    day = models.DateField("Ngày")
    kind = models.CharField("Loại", max_length=14, choices=CalendarDayKind.choices)
    name = models.CharField("Tên", max_length=120)
    legal_key = models.CharField("Khóa pháp lý", max_length=60, default="time:holidays")
    source = models.CharField("Căn cứ", max_length=250)
    provisional = models.BooleanField("Dự kiến", default=False)
    shipped = models.BooleanField(default=False, editable=False)
    removed_at = models.DateTimeField("Bỏ lúc", null=True, blank=True, editable=False)
    removed_reason = models.TextField("Lý do bỏ", blank=True, editable=False)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["day"],
                condition=models.Q(removed_at__isnull=True),
                name="a_day_differs_in_one_way",
                violation_error_message="Ngày này đã có trong lịch.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class LegalTerm(models.Model):
    """How long a law or practice allows for something, between two days."""

    key = models.CharField("Khóa pháp lý", max_length=60)
    amount = models.PositiveSmallIntegerField("Số")
    unit = models.CharField("Đơn vị", max_length=14, choices=TermUnitChoice.choices)
    effective_from = models.DateField("Từ ngày")
    effective_to = models.DateField("Đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thời hạn theo quy định"
        verbose_name_plural = "thời hạn theo quy định"
        ordering = ["key", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effective_from"], name="one_term_per_key_and_first_day"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=1), name="a_term_is_at_least_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount} {self.get_unit_display()}"


class LegalFigure(models.Model):
    """A number that a law or practice sets from one day on: a salary in đồng, a percentage.

    Legal basis: salary:basic, royalty:withholding, royalty:withholding-from
    """

    key = models.CharField("Khóa pháp lý", max_length=60)
    amount = models.PositiveBigIntegerField("Số")
    source = models.CharField("Căn cứ", max_length=250)
    effective_from = models.DateField("Từ ngày")
    effective_to = models.DateField("Đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "con số theo quy định"
        verbose_name_plural = "con số theo quy định"
        ordering = ["key", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effective_from"], name="one_figure_per_key_and_first_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount}"


class DocumentKind(models.Model):
    """A kind of official paper (quyết định, công văn …), for the whole installation.

    sign: how numbers name it, "QĐ"; "" for letters (công văn), which name the drafting office.
    Legal basis: document:kinds
    """

    code = models.CharField("Mã", max_length=40, unique=True)
    name = models.CharField("Tên loại", max_length=80)
    sign = models.CharField("Chữ viết tắt", max_length=12, blank=True)
    position = models.PositiveSmallIntegerField("Thứ tự")
    effective_from = models.DateField("Từ ngày")
    effective_to = models.DateField("Đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "loại văn bản"
        verbose_name_plural = "loại văn bản"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class LoadedCatalogue(models.Model):
    """Which version of a shipped catalogue the database holds."""

    name = models.CharField(max_length=60, primary_key=True)
    version = models.CharField(max_length=60)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "danh mục đã nạp"
        verbose_name_plural = "danh mục đã nạp"

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
