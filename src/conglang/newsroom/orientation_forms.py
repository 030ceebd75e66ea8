"""Forms of the weekly orientation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from conglang.accounts.forms import DayField, StaffForm
from conglang.accounts.queries import units_for_listing
from conglang.newsroom.actions import TopicFacts
from conglang.newsroom.models import Orientation, SectionPage, Topic

FRIDAY = timedelta(days=4)


class OrientationForm(StaffForm):
    """What the week is about."""

    focus = forms.CharField(
        label="Trọng tâm của tuần", max_length=200, required=False,
        help_text="Một câu, ví dụ: Chuẩn bị vụ lúa trên đất tôm.",
    )  # fmt: skip
    text = forms.CharField(
        label="Nội dung định hướng", max_length=6000, required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Việc cần tuyên truyền, ngày lễ, sự kiện, điều cần tránh.",
    )  # fmt: skip

    def __init__(self, *args: Any, orientation: Orientation | None, **kwargs: Any) -> None:
        if orientation is not None:
            kwargs["initial"] = {"focus": orientation.focus, "text": orientation.text}
        super().__init__(*args, **kwargs)


class TopicForm(StaffForm):
    """One topic for one unit."""

    title = forms.CharField(
        label="Đề tài", max_length=200, help_text="Sẽ là tiêu đề tạm của bài; người viết đổi được."
    )
    unit = forms.ChoiceField(label="Giao cho đơn vị")
    section = forms.ChoiceField(label="Chuyên mục")
    due_on = DayField(label="Hạn nộp bài")
    note = forms.CharField(
        label="Yêu cầu, gợi ý", max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        sections: Iterable[SectionPage],
        week: date,
        topic: Topic | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"due_on": week + FRIDAY}
        if topic is not None:
            kwargs["initial"] = {
                "title": topic.title, "unit": topic.unit_id, "section": topic.section_id,
                "due_on": topic.due_on, "note": topic.note,
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        units: Any = self.fields["unit"]
        units.choices = [("", "(chọn đơn vị)"), *((u.pk, u.name) for u in units_for_listing())]
        chosen: Any = self.fields["section"]
        chosen.choices = [("", "(chọn chuyên mục)"), *((s.pk, s.title) for s in sections)]

    def facts(self) -> TopicFacts:
        values = self.cleaned_data
        return TopicFacts(
            title=values["title"], unit_id=int(values["unit"]), due_on=values["due_on"],
            section_id=int(values["section"]), note=values["note"],
        )  # fmt: skip
