"""Forms of the board's paths and of absences."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.accounts.choices import Role
from conglang.accounts.forms import DayField, StaffForm
from conglang.accounts.models import User
from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import APPROVE, EDIT
from conglang.newsroom.models import PathStep
from conglang.newsroom.path_actions import NewStep
from conglang.newsroom.path_rules import MOST_STEPS, WAY_KINDS
from conglang.vocabulary.choices import TermUnitChoice

BOARD_ROLES = [Role.SECRETARY, Role.EDITOR, Role.DEPUTY_CHIEF, Role.CHIEF]
UNITS = [TermUnitChoice.WORKING_HOURS, TermUnitChoice.WORKING_DAYS]


def _unit(label: str, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[(unit.value, unit.label) for unit in UNITS], initial=initial,
        required=False,
    )  # fmt: skip


def _amount(label: str) -> forms.IntegerField:
    shown = forms.NumberInput(attrs={"class": "path-steps__number"})
    return forms.IntegerField(
        label=label, min_value=1, max_value=99, required=False, widget=shown
    )  # fmt: skip


class StepForm(StaffForm):
    """One step of a path; a step without its kind of work is left out."""

    kind = forms.ChoiceField(
        label="Việc",
        choices=[("", "(không dùng)"), *((kind.value, kind.label) for kind in WAY_KINDS)],
        required=False,
    )
    role = forms.ChoiceField(
        label="Người làm",
        choices=[("", "(những người chọn bên dưới)"),
                 *((role.value, f"Mọi {str(role.label).lower()}") for role in BOARD_ROLES)],
        required=False,
    )  # fmt: skip
    people = forms.TypedMultipleChoiceField(
        label="Hoặc chọn từng người", coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    amount = _amount("Thời hạn")
    unit = _unit("Đơn vị của thời hạn", TermUnitChoice.WORKING_DAYS)
    urgent_amount = _amount("Khi gấp")
    urgent_unit = _unit("Đơn vị của thời hạn gấp", TermUnitChoice.WORKING_HOURS)
    quorum = forms.IntegerField(
        label="Số người phải đồng ý", min_value=1, max_value=20, initial=1, required=False,
        widget=forms.NumberInput(attrs={"class": "path-steps__number"}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.pk, str(person)) for person in people]
        self.fields["people"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") and not data.get("role") and not data.get("people"):
            self.add_error("role", "Chọn một vai trò, hoặc chọn từng người.")
        if data.get("role") and data.get("people"):
            self.add_error("role", "Chọn vai trò hoặc chọn từng người, không cả hai.")
        return data

    def new_step(self) -> NewStep | None:
        """The step that the checked form describes."""
        data = self.cleaned_data
        if not data["kind"]:
            return None
        return NewStep(
            kind=data["kind"], role=data["role"], people=tuple(data["people"]),
            quorum=data["quorum"] or 1, amount=data["amount"], unit=data["unit"],
            urgent_amount=data["urgent_amount"], urgent_unit=data["urgent_unit"],
        )  # fmt: skip


def step_forms(data: Any, known: list[PathStep]) -> list[StepForm]:
    """A form for each place of a path, filled with what stands there now."""
    people = people_who_may(EDIT)
    return [
        StepForm(
            data, prefix=f"buoc-{number + 1}", people=people,
            initial=_initial(known[number]) if number < len(known) else {},
        )
        for number in range(MOST_STEPS)
    ]  # fmt: skip


def _initial(step: PathStep) -> dict[str, Any]:
    return {
        "kind": step.kind, "role": step.role, "quorum": step.quorum,
        "people": [seat.person_id for seat in step.seats.all()],
        "amount": step.amount, "unit": step.unit or TermUnitChoice.WORKING_DAYS,
        "urgent_amount": step.urgent_amount,
        "urgent_unit": step.urgent_unit or TermUnitChoice.WORKING_HOURS,
    }  # fmt: skip


class AbsenceForm(StaffForm):
    """Who is away, from when to when, and who does their work."""

    person = forms.TypedChoiceField(label="Người vắng", coerce=int)
    deputy = forms.TypedChoiceField(
        label="Người thay", coerce=int, required=False, empty_value=None,
        help_text="Người thay phải tự có quyền làm việc đó. Để trống thì bài giao cho người khác "
        "cùng bước.",
    )  # fmt: skip
    starts_on = DayField(label="Vắng từ ngày")
    ends_on = DayField(label="Đến hết ngày")

    def __init__(self, *args: Any, by: User, for_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deciders = {person.pk for person in people_who_may(APPROVE)}
        board = [
            (person.pk, f"{person} (có quyền duyệt)" if person.pk in deciders else str(person))
            for person in people_who_may(EDIT)
        ]
        own = [(pk, name) for pk, name in board if for_all or pk == by.pk]
        self.fields["person"].choices = own  # type: ignore[attr-defined]
        self.fields["person"].initial = by.pk
        self.fields["deputy"].choices = [("", "(không có)"), *board]  # type: ignore[attr-defined]
