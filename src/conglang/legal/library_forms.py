"""Forms of catalogues and imports."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.accounts.forms import DayField, StaffForm
from conglang.legal.actions import IssuerFacts
from conglang.legal.choices import IssuerLevel
from conglang.legal.document_forms import FilesField
from conglang.legal.models import Issuer
from conglang.legal.queries.catalogues import issuers


class IssuerForm(StaffForm):
    """A body that issues documents."""

    name = forms.CharField(
        label="Tên cơ quan", max_length=200,
        help_text="Ví dụ: UBND xã Hòn Đất. Chữ viết tắt được viết đầy đủ khi lưu.",
    )  # fmt: skip
    level = forms.ChoiceField(label="Cấp", choices=IssuerLevel.choices)
    ended_on = DayField(
        label="Hoạt động đến hết ngày", required=False,
        help_text="Ghi khi cơ quan đã sáp nhập, giải thể: văn bản cũ sẽ có dòng báo.",
    )  # fmt: skip
    successor = forms.TypedChoiceField(
        label="Cơ quan kế thừa", coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, issuer: Issuer | None = None, **kwargs: Any) -> None:
        if issuer:
            kwargs["initial"] = {
                "name": issuer.name, "level": issuer.level, "ended_on": issuer.ended_on,
                "successor": issuer.successor_id,
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        others = [each for each in issuers() if issuer is None or each.pk != issuer.pk]
        fields: Any = self.fields
        fields["successor"].choices = [
            ("", "(không có)"), *((each.pk, each.name) for each in others),
        ]  # fmt: skip

    def facts(self) -> IssuerFacts:
        data = self.cleaned_data
        return IssuerFacts(
            name=data["name"], level=data["level"], ended_on=data["ended_on"],
            successor_id=data["successor"],
        )  # fmt: skip


class FieldForm(StaffForm):
    """A field of work."""

    name = forms.CharField(label="Tên lĩnh vực", max_length=120)
    retired = forms.BooleanField(
        label="Thôi dùng cho văn bản mới", required=False,
        help_text="Văn bản cũ vẫn ở lĩnh vực này.",
    )  # fmt: skip


class SheetForm(StaffForm):
    """A spreadsheet of documents."""

    sheet = forms.FileField(
        label="Bảng tính",
        help_text="Tệp .xlsx hoặc .csv. Dòng đầu là tên cột: Số ký hiệu, Loại, Ngày ban hành, "
        "Trích yếu, Cơ quan ban hành, Người ký, Lĩnh vực…; cột nào không có thì thôi.",
    )  # fmt: skip


class FolderForm(StaffForm):
    """Many files, each to find its document by the number its name begins with."""

    uploads = FilesField(
        label="Các tệp", help_text="Tên tệp bắt đầu bằng số, ký hiệu, ví dụ "
        "“48_2025_QD-UBND_signed.pdf”. Tệp không khớp văn bản nào sẽ được báo lại.",
    )  # fmt: skip
