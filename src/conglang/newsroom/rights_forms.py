"""The form of five switches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from conglang.accounts.forms import DayField, StaffForm
from conglang.newsroom.actions import Term
from conglang.newsroom.choices import Right
from conglang.newsroom.models import RightSwitch

BY_ROLE, GIVEN, WITHHELD = "theo-vai-tro", "duoc", "khong"
_VALUES = {BY_ROLE: None, GIVEN: True, WITHHELD: False}


class SwitchesForm(StaffForm):
    """Five switches of a person at one place, the days they hold, and why."""

    starts_on = DayField(label="Từ ngày")
    ends_on = DayField(label="Đến hết ngày", required=False)
    note = forms.CharField(
        label="Lý do", max_length=300, required=False,
        help_text="Ví dụ: thay đồng chí phụ trách chuyên mục nghỉ phép. Ghi vào nhật ký.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, switches: Mapping[str, RightSwitch], otherwise: str, **kwargs: Any
    ) -> None:
        """otherwise: the words of the first choice, “as above” or “as the role says”."""
        known: dict[str, Any] = {"starts_on": timezone.localdate()}
        for right, switch in switches.items():
            known |= {
                right: GIVEN if switch.allowed else WITHHELD, "starts_on": switch.starts_on,
                "ends_on": switch.ends_on, "note": switch.note,
            }  # fmt: skip
        super().__init__(*args, initial=known, **kwargs)
        choices = [(BY_ROLE, otherwise), (GIVEN, "Được"), (WITHHELD, "Không")]
        for right in Right:
            self.fields[right.value] = forms.ChoiceField(
                label=str(right.label), choices=choices, initial=known.get(right.value, BY_ROLE),
                widget=forms.RadioSelect,
            )  # fmt: skip

    @property
    def switches(self) -> list[Any]:
        """The five fields, in the order of the work."""
        return [self[right.value] for right in Right]

    @property
    def rest(self) -> list[Any]:
        return [self[name] for name in ("starts_on", "ends_on", "note")]

    def wanted(self) -> dict[str, bool | None]:
        """What the checked form asks for each right."""
        return {right: _VALUES[self.cleaned_data[right]] for right in Right.values}

    def term(self) -> Term:
        data = self.cleaned_data
        return Term(data["starts_on"], data["ends_on"], data["note"])
