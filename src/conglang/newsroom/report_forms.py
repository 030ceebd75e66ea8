"""What the screens of the board's overview are narrowed to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from conglang.accounts.forms import DayField, StaffForm
from conglang.core.periods import DAYS, MONTH, QUARTER, YEAR, Period, period_around

KINDS = [(MONTH, "Tháng"), (QUARTER, "Quý"), (YEAR, "Năm"), (DAYS, "Khoảng ngày")]
DIMENSIONS = [
    ("don-vi", "Đơn vị"),
    ("chuyen-muc", "Chuyên mục"),
    ("nguoi", "Người viết"),
    ("thang", "Tháng"),
]
LONGEST = timedelta(days=5 * 366)


class PeriodForm(StaffForm):
    """Which days a report covers, and what it is broken down by."""

    ky = forms.ChoiceField(label="Kỳ", choices=KINDS)
    tu = DayField(label="Từ ngày")
    den = DayField(label="Đến ngày", required=False)
    theo = forms.ChoiceField(label="Chia theo", choices=DIMENSIONS, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("tu"), cleaned.get("den")
        if cleaned.get("ky") == DAYS and since:
            if until is None:
                self.add_error("den", "Khoảng ngày cần cả ngày cuối.")
            elif until < since:
                self.add_error("den", "Ngày cuối không được trước ngày đầu.")
            elif until - since > LONGEST:
                self.add_error("den", "Mỗi lần xem tối đa năm năm.")
        if since and not 2000 <= since.year <= 2100:
            self.add_error("tu", "Năm phải từ 2000 đến 2100.")
        return cleaned

    def period(self, today: date) -> Period:
        """What was chosen; this month when nothing was, or nothing that makes sense."""
        if not self.is_bound or not self.is_valid():
            return period_around(MONTH, today)
        chosen = self.cleaned_data
        if chosen["ky"] == DAYS:
            return Period(DAYS, chosen["tu"], chosen["den"])
        return period_around(chosen["ky"], chosen["tu"])
