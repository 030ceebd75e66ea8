"""The form of a section."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.accounts.forms import StaffForm
from conglang.content.addresses import RESERVED, SLUG_MAX_LENGTH
from conglang.core.text import slug
from conglang.newsroom.choices import SectionKind
from conglang.newsroom.models import SectionPage
from conglang.newsroom.section_actions import SectionFacts
from conglang.newsroom.section_queries import TOP_DEPTH, sections_of_first_level


class SectionForm(StaffForm):
    """What a section says of itself."""

    title = forms.CharField(label="Tên chuyên mục", max_length=120)
    intro = forms.CharField(
        label="Giới thiệu ngắn", max_length=300, required=False,
        help_text="Một câu cho người đọc biết có gì ở đây.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    kind = forms.ChoiceField(label="Cách trình bày", choices=SectionKind.choices)
    in_menu = forms.BooleanField(label="Hiện trên menu", required=False, initial=True)
    on_home = forms.BooleanField(label="Hiện thành một cột trên trang chủ", required=False)

    def facts(self) -> SectionFacts:
        """The section that the checked form describes."""
        data = self.cleaned_data
        return SectionFacts(
            title=data["title"], intro=data["intro"], kind=data["kind"], in_menu=data["in_menu"],
            on_home=data["on_home"], slug=data.get("slug", ""),
        )  # fmt: skip


class NewSectionForm(SectionForm):
    parent = forms.TypedChoiceField(
        label="Nằm trong", required=False, coerce=int, empty_value=None,
        help_text="Chuyên mục có hai cấp.",
    )  # fmt: skip

    field_order = ["title", "parent", "intro", "kind", "in_menu", "on_home"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tops = [(str(each.pk), each.title) for each in sections_of_first_level()]
        self.fields["parent"].choices = [("", "(cấp trên cùng)"), *tops]  # type: ignore[attr-defined]


class EditSectionForm(SectionForm):
    slug = forms.CharField(
        label="Đường dẫn", max_length=SLUG_MAX_LENGTH,
        help_text="Đổi đường dẫn thì địa chỉ cũ của chuyên mục và của các bài trong đó "
        "tự chuyển sang địa chỉ mới.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, *args: Any, section: SectionPage, **kwargs: Any) -> None:
        self.section = section
        known = {
            "title": section.title, "intro": section.intro, "kind": section.kind,
            "in_menu": section.show_in_menus, "on_home": section.on_home, "slug": section.slug,
        }  # fmt: skip
        super().__init__(*args, initial=known, **kwargs)

    def clean_slug(self) -> str:
        wanted = slug(self.cleaned_data["slug"], SLUG_MAX_LENGTH)
        if self.section.depth == TOP_DEPTH and wanted in RESERVED:
            raise forms.ValidationError(
                f"“{wanted}” là địa chỉ dành riêng của hệ thống, hãy chọn đường dẫn khác."
            )
        return wanted
