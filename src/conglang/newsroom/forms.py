from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from conglang.accounts.queries import units_for_listing
from conglang.content.addresses import SLUG_MAX_LENGTH, page_slug
from conglang.core.text import slug
from conglang.tenancy.forms import OpenChoicesMixin


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
        return slug(wanted, SLUG_MAX_LENGTH)


class ReasonForm(forms.Form):
    """The note of an act; compulsory where the workflow says so."""

    note = forms.CharField(
        label="Lý do", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ScheduleForm(ReasonForm):
    publish_at = forms.SplitDateTimeField(
        label="Ngày, giờ đăng",
        input_date_formats=["%d/%m/%Y", "%Y-%m-%d"],
        input_time_formats=["%H:%M", "%Hh%M", "%Hh"],
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Ngày đăng"},
            time_attrs={"type": "time", "aria-label": "Giờ đăng"}, date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )  # fmt: skip
