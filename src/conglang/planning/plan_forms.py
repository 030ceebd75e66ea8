"""Forms of the year's plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from conglang.accounts.forms import DayField, StaffForm
from conglang.accounts.queries import units_for_listing
from conglang.core.errors import Refusal
from conglang.media.safety import check_file
from conglang.newsroom.choices import Genre
from conglang.newsroom.models import ArticlePage, Topic
from conglang.newsroom.queries import sections_in_order
from conglang.planning.actions import Decision, EvidenceFacts, PartFacts, TaskFacts
from conglang.planning.choices import Measure, PartKind
from conglang.planning.models import PlanPart, PlanTask, TaskTopic, YearPlan

FILE_HINT = "PDF, Word, Excel hoặc ảnh; tối đa 50 MB."


class CheckedFileField(forms.FileField):
    """An upload that is what its name says."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if upload:
            try:
                check_file(upload, name=upload.name, size=upload.size)
            except Refusal as refusal:
                raise ValidationError(refusal.message, code=refusal.code) from refusal
        return upload


class MoneyField(forms.CharField):
    """Whole đồng; points, spaces and “đồng” that people type are understood."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value)).lower().replace("đồng", "").strip()
        digits = text.replace(".", "").replace(" ", "").replace("\xa0", "")
        if not digits:
            return None
        if not digits.isdecimal() or len(digits) > 15:
            raise ValidationError("Hãy ghi số tiền bằng số nguyên đồng, ví dụ 120.000.000.")
        return int(digits)


class PlanTextForm(StaffForm):
    """Purpose and legal basis."""

    basis = forms.CharField(
        label="Căn cứ", max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Mỗi văn bản một dòng, ví dụ: Nghị định 224/2026/NĐ-CP của Chính phủ.",
    )  # fmt: skip
    purpose = forms.CharField(
        label="Mục đích, yêu cầu", max_length=6000, required=False,
        widget=forms.Textarea(attrs={"rows": 10}), help_text="Mỗi ý một đoạn.",
    )  # fmt: skip

    def __init__(self, *args: Any, plan: YearPlan, **kwargs: Any) -> None:
        kwargs["initial"] = {"basis": plan.basis, "purpose": plan.purpose}
        super().__init__(*args, **kwargs)


class TaskForm(StaffForm):
    """One task of the plan."""

    title = forms.CharField(
        label="Nhiệm vụ", max_length=300, help_text="Việc gì, một câu.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    unit = forms.TypedChoiceField(label="Đơn vị chủ trì", coerce=int)
    joining = forms.TypedMultipleChoiceField(
        label="Đơn vị phối hợp", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến ngày")
    measure = forms.ChoiceField(label="Cách đo", choices=Measure.choices)
    target = forms.IntegerField(
        label="Số cần đạt", min_value=1, max_value=100_000, required=False,
        help_text="Bắt buộc khi đo bằng số.",
    )  # fmt: skip
    section = forms.TypedChoiceField(
        label="Chỉ đếm ở chuyên mục", coerce=int, empty_value=None, required=False,
        help_text="Dùng khi đếm tin, bài. Đếm cả các chuyên mục con.",
    )  # fmt: skip
    genre = forms.ChoiceField(
        label="Chỉ đếm thể loại", required=False, choices=[("", "(mọi thể loại)"), *Genre.choices]
    )
    own_units_only = forms.BooleanField(
        label="Chỉ đếm tin, bài của đơn vị chủ trì và phối hợp", required=False
    )
    evidence_wanted = forms.CharField(
        label="Minh chứng cần có", max_length=300, required=False,
        help_text="Ví dụ: danh sách tin, bài; biên bản; ảnh lớp tập huấn.",
    )  # fmt: skip

    def __init__(self, *args: Any, plan: YearPlan, task: PlanTask | None = None, **kwargs: Any):
        kwargs["initial"] = (
            {"since": f"{plan.year}-01-01", "until": f"{plan.year}-12-31",
             "measure": Measure.ARTICLE}
            if task is None else _facts_of(task)
        )  # fmt: skip
        super().__init__(*args, **kwargs)
        units = [(unit.pk, unit.name) for unit in units_for_listing()]
        fields: Any = self.fields
        fields["unit"].choices = [("", "(chọn đơn vị)"), *units]
        fields["joining"].choices = units
        fields["section"].choices = [
            ("", "(mọi chuyên mục)"), *((each.pk, each.title) for each in sections_in_order()),
        ]  # fmt: skip
        fields["target"].hint_says_when = True

    def facts(self) -> TaskFacts:
        values = self.cleaned_data
        return TaskFacts(
            title=values["title"], unit_id=values["unit"], joining_ids=tuple(values["joining"]),
            since=values["since"], until=values["until"], measure=values["measure"],
            target=values["target"], section_id=values["section"], genre=values["genre"],
            own_units_only=values["own_units_only"], evidence_wanted=values["evidence_wanted"],
        )  # fmt: skip


def _facts_of(task: PlanTask) -> dict[str, Any]:
    return {
        "title": task.title, "unit": task.unit_id,
        "joining": list(task.joining.values_list("pk", flat=True)), "since": task.since,
        "until": task.until, "measure": task.measure, "target": task.target,
        "section": task.section_id, "genre": task.genre, "own_units_only": task.own_units_only,
        "evidence_wanted": task.evidence_wanted,
    }  # fmt: skip


class PartForm(StaffForm):
    """One line of training, money, meetings or reviews."""

    kind = forms.ChoiceField(label="Phần", choices=PartKind.choices)
    text = forms.CharField(
        label="Nội dung", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    amount = MoneyField(
        label="Số tiền (đồng)", max_length=30, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Chỉ dùng cho kinh phí, ví dụ 120.000.000.",
    )  # fmt: skip
    on_day = DayField(label="Thời gian", required=False)

    def __init__(self, *args: Any, part: PlanPart | None = None, kind: str = "", **kwargs: Any):
        kwargs["initial"] = {"kind": kind}
        if part is not None:
            kwargs["initial"] = {
                "kind": part.kind, "text": part.text, "amount": part.amount, "on_day": part.on_day,
            }  # fmt: skip
        super().__init__(*args, **kwargs)

    def facts(self) -> PartFacts:
        values = self.cleaned_data
        return PartFacts(
            kind=values["kind"], text=values["text"], amount=values["amount"],
            on_day=values["on_day"],
        )  # fmt: skip


class DecisionForm(StaffForm):
    """Number and day of a signed paper."""

    number = forms.CharField(
        label="Số, ký hiệu", max_length=60, help_text="Ví dụ: 12/KH-UBND.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    decided_on = DayField(label="Ngày ký")
    file = CheckedFileField(label="Tệp bản đã ký", required=False, help_text=FILE_HINT)

    def decision(self) -> Decision:
        values = self.cleaned_data
        return Decision(
            number=values["number"], decided_on=values["decided_on"], file=values["file"],
            signer=values.get("signer", ""), signer_post=values.get("signer_post", ""),
        )  # fmt: skip


class ApproveForm(DecisionForm):
    """The paper by which the plan is approved."""

    signer = forms.CharField(label="Người ký", max_length=120)
    signer_post = forms.CharField(
        label="Chức vụ người ký", max_length=160, required=False,
        help_text="Ví dụ: Chủ tịch Ủy ban nhân dân xã.",
    )  # fmt: skip
    field_order = ["number", "decided_on", "signer", "signer_post", "file"]


class ChangeForm(DecisionForm):
    """The decision by which an approved plan is changed."""

    reason = forms.CharField(
        label="Lý do điều chỉnh", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    field_order = ["number", "decided_on", "reason", "file"]


class NoteForm(StaffForm):
    """Why a plan is given back."""

    note = forms.CharField(
        label="Cần sửa gì, vì sao", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )


class SummaryForm(StaffForm):
    """How the year went."""

    summary = forms.CharField(
        label="Tổng kết", max_length=6000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Việc đã làm được, việc chưa làm được và nguyên nhân, hướng năm sau.",
    )  # fmt: skip


class SureForm(StaffForm):
    """Nothing to fill in: the button says it."""


class EvidenceForm(StaffForm):
    """What shows that a task was done."""

    text = forms.CharField(
        label="Nội dung", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: Đã mở lớp tập huấn cho 25 cộng tác viên ở ấp Vàm Rầy.",
    )  # fmt: skip
    day = DayField(label="Ngày")
    amount = forms.IntegerField(
        label="Số lần", min_value=1, max_value=10_000, initial=1,
        help_text="Cộng vào số đã đạt khi nhiệm vụ đo bằng số lần.",
    )  # fmt: skip
    article = forms.CharField(
        label="Bài trên cổng", max_length=300, required=False,
        help_text="Dán địa chỉ bài đã xuất bản, ví dụ /tin-tuc/lop-tap-huan/.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    file = CheckedFileField(label="Tệp", required=False, help_text=f"Chỉ nội bộ xem. {FILE_HINT}")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = timezone.localdate

    def clean_article(self) -> int | None:
        """The number of the live article of this portal at an address."""
        given = str(self.cleaned_data["article"]).strip()
        if not given:
            return None
        words = given.split("?")[0].split("#")[0].rstrip("/").split("/")
        rows = ArticlePage.objects.live().filter(slug=words[-1])
        path = "/" + "/".join(words[3:] if "://" in given else [w for w in words if w]) + "/"
        found = next((each for each in rows if each.address == path), None)
        if found is None:
            raise ValidationError("Không có bài đang xuất bản nào của cổng ở địa chỉ này.")
        return int(found.pk)

    def facts(self) -> EvidenceFacts:
        values = self.cleaned_data
        return EvidenceFacts(
            text=values["text"], day=values["day"], amount=values["amount"],
            article_id=values["article"], file=values["file"],
        )  # fmt: skip


class TopicsForm(StaffForm):
    """Topics of the year that were given for a task."""

    topics = forms.TypedMultipleChoiceField(
        label="Đề tài", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, task: PlanTask, **kwargs: Any) -> None:
        tied = list(TaskTopic.objects.filter(task=task).values_list("topic_id", flat=True))
        kwargs["initial"] = {"topics": tied}
        super().__init__(*args, **kwargs)
        rows = Topic.objects.filter(due_on__range=(task.since, task.until))
        rows = (rows | Topic.objects.filter(pk__in=tied)).select_related("unit")
        fields: Any = self.fields
        fields["topics"].choices = [
            (topic.pk, f"{topic.title} ({topic.unit.name}, hạn {topic.due_on:%d/%m/%Y})")
            for topic in rows.order_by("-due_on", "pk")
        ]


class PeriodForm(StaffForm):
    """Which topics the list of assignments shows."""

    field_order = ["unit", "state", "since", "until"]

    since = DayField(label="Từ ngày", required=False)
    until = DayField(label="Đến ngày", required=False)
    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int, empty_value=None, required=False)
    state = forms.ChoiceField(label="Kết quả", required=False)
