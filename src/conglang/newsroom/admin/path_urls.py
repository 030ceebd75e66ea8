"""Staff addresses of paths and absences and the permission each needs."""

from django.urls import path

from conglang.accounts.rules import APPROVE, EDIT
from conglang.newsroom.admin import absences, paths, waiting

urlpatterns = [
    path("duong-di/", paths.paths, name="paths"),
    path("duong-di/toan-cong/", paths.portal_path, name="portal_path"),
    path("duong-di/toan-cong/bo/", paths.portal_path_drop, name="portal_path_drop"),
    path("duong-di/<int:section_id>/", paths.section_path, name="section_path"),
    path("duong-di/<int:section_id>/bo/", paths.section_path_drop, name="section_path_drop"),
    path("vang-mat/", absences.absences, name="absences"),
    path("vang-mat/moi/", absences.absence_add, name="absence_add"),
    path("vang-mat/<int:absence_id>/bo/", absences.absence_cancel, name="absence_cancel"),
    path("tin-bai/<int:article_id>/gap/", waiting.urgent, name="article_urgent"),
]

SCREENS: dict[str, tuple[str, ...]] = {
    APPROVE: ("paths", "portal_path", "portal_path_drop", "section_path", "section_path_drop"),
    EDIT: ("absences", "absence_add", "absence_cancel", "article_urgent"),
}
