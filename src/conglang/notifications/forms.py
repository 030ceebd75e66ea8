"""Forms of the screens on notices and letters."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.accounts.forms import StaffForm
from conglang.notifications.choices import Delivery

DELIVERY_HINTS = {
    Delivery.NOW: "Mỗi việc một thư, trong vòng một phút.",
    Delivery.DAILY: "Lúc 07:30, gồm mọi thông báo chưa đọc; ngày không có gì mới thì không gửi.",
    Delivery.NONE: "Chỉ xem thông báo trên cổng.",
}


class DeliveryForm(StaffForm):
    """One choice among three."""

    delivery = forms.ChoiceField(
        label="Cách nhận", choices=Delivery.choices, widget=forms.RadioSelect
    )


class TemplateForm(StaffForm):
    """Subject and text of a kind of letter."""

    subject = forms.CharField(label="Tiêu đề thư", max_length=200)
    text = forms.CharField(label="Nội dung thư", widget=forms.Textarea(attrs={"rows": 14}))


class SenderForm(StaffForm):
    """Whom the portal's letters come from."""

    name = forms.CharField(
        label="Tên người gửi", max_length=120, required=False,
        help_text="Để trống thì dùng tên cổng.",
    )  # fmt: skip
    address = forms.EmailField(
        label="Địa chỉ gửi", required=False,
        help_text=(
            "Để trống thì dùng địa chỉ chung của máy chủ. Máy chủ thư phải cho phép gửi từ địa "
            "chỉ này."
        ),
    )  # fmt: skip
    reply_to = forms.EmailField(
        label="Địa chỉ nhận trả lời", required=False,
        help_text="Khi người nhận bấm trả lời, thư về đây.",
    )  # fmt: skip

    @classmethod
    def of(cls, sender: Any, data: Any = None) -> SenderForm:
        """The form filled with what the portal has now."""
        known = {name: getattr(sender, name) for name in ("name", "address", "reply_to")}
        return cls(data, initial=known)
