"""Forms of quotas, exemptions, rules and notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from conglang.accounts.forms import DayField, StaffForm
from conglang.accounts.models import Unit
from conglang.newsroom.models import SectionPage
from conglang.planning.actions import Cell, NoticeFacts, RuleFacts
from conglang.planning.actions.quotas import LARGEST_TARGET, LARGEST_WEIGHT
from conglang.planning.choices import Counted
from conglang.planning.models import QuotaNotice, QuotaRule
from conglang.planning.period_rules import LAST_FIRST_DAY
from conglang.planning.quota_rules import WHOLE_WEIGHT

MONTH_FORMATS = ["%m/%Y", "%Y-%m"]


class HundredthsField(forms.DecimalField):
    """A number with at most two decimals, typed with comma or point; whole hundredths come out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            decimal_places=2, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return None if number is None else int(number * 100)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value // 100},{value % 100:02d}".rstrip("0").rstrip(",")
        return value


class GridForm(StaffForm):
    """A table of units and kinds, and the weight of each kind above it."""

    def __init__(
        self,
        *args: Any,
        units: Iterable[Unit],
        targets: Mapping[tuple[int, str], int],
        weights: Mapping[str, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.units = list(units)
        for counted in Counted:
            self.fields[f"h-{counted}"] = HundredthsField(
                label=f"Hệ số: {counted.label}", initial=weights.get(counted, WHOLE_WEIGHT),
                min_value=Decimal("0.01"), max_value=Decimal(LARGEST_WEIGHT) / 100,
            )  # fmt: skip
        for unit in self.units:
            for counted in Counted:
                self.fields[self.name_of(unit, counted)] = forms.IntegerField(
                    label=f"{unit.name}, {counted.label}", required=False, min_value=0,
                    max_value=LARGEST_TARGET, initial=targets.get((unit.pk, counted)),
                    widget=forms.TextInput(
                        attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}
                    ),
                )  # fmt: skip

    @staticmethod
    def name_of(unit: Unit, counted: str) -> str:
        return f"o-{unit.pk}-{counted}"

    def weight_fields(self) -> list[tuple[str, Any]]:
        """Words and field of each kind's weight."""
        return [(str(counted.label), self[f"h-{counted}"]) for counted in Counted]

    def rows(self) -> list[tuple[Unit, list[tuple[str, Any]]]]:
        """Each unit with words and field of each kind."""
        return [
            (unit, [(str(kind.label), self[self.name_of(unit, kind)]) for kind in Counted])
            for unit in self.units
        ]

    def cells(self) -> list[Cell]:
        """What was typed; an empty box asks for nothing."""
        typed = self.cleaned_data
        return [
            Cell(
                unit_id=unit.pk, counted=str(counted), weight=typed[f"h-{counted}"],
                target=typed[self.name_of(unit, counted)] or 0,
            )
            for unit in self.units
            for counted in Counted
        ]  # fmt: skip


class ExemptionForm(StaffForm):
    """Which unit owes nothing, when and why."""

    unit = forms.ChoiceField(label="Đơn vị")
    starts_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến hết ngày")
    reason = forms.CharField(
        label="Lý do", max_length=300,
        help_text="Ví dụ: Sáp nhập ấp, chưa có cộng tác viên; tập trung phòng, chống dịch.",
    )  # fmt: skip

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["unit"]
        chosen.choices = [("", "(chọn đơn vị)"), *((unit.pk, unit.name) for unit in units)]


class RuleForm(StaffForm):
    """From when the portal reckons how."""

    from_month = forms.DateField(
        label="Áp dụng từ tháng", input_formats=MONTH_FORMATS,
        widget=forms.DateInput(attrs={"inputmode": "numeric", "size": 8}, format="%m/%Y"),
        help_text="Ghi như 11/2026. Các tháng trước giữ quy tắc cũ.",
    )  # fmt: skip
    first_day = forms.IntegerField(
        label="Tháng báo cáo bắt đầu từ ngày", min_value=1, max_value=LAST_FIRST_DAY,
        help_text="1: tháng dương lịch. 20: từ ngày 20 tháng trước đến ngày 19.",
    )  # fmt: skip
    surplus_cap_percent = forms.IntegerField(
        label="Phần vượt được tính vào kỳ sau, nhiều nhất (%)", min_value=0, max_value=100,
        help_text="Phần trăm chỉ tiêu của kỳ sau; 0 là không chuyển.",
    )  # fmt: skip
    add_deficits = forms.BooleanField(label="Phần thiếu cộng vào kỳ sau", required=False)
    count_reposts = forms.BooleanField(label="Tính cả bài đăng lại của nơi khác", required=False)
    warn_days = forms.IntegerField(
        label="Nhắc trước khi hết kỳ (ngày)", min_value=1, max_value=LAST_FIRST_DAY,
        help_text="Báo cho cộng tác viên của đơn vị còn thiếu và cho thư ký, mỗi kỳ một lần.",
    )  # fmt: skip
    return_threshold = forms.IntegerField(
        label="Tỷ lệ bài bị trả lại không bị trừ điểm (%)", min_value=0, max_value=100
    )
    deduction = HundredthsField(
        label="Điểm thi đua trừ cho mỗi phần trăm vượt mức ấy", min_value=Decimal(0),
        max_value=Decimal(100),
    )  # fmt: skip

    def __init__(self, *args: Any, rule: QuotaRule, **kwargs: Any) -> None:
        names = RuleFacts.__slots__
        kwargs["initial"] = {
            "from_month": timezone.localdate().replace(day=1),
            **{name: getattr(rule, name) for name in names},
        }
        super().__init__(*args, **kwargs)

    def month(self) -> date:
        found: date = self.cleaned_data["from_month"]
        return found

    def facts(self) -> RuleFacts:
        return RuleFacts(**{name: self.cleaned_data[name] for name in RuleFacts.__slots__})


#: Words before the name of a place in the name of its office.
OFFICE_WORDS = (
    "Ủy ban nhân dân ", "UBND ", "thành phố ", "thị xã ", "đặc khu ", "tỉnh ", "huyện ", "phường ",
    "xã ",
)  # fmt: skip


def place_of(office: str) -> str:
    """The place whose office this is, as it stands before a day: "Hòn Đất"."""
    for words in OFFICE_WORDS:
        office = office.removeprefix(words)
    return office


class NoticeForm(StaffForm):
    """Head and foot of a notice."""

    number = forms.CharField(label="Số", max_length=20)
    symbol = forms.CharField(label="Ký hiệu", max_length=40, initial="TB-BBT")
    place = forms.CharField(label="Nơi ban hành", max_length=120, help_text="Ví dụ: Hòn Đất.")
    issued_on = DayField(label="Ngày ban hành")
    signer_name = forms.CharField(label="Người ký", max_length=120)
    signer_post = forms.CharField(label="Chức vụ người ký", max_length=160)
    request = forms.CharField(
        label="Yêu cầu với các đơn vị", max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi thêm sau phần kết quả, ví dụ: Các đơn vị chưa đạt khẩn trương gửi tin, bài.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do thay thế thông báo trước", max_length=300,
        help_text="Thông báo trước vẫn giữ nguyên và ghi rõ đã được thay.",
    )  # fmt: skip

    def __init__(self, *args: Any, agency: Any, earlier: QuotaNotice | None, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "issued_on": timezone.localdate(),
            "place": place_of(agency.name),
            "signer_name": agency.responsible,
            "signer_post": agency.responsible_post or "Trưởng Ban Biên tập",
        }
        super().__init__(*args, **kwargs)
        if earlier is None:
            del self.fields["reason"]

    def facts(self) -> NoticeFacts:
        return NoticeFacts(**self.cleaned_data)


class NoticeArticleForm(StaffForm):
    """In which section the article about a notice begins."""

    section = forms.ChoiceField(label="Chuyên mục")

    def __init__(self, *args: Any, sections: Iterable[SectionPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["section"]
        chosen.choices = [("", "(chọn chuyên mục)"), *((each.pk, each.title) for each in sections)]
