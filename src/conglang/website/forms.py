"""The form of the portal's own settings."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.accounts.forms import DayField, StaffForm
from conglang.core.errors import Refusal
from conglang.tenancy.choices import Colour
from conglang.tenancy.models import Agency
from conglang.vocabulary.choices import CalendarDayKind
from conglang.website.actions import HOUR_FIELDS, TEXT_FIELDS, clean_emblem


def _of(name: str, **more: Any) -> Any:
    """A text field like the one of the table."""
    column: Any = Agency._meta.get_field(name)
    more.setdefault("required", not column.blank)
    more.setdefault("help_text", column.help_text)
    return forms.CharField(label=column.verbose_name, max_length=column.max_length, **more)


def _hour(name: str, **more: Any) -> forms.TimeField:
    """A time of day like the one of the table, on a 24-hour clock."""
    column: Any = Agency._meta.get_field(name)
    shown = forms.TextInput(attrs={"inputmode": "numeric", "size": 5, "placeholder": "07:00"})
    return forms.TimeField(
        label=column.verbose_name, input_formats=["%H:%M", "%Hh%M", "%H.%M"], widget=shown, **more
    )


class PortalForm(StaffForm):
    """Names, contacts, who answers for the portal, colour and emblem."""

    name = _of("name", help_text="Ví dụ: Ủy ban nhân dân xã Hòn Đất.")
    portal_name = _of("portal_name", help_text="Đứng ở đầu mọi trang.")
    organisation_code = _of("organisation_code", help_text="Ví dụ: H01.12.")
    address = _of("address")
    phone = _of("phone", widget=forms.TextInput(attrs={"type": "tel"}))
    email = forms.EmailField(label="Thư điện tử", required=False)
    responsible = _of("responsible", help_text="Ghi ở chân trang, theo quy định.")
    responsible_post = _of("responsible_post")
    morning_from = _hour("morning_from", help_text="Hạn xử lý tính theo giờ làm việc này.")
    morning_to = _hour("morning_to")
    afternoon_from = _hour("afternoon_from")
    afternoon_to = _hour("afternoon_to")
    colour = forms.ChoiceField(
        label="Màu nhận diện", choices=Colour.choices, widget=forms.RadioSelect
    )
    emblem = forms.FileField(
        label="Biểu trưng", required=False,
        help_text="Ảnh PNG, WebP hoặc JPEG, không quá 1 MB; nền trong suốt là đẹp nhất.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/webp,image/jpeg"}),
    )  # fmt: skip
    drop_emblem = forms.BooleanField(label="Bỏ biểu trưng đang dùng", required=False)

    @classmethod
    def of(cls, agency: Agency, /, *args: Any) -> PortalForm:
        """The form filled with what the portal has now."""
        known = {name: getattr(agency, name) for name in TEXT_FIELDS}
        hours = {name: f"{getattr(agency, name):%H:%M}" for name in HOUR_FIELDS}
        form = cls(*args, initial={**known, **hours})
        if not agency.emblem:
            del form.fields["drop_emblem"]
        return form

    def clean_emblem(self) -> bytes | None:
        upload = self.cleaned_data["emblem"]
        if not upload:
            return None
        try:
            return clean_emblem(upload, size=upload.size)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.code) from refusal


class CalendarDayForm(StaffForm):
    """A day off, or a day worked instead of another, as a notice orders it."""

    day = DayField(label="Ngày")
    kind = forms.ChoiceField(
        label="Loại", choices=CalendarDayKind.choices, widget=forms.RadioSelect,
        initial=CalendarDayKind.HOLIDAY,
    )  # fmt: skip
    name = forms.CharField(
        label="Tên", max_length=120, help_text="Ví dụ: Quốc khánh; Làm bù cho 31/08/2026."
    )
    source = forms.CharField(
        label="Căn cứ", max_length=250, help_text="Số, ngày và nơi ra thông báo hoặc quyết định."
    )
    provisional = forms.BooleanField(label="Dự kiến, chưa có thông báo chính thức", required=False)
