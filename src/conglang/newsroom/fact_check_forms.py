"""The forms of an external fact check: the question, and the answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from conglang.accounts.forms import DayField, StaffForm
from conglang.core.dates import start_of_day
from conglang.newsroom.actions import Outsider


class AskForm(StaffForm):
    name = forms.CharField(label="Họ và tên người được nhờ", max_length=120)
    office = forms.CharField(
        label="Cơ quan, đơn vị", max_length=160, help_text="Ví dụ: Phòng Kinh tế."
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        help_text="Ghi để cổng gửi đường dẫn; để trống thì bạn tự chép và chuyển.",
    )
    question = forms.CharField(
        label="Điều cần đối chiếu", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ví dụ: diện tích và năng suất lúa ở đoạn 2 đã đúng chưa?",
    )  # fmt: skip
    until = DayField(label="Trả lời đến hết ngày")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = timezone.localdate() + timedelta(days=3)

    def who(self) -> Outsider:
        data = self.cleaned_data
        return Outsider(data["name"], data["office"], data["email"])

    def expires_at(self) -> datetime:
        """The end of the chosen day."""
        return start_of_day(self.cleaned_data["until"] + timedelta(days=1))


class AnswerForm(StaffForm):
    verdict = forms.ChoiceField(
        label="Trả lời", widget=forms.RadioSelect,
        choices=[("dung", "Xác nhận đúng"), ("sua", "Có chỗ cần sửa")],
        error_messages={"required": "Hãy chọn một trong hai câu trả lời."},
    )  # fmt: skip
    answer = forms.CharField(
        label="Chỗ cần sửa", required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Ghi số đoạn, số liệu đang viết và số liệu đúng.",
    )  # fmt: skip
    answered_by = forms.CharField(label="Họ và tên người trả lời", max_length=120)
