"""Staff addresses of the sections and the permission they need."""

from django.urls import path

from conglang.accounts.rules import MANAGE_SECTIONS
from conglang.newsroom.admin import sections

urlpatterns = [
    path("chuyen-muc/", sections.sections, name="sections"),
    path("chuyen-muc/moi/", sections.section_add, name="section_add"),
    path("chuyen-muc/<int:section_id>/", sections.section_edit, name="section_edit"),
    path("chuyen-muc/<int:section_id>/an/", sections.section_hide, name="section_hide"),
    path("chuyen-muc/<int:section_id>/hien/", sections.section_show, name="section_show"),
    path("chuyen-muc/<int:section_id>/<slug:way>/", sections.section_move, name="section_move"),
]

SCREENS: dict[str, tuple[str, ...]] = {
    MANAGE_SECTIONS: (
        "sections", "section_add", "section_edit", "section_hide", "section_show", "section_move",
    ),
}  # fmt: skip
