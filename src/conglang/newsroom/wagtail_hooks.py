"""The newsroom's plate on Wagtail's admin: addresses, menu items, buttons of the editor."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SaveDraftMenuItem
from wagtail.admin.menu import MenuItem

from conglang.accounts.permissions import may, may_enter
from conglang.accounts.rules import (
    APPROVE,
    EDIT,
    MANAGE_BOARD,
    MANAGE_RIGHTS,
    MANAGE_SECTIONS,
    WRITE,
)
from conglang.accounts.screens import register_screens
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin import (
    board_urls,
    bulk_urls,
    overview_urls,
    path_urls,
    rights_urls,
    section_urls,
    urls,
)
from conglang.newsroom.admin.acts import DONE
from conglang.newsroom.gate_rules import commitment_on
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.newsroom.permissions import acts_available
from conglang.newsroom.rules import ARTICLE_FLOW

for permission, names in [
    *urls.SCREENS.items(),
    *section_urls.SCREENS.items(),
    *board_urls.SCREENS.items(),
    *rights_urls.SCREENS.items(),
    *overview_urls.SCREENS.items(),
    *path_urls.SCREENS.items(),
    *bulk_urls.SCREENS.items(),
]:
    register_screens(permission, *names)

#: Acts a person can do straight from the editor, with the text they see.
EDITOR_ACTS = {"act-submit": "submit", "act-propose": "propose"}


@hooks.register("insert_global_admin_css")
def path_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/paths.css"))


@hooks.register("register_admin_urls")
def newsroom_urls() -> list[Any]:
    return [
        *urls.urlpatterns, *section_urls.urlpatterns, *board_urls.urlpatterns,
        *overview_urls.urlpatterns, *rights_urls.urlpatterns, *path_urls.urlpatterns,
        *bulk_urls.urlpatterns,
    ]  # fmt: skip


@hooks.register("insert_editor_js")
def paste_script() -> SafeString:
    """Text pasted into a paragraph is cleaned before it stands there."""
    address = f"{static('newsroom/paste.js')}?address={reverse('clean_paste')}"
    return format_html('<script type="module" src="{}"></script>', address)


@hooks.register("insert_editor_js")
def saving_script() -> SafeString:
    """A press waits for the save that is on its way."""
    return format_html('<script type="module" src="{}"></script>', static("newsroom/saving.js"))


@hooks.register("insert_global_admin_css")
def photo_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/photos.css"))


@hooks.register("insert_global_admin_css")
def newsroom_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/gate.css"))


class StaffMenuItem(MenuItem):
    """A menu item shown to those whose permission it needs."""

    def __init__(self, *args: Any, needs: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs = needs

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, self.needs) if self.needs else may_enter(request.user)


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    return StaffMenuItem("Bàn làm việc", reverse("desk"), name="desk", icon_name="home", order=10)


@hooks.register("register_admin_menu_item")
def articles_item() -> MenuItem:
    return StaffMenuItem(
        "Tin bài", reverse("articles"), name="articles", icon_name="doc-full", order=20, needs=WRITE
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def sections_item() -> MenuItem:
    return StaffMenuItem(
        "Chuyên mục", reverse("sections"), name="sections", icon_name="list-ul", order=30,
        needs=MANAGE_SECTIONS,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def reasons_item() -> MenuItem:
    return StaffMenuItem(
        "Lý do trả lại", reverse("return_reasons"), name="return-reasons", icon_name="comment",
        order=32, needs=MANAGE_BOARD,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def rights_item() -> MenuItem:
    return StaffMenuItem(
        "Quyền", reverse("rights"), name="rights", icon_name="key", order=34, needs=MANAGE_RIGHTS
    )


class OwnRightsItem(StaffMenuItem):
    """One's own rights, for those who do not set the rights of others."""

    def is_shown(self, request: HttpRequest) -> bool:
        return super().is_shown(request) and not may(request.user, MANAGE_RIGHTS)


