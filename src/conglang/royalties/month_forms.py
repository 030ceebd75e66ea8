"""Forms of the months: opening, the year's budget, fees, adjustments, acts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from conglang.accounts.forms import DayField, StaffForm
from conglang.core.money import format_dong
from conglang.royalties.models import Fee, Month, YearBudget

#: Empty lines under the people who share a fund.
MORE_ROWS = 4
LONGEST_AMOUNT = 15
_MONEY = re.compile(r"^([-+]?)(\d{1,3}(?:[. ]\d{3})+|\d+)$")


class DongField(forms.CharField):
    """Whole đồng as people type them: ``1.500.000``, ``1 500 000``, ``-200000``."""

    def __init__(self, *, signed: bool = False, **kwargs: Any) -> None:
        self.signed = signed
        kwargs.setdefault("max_length", LONGEST_AMOUNT + 6)
        shown = {"inputmode": "text" if signed else "numeric", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs=shown))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        # A minus sign as printed stands for the one on the keyboard.
        typed = super().clean(value).replace("\N{MINUS SIGN}", "-")
        text = typed.removesuffix("đồng").removesuffix("đ").strip()
        if not text:
            return None
        found = _MONEY.match(text)
        if not found or (found[1] == "-" and not self.signed):
            raise ValidationError("Ghi số tiền bằng chữ số, ví dụ 1.500.000.")
        amount = int(re.sub(r"\D", "", found[2]))
        return -amount if found[1] == "-" else amount

    def prepare_value(self, value: Any) -> Any:
        return format_dong(value) if isinstance(value, int) else value


class FirstMonthForm(StaffForm):
    """The very first month; those after it follow by themselves."""

    number = forms.TypedChoiceField(
        label="Tháng", coerce=int, choices=[(each, f"Tháng {each:02d}") for each in range(1, 13)]
    )
    year = forms.IntegerField(label="Năm", min_value=2016, max_value=2100)
    since = DayField(
        label="Từ ngày",
        help_text="Ví dụ 01/11/2026, hoặc 20/10/2026 nếu tháng tính từ ngày 20. Các tháng sau theo "
        "đúng nếp này.",
    )
    until = DayField(label="Đến hết ngày")

    @classmethod
    def proposed(cls, today: date) -> dict[str, Any]:
        """The calendar month of a day."""
        year, number = today.year, today.month
        return {
            "number": number, "year": year, "since": date(year, number, 1),
            "until": date(year, number, monthrange(year, number)[1]),
        }  # fmt: skip


class BudgetForm(StaffForm):
    """What may be spent on royalties in a year."""

    year = forms.IntegerField(label="Năm", min_value=2016, max_value=2100)
    amount = DongField(label="Dự toán (đồng)", help_text="Ví dụ 120.000.000.")
    basis = forms.CharField(
        label="Căn cứ", max_length=200, required=False,
        help_text="Quyết định giao dự toán: số, ngày.",
    )  # fmt: skip

    @classmethod
    def initial_for(cls, year: int) -> dict[str, Any]:
        row = YearBudget.objects.filter(year=year).first()
        known = {"amount": row.amount, "basis": row.basis} if row else {}
        return {"year": year, **known}


class FeeForm(StaffForm):
    """One person who shares the fund of a month; a line without a person is left out."""

    payee = forms.ChoiceField(label="Người hưởng", required=False)
    task = forms.CharField(label="Công việc", max_length=160, required=False)
    weight = forms.IntegerField(
        label="Hệ số", min_value=1, max_value=999, required=False, initial=1
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payee"].choices = [("", "(không chọn)"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("payee") and not (data.get("task") or "").strip():
            self.add_error("task", "Ghi công việc, ví dụ “Biên tập”.")
        return data


class FundForm(StaffForm):
    """The size of the fund, where it is to be smaller than the table allows."""

    fund = DongField(
        label="Quỹ thù lao của tháng (đồng)", required=False,
        help_text="Để trống: lấy mức cao nhất mà bảng mức chi cho phép.",
    )  # fmt: skip


def fee_forms(data: Any, month: Month, people: list[tuple[str, str]]) -> list[FeeForm]:
    """A line for everybody named now, and some empty ones."""
    known: list[Fee] = list(month.fees.all())
    rows: list[dict[str, Any]] = [
        {"payee": str(fee.payee_id), "task": fee.task, "weight": fee.weight} for fee in known
    ]
    rows += [{}] * MORE_ROWS
    return [
        FeeForm(data, prefix=f"nguoi-{number}", people=people, initial=initial)
        for number, initial in enumerate(rows, start=1)
    ]


class AdjustmentForm(StaffForm):
    """More or less for somebody, because a closed month was wrong."""

    payee = forms.ChoiceField(label="Người hưởng")
    amount = DongField(
        label="Số tiền (đồng)", signed=True,
        help_text="Thêm: 200.000. Bớt: ghi dấu trừ, -200.000.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", max_length=300, help_text="In trong bảng kê, ví dụ “Bù tháng 10/2026”."
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payee"].choices = [("", "(chọn người)"), *people]  # type: ignore[attr-defined]


class MonthActForm(StaffForm):
    """What an act on a month asks for: a reason, or a note."""

    note = forms.CharField(
        label="Ghi chú", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="Được lưu vào nhật ký.",
    )  # fmt: skip

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs_reason:
            field = self.fields["note"]
            field.label, field.required = "Lý do", True
            field.help_text = "Viết để người nhận sửa theo được."


class PayForm(MonthActForm):
    """The day money was paid, and accounting's number."""

    paid_on = DayField(label="Ngày chi")
    voucher = forms.CharField(
        label="Số chứng từ", max_length=60, required=False, help_text="Ví dụ PC 125."
    )

    field_order = ("paid_on", "voucher", "note")
