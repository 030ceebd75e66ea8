"""Who is paid: people of the board, contributors, and authors without an account."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from conglang.accounts.models import Dated, DatedQuerySet, Unit
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class Payee(SiteOwned):
    """A person who may be paid. The account number is seen by those who pay, and by themselves."""

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Tài khoản trên cổng",
    )  # fmt: skip
    name = models.CharField("Họ và tên", max_length=120)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Đơn vị",
    )  # fmt: skip
    tax_code = models.CharField("Mã số thuế", max_length=20, blank=True)
    bank_account = models.CharField("Số tài khoản", max_length=40, blank=True)
    bank_name = models.CharField("Ngân hàng", max_length=120, blank=True)

    class Meta:
        verbose_name = "người hưởng"
        verbose_name_plural = "người hưởng"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "person"],
                condition=models.Q(person__isnull=False),
                name="one_payee_per_person",
                violation_error_message="Người này đã có trong danh sách.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class SalariedTerm(Dated, SiteOwned):
    """Days in which somebody is salaried to write, with a norm: paid only beyond it.

    Legal basis: royalty:beyond-quota
    """

    payee = models.ForeignKey(Payee, on_delete=models.CASCADE, related_name="terms")
    norm = models.PositiveSmallIntegerField("Định mức (tác phẩm một tháng)", default=0)

    objects: ClassVar[Any] = SiteManager.with_adjectives(DatedQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "thời gian hưởng lương"
        verbose_name_plural = "thời gian hưởng lương"
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.payee}: {self.norm}"