@hooks.register("register_admin_menu_item")
def own_rights_item() -> MenuItem:
    return OwnRightsItem(
        "Quyền của tôi", reverse("my_rights"), name="my-rights", icon_name="key", order=34,
        needs=WRITE,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def paths_item() -> MenuItem:
    return StaffMenuItem(
        "Đường đi của bài", reverse("paths"), name="paths", icon_name="arrow-right-full", order=40,
        needs=APPROVE,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def absences_item() -> MenuItem:
    return StaffMenuItem(
        "Vắng mặt", reverse("absences"), name="absences", icon_name="calendar-alt", order=45,
        needs=EDIT,
    )  # fmt: skip


class ActItem(ActionMenuItem):
    """A step of the workflow as a button beside “Lưu nháp”."""

    def __init__(self, act: str, order: int) -> None:
        super().__init__(order)
        self.act = act
        self.name = f"act-{act}"
        self.label = ARTICLE_FLOW[act].label
        self.icon_name = "upload"
        if act == "submit":
            self.template_name = "newsroom/admin/submit_item.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "commitment": commitment_on(timezone.localdate())}

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] == "create":
            return self.act == "submit"
        record = EditorialRecord.objects.filter(article_id=context["page"].pk).first()
        if record is None or context.get("locked_for_user"):
            return False
        return any(
            step.name == self.act for step in acts_available(record, context["request"].user)
        )


class FileItem(ActionMenuItem):
    """Back to the article's file, where everything else can be done."""

    label = "Hồ sơ bài"
    name = "article-file"
    icon_name = "history"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return bool(context["view"] == "edit")

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("article_file", args=[parent_context["page"].pk])


class PhotosItem(ActionMenuItem):
    """Many photos at once, from the editor of a text one holds."""

    label = "Thêm nhiều ảnh"
    name = "article-photos"
    icon_name = "image"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return bool(context["view"] == "edit" and not context.get("locked_for_user"))

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("article_photos", args=[parent_context["page"].pk])


@hooks.register("construct_page_action_menu")
def only_our_acts(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Save, the steps of the table, and the file: nothing of Wagtail's own publishing."""
    save = [item for item in items if isinstance(item, SaveDraftMenuItem)]
    ours: list[ActionMenuItem] = [
        ActItem("submit", 10),
        ActItem("propose", 20),
        PhotosItem(80),
        FileItem(90),
    ]
    items[:] = save + [item for item in ours if item.is_shown(context)]


def _act_from_editor(request: HttpRequest, page: Any) -> HttpResponseBase | None:
    asked = next((act for field, act in EDITOR_ACTS.items() if field in request.POST), None)
    if asked is None or not isinstance(page, ArticlePage):
        return None
    _only_our_message(request)
    act = getattr(actions, asked)
    try:
        given = {"commitment": bool(request.POST.get("commitment"))} if asked == "submit" else {}
        act(article_id=page.pk, by=request.user, at=timezone.now(), **given)
    except Refusal as refusal:
        messages.error(request, f"Bài đã lưu nhưng chưa gửi được. {refusal.message}")
        return redirect("wagtailadmin_pages:edit", page.pk)
    messages.success(request, DONE[asked])
    return redirect("article_file", page.pk)


def _only_our_message(request: HttpRequest) -> None:
    """What was said so far, that the page was saved, is part of what we say: it is read here."""
    for _ in messages.get_messages(request):
        pass


@hooks.register("after_edit_page")
def act_after_edit(request: HttpRequest, page: Any) -> HttpResponseBase | None:
    return _act_from_editor(request, page)


@hooks.register("after_create_page")
def act_after_create(request: HttpRequest, page: Any) -> HttpResponseBase | None:
    return _act_from_editor(request, page)


@hooks.register("before_edit_page")
def hold_while_writing(request: HttpRequest, page: Any) -> None:
    """Whoever opens or saves the text has it, unless somebody else is writing."""
    if isinstance(page, ArticlePage):
        with suppress(Refusal):
            actions.hold_text(article_id=page.pk, by=request.user, at=timezone.now())  # type: ignore[arg-type]
