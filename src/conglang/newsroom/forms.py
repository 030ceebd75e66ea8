from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from conglang.accounts.forms import StaffForm
from conglang.accounts.queries import units_for_listing
from conglang.content.addresses import SLUG_MAX_LENGTH, page_slug
from conglang.core.text import slug
from conglang.newsroom.choices import CorrectionKind
from conglang.newsroom.models import SectionPage
from conglang.newsroom.queries import live_article_at, reasons_in_use
from conglang.tenancy.forms import OpenChoicesMixin

#: Files of one upload.
MOST_FILES = 20


class ArticleForm(OpenChoicesMixin, WagtailAdminPageForm):
    """The editor's form: choices of the open portal, the writer's own unit and name proposed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "unit" in self.fields:
            field: Any = self.fields["unit"]
            serving = [unit.pk for unit in units_for_listing()]
            field.queryset = field.queryset.filter(pk__in=[*serving, self.instance.unit_id])
        if "slug" in self.fields:
            # Left empty, the address is made from the title.
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """The browser proposes an accented slug; what is kept is unaccented and free."""
        wanted = self.cleaned_data.get("slug") or self.data.get("title") or ""
        if self.instance.pk is None:
            taken = set(self.parent_page.get_children().values_list("slug", flat=True))
            return page_slug(wanted, taken, top_level=False)
        if self._still_made_from_the_title(wanted):
            taken = set(self.instance.get_siblings(inclusive=False).values_list("slug", flat=True))
            return page_slug(self.data.get("title") or wanted, taken, top_level=False)
        return slug(wanted, SLUG_MAX_LENGTH)

    def _still_made_from_the_title(self, wanted: str) -> bool:
        """Whether nobody chose this address and nobody outside has seen it."""
        if self.instance.first_published_at:
            return False
        made = slug(self.instance.title, SLUG_MAX_LENGTH)
        return re.sub(r"-\d+$", "", slug(wanted, SLUG_MAX_LENGTH)) in {
            made,
            re.sub(r"-\d+$", "", made),
        }


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or several; every one is checked as a file field checks one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        if not isinstance(data, list | tuple):
            return [super().clean(data, initial)]
        return [super(ManyFilesField, self).clean(each, initial) for each in data or [None]]


class WordForm(StaffForm):
    """Word files and the section their drafts go to."""

    section = forms.ChoiceField(label="Chuyên mục")
    uploads = ManyFilesField(
        label="Tệp Word",
        allow_empty_file=True,  # it is told of like any other file that cannot be read
        error_messages={"required": "Hãy chọn ít nhất một tệp."},
        widget=ManyFilesInput(attrs={"accept": ".docx,.doc,.odt,.rtf"}),
    )

    def __init__(self, *args: Any, sections: Iterable[SectionPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["section"]
        field.choices = [(each.pk, each.title) for each in sections]

    def sentences(self) -> list[str]:
        """Everything that is wrong, without the names of the fields."""
        return [str(each) for errors in self.errors.values() for each in errors]

    def clean_uploads(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["uploads"]
        if len(files) > MOST_FILES:
            raise ValidationError(f"Mỗi lần tải tối đa {MOST_FILES} tệp. Hãy chia thành nhiều lần.")
        return files


class PhotosForm(StaffForm):
    """Photos for one article; whether each is one, the action finds out."""

    uploads = ManyFilesField(
        label="Chọn ảnh, một hay nhiều",
        allow_empty_file=True,  # told of by name like any other that cannot be read
        error_messages={"required": "Hãy chọn ít nhất một ảnh."},
        widget=ManyFilesInput(attrs={"accept": "image/*"}),
    )

    def sentences(self) -> list[str]:
        """Everything that is wrong, without the names of the fields."""
        return [str(each) for errors in self.errors.values() for each in errors]


class ReturnReasonForm(StaffForm):
    """One line of the board's list of reasons."""

    text = forms.CharField(
        label="Lý do", max_length=120,
        help_text="Vài từ nói được lỗi thường gặp; việc cần sửa cụ thể ghi riêng ở từng bài.",
    )  # fmt: skip


class ReasonForm(forms.Form):
    """The note of an act; compulsory where the workflow says so."""

    #: What is missing is told in Vietnamese by the screen, not by the browser in its language.
    use_required_attribute = False

    note = forms.CharField(
        label="Lý do", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ListedReasonForm(ReasonForm):
    """A line of the board's list, and what to change in one's own words."""

    listed = forms.ChoiceField(
        label="Lý do", error_messages={"required": "Hãy chọn một lý do trong danh sách."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["listed"]
        lines = [(str(each.pk), each.text) for each in reasons_in_use()]
        field.choices = [("", "Chọn lý do"), *lines]


class CorrectionForm(ReasonForm):
    """A public correction, or a minor change."""

    kind = forms.ChoiceField(
        label="Loại sửa", choices=CorrectionKind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn đính chính hoặc chỉnh sửa nhỏ."},
    )  # fmt: skip
    public_note = forms.CharField(
        label="Lời đính chính, người dân đọc được", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class TakeDownForm(ReasonForm):
    """Why, and what residents find at the address afterwards."""

    public_reason = forms.CharField(
        label="Lời nói với người dân (không bắt buộc)", required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    target = forms.CharField(
        label="Chuyển sang bài khác (không bắt buộc)", required=False, max_length=500
    )

    def clean_target(self) -> int | None:
        """Id of the article whose address on this portal was pasted."""
        wanted = self.cleaned_data["target"].strip()
        if not wanted:
            return None
        found = live_article_at("/" + urlsplit(wanted).path.strip("/") + "/")
        if found is None:
            raise ValidationError("Không có bài đang xuất bản nào của cổng ở địa chỉ này.")
        key: int = found.pk
        return key


class SubmitForm(ReasonForm):
    """Sending to the board, with the declaration; whether it was given the action checks."""

    commitment = forms.BooleanField(required=False)


class WaiverForm(forms.Form):
    """Which findings are let pass, and why."""

    keys = forms.MultipleChoiceField(
        required=True,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một điều."},
    )
    reason = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, findings: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["keys"]
        field.choices = [(each.key, each.words) for each in findings]


class LastDayForm(StaffForm):
    """Until the end of which day residents see an article."""

    shown_until = forms.DateField(
        label="Đăng đến hết ngày", required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": "Hãy ghi ngày theo dạng ngày/tháng/năm, như 31/12/2026."},
    )  # fmt: skip


class ScheduleForm(ReasonForm):
    publish_at = forms.SplitDateTimeField(
        label="Ngày, giờ xuất bản",
        input_date_formats=["%d/%m/%Y", "%Y-%m-%d"],
        input_time_formats=["%H:%M", "%Hh%M", "%Hh"],
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Ngày xuất bản"},
            time_attrs={"type": "time", "aria-label": "Giờ xuất bản"}, date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )  # fmt: skip
