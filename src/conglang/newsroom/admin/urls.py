"""Staff addresses of the newsroom and the permission each needs."""

from django.urls import path

from conglang.accounts.screens import ANY_POST
from conglang.newsroom.admin import (
    acts,
    desk,
    fact_checks,
    gate,
    holding,
    paste,
    photos,
    remarks,
    review,
    versions,
    word,
)

urlpatterns = [
    path("tin-bai/", desk.articles, name="articles"),
    path("tin-bai/viet/", desk.write, name="write_article"),
    path("tin-bai/dan/", paste.clean_paste, name="clean_paste"),
    path("tin-bai/tu-word/", word.from_word, name="from_word"),
    path("tin-bai/tu-word/dang-doc/", word.uploads, name="word_uploads"),
    path("tin-bai/<int:article_id>/", review.article_file, name="article_file"),
    path("tin-bai/<int:article_id>/han-dang/", review.last_day, name="article_last_day"),
    path("tin-bai/<int:article_id>/chuyen-muc/", review.change_section, name="article_section"),
    path("tin-bai/<int:article_id>/nhan-sua/", holding.take_over, name="article_take_over"),
    path("tin-bai/<int:article_id>/gop-y/", remarks.remarks, name="article_remarks"),
    path(
        "tin-bai/<int:article_id>/ban-goc/<int:original_id>/",
        word.original,
        name="article_original",
    ),
    path("tin-bai/<int:article_id>/cac-ban/", versions.versions, name="article_versions"),
    path("tin-bai/<int:article_id>/so-sanh/", versions.compare, name="article_compare"),
    path(
        "tin-bai/<int:article_id>/cac-ban/<int:revision_id>/lay-lai/",
        versions.restore,
        name="article_restore",
    ),
    path("tin-bai/<int:article_id>/doi-chieu/", fact_checks.fact_check_ask, name="fact_check_ask"),
    path(
        "tin-bai/<int:article_id>/doi-chieu/<int:fact_check_id>/thu-hoi/",
        fact_checks.fact_check_revoke,
        name="fact_check_revoke",
    ),
    path("tin-bai/<int:article_id>/bo-qua/", gate.waive, name="article_waive"),
    path(
        "tin-bai/<int:article_id>/bo-qua/<int:waiver_id>/huy/",
        gate.undo_waiver,
        name="article_waiver_undo",
    ),
    path("tin-bai/<int:article_id>/anh/", photos.photos, name="article_photos"),
    path("tin-bai/<int:article_id>/anh/xep/", photos.photo_list, name="article_photo_list"),
    path("tin-bai/<int:article_id>/viec/<slug:name>/", acts.act, name="article_act"),
]

#: Permission → URL names. Wagtail's own screens that stay open are listed with ours.
SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: ("desk", "wagtailadmin_home"),
    "approve": ("article_waive", "article_waiver_undo"),
    "write": (
        "fact_check_ask", "fact_check_revoke",
        "articles", "write_article", "article_file", "article_section", "article_last_day",
        "article_act",
        "from_word", "word_uploads", "clean_paste", "article_original", "article_take_over",
        "article_remarks", "article_photos", "article_photo_list",
        "article_versions", "article_compare", "article_restore",
        "wagtailadmin_pages:add", "wagtailadmin_pages:edit",
        "wagtailadmin_pages:preview_on_add", "wagtailadmin_pages:preview_on_edit",
        "wagtailadmin_pages:view_draft",
        "wagtailadmin_pages:revisions_view", "wagtailadmin_pages:revisions_compare",
        "wagtailadmin_choose_page", "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_search", "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_choose_page_external_link", "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_phone_link", "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release",
        "wagtailimages:index", "wagtailimages:index_results", "wagtailimages:add_multiple",
        "wagtailimages:edit_multiple", "wagtailimages:delete_multiple",
        "wagtailimages:edit", "wagtailimages:delete", "wagtailimages:add",
        "wagtailimages:preview", "wagtailimages:image_usage",
        "wagtailimages_chooser:choose", "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:chosen", "wagtailimages_chooser:chosen_multiple",
        "wagtailimages_chooser:create", "wagtailimages_chooser:select_format",
        "wagtaildocs:index", "wagtaildocs:index_results", "wagtaildocs:add_multiple",
        "wagtaildocs:edit_multiple", "wagtaildocs:delete_multiple",
        "wagtaildocs:edit", "wagtaildocs:delete", "wagtaildocs:add", "wagtaildocs:document_usage",
        "wagtaildocs_chooser:choose", "wagtaildocs_chooser:choose_results",
        "wagtaildocs_chooser:chosen", "wagtaildocs_chooser:chosen_multiple",
        "wagtaildocs_chooser:create",
    ),
}  # fmt: skip
