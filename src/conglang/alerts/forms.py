"""The form of a line over every page."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.accounts.forms import StaffForm
from conglang.alerts.actions import AlertFacts
from conglang.alerts.choices import AlertKind


class MomentField(forms.SplitDateTimeField):
    """A day and an hour, as the browser's own fields give them or typed as 31/12/2026, 07:30."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": f"{label}: ngày"},
            time_attrs={"type": "time", "aria-label": f"{label}: giờ"},
            date_format="%Y-%m-%d", time_format="%H:%M",
        )  # fmt: skip
        super().__init__(
            label=label, widget=widget, input_date_formats=["%Y-%m-%d", "%d/%m/%Y"],
            input_time_formats=["%H:%M", "%Hh%M", "%Hh"], **kwargs,
        )  # fmt: skip


class AlertForm(StaffForm):
    """A line over every page."""

    kind = forms.ChoiceField(label="Loại")
    text = forms.CharField(
        label="Nội dung", max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Một, hai câu ngắn: việc gì, ở đâu, bà con cần làm gì. Tối đa 200 ký tự.",
    )  # fmt: skip
    link = forms.CharField(
        label="Trang để đọc thêm", max_length=300, required=False,
        help_text="Địa chỉ trong cổng, bắt đầu bằng dấu “/”, ví dụ /thong-bao/ung-pho-bao/.",
    )  # fmt: skip
    ends_at = MomentField(
        label="Hiện đến", required=False, help_text="Bắt buộc, trừ thông báo ngừng hệ thống."
    )
    stops_at = MomentField(
        label="Ngừng hệ thống từ", required=False,
        help_text="Chỉ ghi cho thông báo ngừng hệ thống; phải báo trước 7 ngày làm việc.",
    )  # fmt: skip
    back_at = MomentField(label="Dự kiến hoạt động lại", required=False)
    late_reason = forms.CharField(
        label="Lý do báo muộn", max_length=300, required=False,
        help_text="Chỉ khi báo dưới 7 ngày làm việc; ghi vào nhật ký.",
    )  # fmt: skip
    whole_province = forms.BooleanField(
        label="Hiện trên mọi trang thành phần", required=False,
        help_text="Trang của tất cả sở, xã, phường trực thuộc cùng hiện dòng này.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, kinds: list[AlertKind], has_components: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        for name in ("ends_at", "stops_at", "back_at", "late_reason"):
            fields[name].hint_says_when = True
        if not has_components:
            del fields["whole_province"]

    def facts(self) -> AlertFacts:
        data = self.cleaned_data
        names = ("kind", "text", "link", "ends_at", "stops_at", "back_at", "late_reason")
        return AlertFacts(
            whole_province=data.get("whole_province", False),
            **{name: data[name] for name in names},
        )
