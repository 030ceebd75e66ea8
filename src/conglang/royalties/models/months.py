"""The statement of a month: open, compiled, checked, approved, passed to accounting, paid."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from conglang.royalties.choices import LineKind, MonthState
from conglang.royalties.models.payees import Payee
from conglang.tenancy.models import SiteOwned


class YearBudget(SiteOwned):
    """What may be spent on royalties in a year (royalty:budget)."""

    year = models.PositiveSmallIntegerField("Năm")
    amount = models.PositiveBigIntegerField("Dự toán (đồng)")
    basis = models.CharField("Căn cứ", max_length=200, blank=True)

    class Meta:
        verbose_name = "dự toán nhuận bút"
        verbose_name_plural = "dự toán nhuận bút"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["site", "year"], name="one_budget_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"


class Month(SiteOwned):
    """A month of royalties from ``since`` to ``until``, both included; it may begin on any day.

    frozen: what the statement's head says, kept when it is compiled: names, decisions, rates.
    Legal basis: royalty:close
    """

    year = models.PositiveSmallIntegerField("Năm")
    number = models.PositiveSmallIntegerField("Tháng")
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến hết ngày")
    state = models.CharField(
        "Tình trạng", max_length=10, choices=MonthState.choices, default=MonthState.OPEN
    )
    state_since = models.DateTimeField(default=timezone.now)
    reason = models.TextField("Lý do trả lại", blank=True)
    compiled_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    checked_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_on = models.DateField("Ngày duyệt", null=True, blank=True)
    paid_on = models.DateField("Ngày chi", null=True, blank=True)
    voucher = models.CharField("Số chứng từ", max_length=60, blank=True)
    fund_set_at = models.PositiveBigIntegerField("Quỹ thù lao (đồng)", null=True, blank=True)
    frozen = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "tháng nhuận bút"
        verbose_name_plural = "tháng nhuận bút"
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["site", "year", "number"], name="one_month_of_a_year"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=12), name="a_month_has_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(since__lte=models.F("until")), name="a_month_has_days"
            ),
        ]

    def __str__(self) -> str:
        return f"Tháng {self.number:02d}/{self.year}"


class Fee(SiteOwned):
    """What an editor or secretary did in a month, as a weight in the fund (royalty:fees)."""

    month = models.ForeignKey(Month, on_delete=models.CASCADE, related_name="fees")
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="+")
    task = models.CharField("Công việc", max_length=160)
    weight = models.PositiveSmallIntegerField("Hệ số", default=1)

    class Meta:
        verbose_name = "thù lao"
        verbose_name_plural = "thù lao"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["month", "payee"], name="one_fee_per_person"),
            models.CheckConstraint(condition=models.Q(weight__gte=1), name="a_fee_weighs"),
        ]


class Adjustment(SiteOwned):
    """An amount more or less for somebody, because a closed month was wrong, or a debt."""

    month = models.ForeignKey(Month, on_delete=models.PROTECT, related_name="adjustments")
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField("Số tiền (đồng)")
    reason = models.CharField("Lý do", max_length=300)
    carried_from = models.ForeignKey(
        Month, on_delete=models.PROTECT, null=True, related_name="carried"
    )
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "điều chỉnh"
        verbose_name_plural = "điều chỉnh"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(amount=0), name="an_adjustment_changes"),
        ]


class StatementLine(SiteOwned):
    """A line of the statement as it was reckoned: everything it rests on stands in it as text."""

    month = models.ForeignKey(Month, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=LineKind.choices)
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="+")
    work = models.ForeignKey(
        "royalties.Work", on_delete=models.PROTECT, null=True, related_name="statement_lines"
    )
    payee_name = models.CharField(max_length=120)
    unit_name = models.CharField(max_length=160, blank=True)
    title = models.CharField("Nội dung", max_length=300)
    published_on = models.DateField(null=True)
    genre = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20, blank=True)
    score = models.CharField("Hệ số, điểm", max_length=20, blank=True)
    unit_value = models.CharField("Đơn giá", max_length=40, blank=True)
    extras = models.CharField("Mức tăng, sử dụng lại", max_length=300, blank=True)
    basis = models.CharField("Căn cứ", max_length=200, blank=True)
    work_amount = models.BigIntegerField("Tiền của tác phẩm", default=0)
    share = models.CharField("Tỷ lệ", max_length=12, blank=True)
    within_norm = models.BooleanField("Trong định mức", default=False)
    amount = models.BigIntegerField("Thành tiền")

    class Meta:
        verbose_name = "dòng bảng kê"
        verbose_name_plural = "dòng bảng kê"
        ordering = ["month", "position"]
        constraints = [
            models.UniqueConstraint(fields=["month", "position"], name="one_line_per_place"),
        ]


class PaymentLine(SiteOwned):
    """What one person gets for a month, with the account it goes to, as of the day of compiling."""

    month = models.ForeignKey(Month, on_delete=models.CASCADE, related_name="payments")
    position = models.PositiveIntegerField()
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="payments")
    payee_name = models.CharField(max_length=120)
    unit_name = models.CharField(max_length=160, blank=True)
    tax_code = models.CharField(max_length=20, blank=True)
    bank_account = models.CharField(max_length=40, blank=True)
    bank_name = models.CharField(max_length=120, blank=True)
    salaried = models.BooleanField(default=False)
    royalties = models.PositiveBigIntegerField(default=0)
    fees = models.PositiveBigIntegerField(default=0)
    adjustments = models.BigIntegerField(default=0)
    gross = models.PositiveBigIntegerField()
    tax = models.PositiveBigIntegerField()
    net = models.PositiveBigIntegerField()
    owed = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "khoản chi"
        verbose_name_plural = "khoản chi"
        ordering = ["month", "position"]
        constraints = [
            models.UniqueConstraint(fields=["month", "payee"], name="one_payment_per_person"),
        ]
