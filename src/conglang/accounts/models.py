from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from conglang.accounts.choices import Role, SignInResult, TicketKind
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class User(AbstractUser):
    """A person who works on one or more portals. Never deleted: the record names them."""

    username = models.CharField(
        "Tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]+$",
                "Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch ngang; ít nhất hai ký tự.",
            )
        ],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng."},
    )
    email = models.EmailField("Thư điện tử", blank=True)
    full_name = models.CharField("Họ và tên", max_length=120)
    pen_name = models.CharField("Bút danh", max_length=120, blank=True)
    phone = models.CharField("Điện thoại công vụ", max_length=40, blank=True)
    is_platform_admin = models.BooleanField("Quản trị nền tảng", default=False)
    must_change_password = models.BooleanField(default=False)
    password_changed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = DjangoUserManager()

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="one_person_per_email",
                violation_error_message="Thư điện tử này đã có người dùng.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def display_name(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name.rsplit(" ", maxsplit=1)[-1]


class DatedQuerySet(models.QuerySet["Unit"]):
    """Rows that hold from one day to another; an open end means until further notice."""

    def in_force(self, on: date) -> models.QuerySet[Unit]:
        return self.filter(starts_on__lte=on).filter(
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on)
        )


class Dated(models.Model):
    starts_on = models.DateField("Từ ngày")
    ends_on = models.DateField("Đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="%(class)s_ends_after_it_starts",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            )
        ]

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Unit(Dated, SiteOwned):
    """An agency or unit that contributes: an office, a school, a hamlet, a mass organisation."""

    key = models.SlugField("Mã", max_length=60)
    name = models.CharField("Tên đơn vị", max_length=160)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children",
        verbose_name="Đơn vị cấp trên",
    )  # fmt: skip
    position = models.PositiveIntegerField("Thứ tự", default=0)

    objects: ClassVar[Any] = SiteManager.with_adjectives(DatedQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["position", "name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["site", "key"],
                name="one_unit_per_key",
                violation_error_message="Mã đơn vị này đã có.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Post(Dated, SiteOwned):
    """A person holds a role in a portal, for a unit where the role has one, between two days."""

    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="posts", verbose_name="Người giữ chức"
    )
    role = models.CharField("Vai trò", max_length=16, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="posts",
        verbose_name="Đơn vị",
    )  # fmt: skip
    title = models.CharField("Chức danh ghi trên cổng", max_length=160, blank=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(DatedQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["person__full_name", "starts_on"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(role=Role.CONTRIBUTOR) | models.Q(unit__isnull=False),
                name="a_contributor_belongs_to_a_unit",
                violation_error_message="Cộng tác viên phải thuộc một đơn vị.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Ticket(SiteOwned):
    """A one-time way in: an invitation link, or a printed slip for people without e-mail."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tickets")
    kind = models.CharField(max_length=10, choices=TicketKind.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "vé một lần"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} của {self.person}"


class SignInRecord(SiteOwned):
    """Who came in, who failed, from where; kept at least 12 months (acceptance B-65, B-71)."""

    at = models.DateTimeField("Thời điểm", db_index=True)
    person = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    name_tried = models.CharField("Tên đã nhập", max_length=120, blank=True)
    result = models.CharField("Kết quả", max_length=24, choices=SignInResult.choices)
    address = models.GenericIPAddressField("Địa chỉ mạng", null=True)
    device = models.CharField("Thiết bị", max_length=200, blank=True)
    path = models.CharField("Trang", max_length=200, blank=True)

    class Meta:
        verbose_name = "lượt đăng nhập"
        verbose_name_plural = "nhật ký đăng nhập"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.get_result_display()}"
