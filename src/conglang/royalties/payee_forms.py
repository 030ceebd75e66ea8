"""Forms of payees: by who compiles royalties, and of one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from conglang.accounts.forms import DayField, StaffForm
from conglang.accounts.models import Unit, User
from conglang.accounts.queries import units_for_listing
from conglang.royalties.actions import PayeeFacts
from conglang.royalties.models import Payee, SalariedTerm


def _account_field() -> forms.CharField:
    return forms.CharField(
        label="Số tài khoản", max_length=50, required=False,
        help_text="Gõ liền hay cách quãng đều được.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class PayeeForm(StaffForm):
    """What is known of a payee, with the norm of who is salaried."""

    name = forms.CharField(label="Họ và tên", max_length=120)
    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.all(), required=False, empty_label="(không có)"
    )
    tax_code = forms.CharField(label="Mã số thuế", max_length=20, required=False)
    bank_account = _account_field()
    bank_name = forms.CharField(label="Ngân hàng", max_length=120, required=False)
    norm = forms.IntegerField(
        label="Định mức (tác phẩm một tháng)", required=False, min_value=0, max_value=200,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Chỉ ghi với người hưởng lương để viết: trong định mức không trả nhuận bút. "
        "Ghi 0 nếu hưởng lương mà không có định mức.",
    )  # fmt: skip
    salaried_from = DayField(
        label="Định mức áp dụng từ ngày", required=False, help_text="Bắt buộc khi ghi định mức."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [unit.pk for unit in units_for_listing()]
        kept = kwargs.get("initial", {}).get("unit")
        wanted = [*units, kept] if kept else units
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=wanted)  # type: ignore[attr-defined]
        self.fields["norm"].hint_says_when = True  # type: ignore[attr-defined]
        self.fields["salaried_from"].hint_says_when = True  # type: ignore[attr-defined]

    @classmethod
    def of(cls, payee: Payee, data: Any = None) -> PayeeForm:
        """The form filled with what is known now."""
        names = ("name", "tax_code", "bank_account", "bank_name")
        initial: dict[str, Any] = {name: getattr(payee, name) for name in names}
        initial["unit"] = payee.unit_id
        term = term_now(payee)
        if term:
            initial |= {"norm": term.norm, "salaried_from": term.starts_on}
        return cls(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        norm, since = data.get("norm"), data.get("salaried_from")
        if norm is not None and since is None and "salaried_from" not in self.errors:
            self.add_error("salaried_from", "Ghi ngày bắt đầu của định mức.")
        if norm is None and since is not None and "norm" not in self.errors:
            self.add_error("norm", "Ghi định mức, hoặc xóa ngày áp dụng.")
        return data

    def facts(self) -> PayeeFacts:
        """The payee that the checked form describes."""
        data = dict(self.cleaned_data)
        unit = data.pop("unit")
        return PayeeFacts(unit_id=unit.pk if unit else None, **data)


def term_now(payee: Payee) -> SalariedTerm | None:
    """The salaried time without an end."""
    found: SalariedTerm | None = payee.terms.filter(ends_on__isnull=True).last()
    return found


class SalariedEndForm(StaffForm):
    """Until when somebody is salaried."""

    ends_on = DayField(label="Hưởng lương đến hết ngày", initial=timezone.localdate)


class FromBoardForm(StaffForm):
    """Somebody of the board who is no payee yet."""

    person = forms.TypedChoiceField(label="Người của cổng", coerce=int)

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.pk, str(person)) for person in people]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]


class OwnAccountForm(StaffForm):
    """Where one's own money goes."""

    bank_account = _account_field()
    bank_name = forms.CharField(label="Ngân hàng", max_length=120, required=False)
