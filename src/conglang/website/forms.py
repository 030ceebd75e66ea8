"""The form of the portal's own settings."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.accounts.forms import StaffForm
from conglang.core.errors import Refusal
from conglang.tenancy.choices import Colour
from conglang.tenancy.models import Agency
from conglang.website.actions import TEXT_FIELDS, clean_emblem


def _of(name: str, **more: Any) -> Any:
    """A text field like the one of the table."""
    column: Any = Agency._meta.get_field(name)
    more.setdefault("required", not column.blank)
    more.setdefault("help_text", column.help_text)
    return forms.CharField(label=column.verbose_name, max_length=column.max_length, **more)


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
        form = cls(*args, initial={name: getattr(agency, name) for name in TEXT_FIELDS})
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
