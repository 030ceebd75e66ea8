"""What stands in the staff sidebar: our own items only, and no link to a closed screen."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString
from wagtail.admin.menu import MenuItem, admin_menu
from wagtail.admin.telepath import JSContext
from wagtail.admin.ui import sidebar

from conglang.accounts.permissions import may, may_enter
from conglang.accounts.screens import ANY_POST, screen

#: Wagtail's own items that stay, with our words.
KEPT_OF_WAGTAIL = {"images": "Ảnh", "documents": "Tệp"}


class StaffMenuItem(MenuItem):
    """A menu item shown to those whose permission it needs; ``needs=""``: to everybody here."""

    def __init__(self, *args: Any, needs: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs = needs

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, self.needs) if self.needs else may_enter(request.user)


def opens_for(user: Any, address: str) -> bool:
    """Whether an address is an open screen that this person may use."""
    try:
        found = screen(resolve(address).view_name)
    except Resolver404:
        return False
    return found is not None and (found.permission == ANY_POST or may(user, found.permission))


def only_open_items(request: HttpRequest, items: list[Any]) -> None:
    """Drop every item that leads nowhere: explorer, reports, settings, help."""
    for item in items:
        if item.name in KEPT_OF_WAGTAIL:
            item.label = KEPT_OF_WAGTAIL[item.name]
    items[:] = [item for item in items if item.url != "#" and opens_for(request.user, item.url)]


class NamedMainMenu(sidebar.MainMenuModule):
    """Wagtail's module, greeting a person by their full name."""

    def js_args(self) -> list[Any]:
        args: list[Any] = super().js_args()
        args[2]["name"] = self.user.display_name
        return args


def sidebar_props(context: Any) -> SafeString:
    """In place of Wagtail's tag: no page search, and a footer with our profile and our way out."""
    request = context["request"]
    footer = [
        sidebar.LinkMenuItem("account", "Hồ sơ của tôi", reverse("profile"), icon_name="user"),
        sidebar.ActionMenuItem(
            "logout", "Đăng xuất", reverse("account_logout"), icon_name="logout"
        ),
    ]
    modules = [
        sidebar.WagtailBrandingModule(),
        NamedMainMenu(admin_menu.render_component(request), footer, request.user),
    ]
    props = json_script(
        {"modules": JSContext().pack(modules)}, element_id="wagtail-sidebar-props"
    )  # fmt: skip
    return props + session_parts(request)


def session_parts(request: Any) -> SafeString:
    """What ``staff.js`` needs: its facts as JSON, and the dialogs it opens."""
    facts = {
        "person": request.user.pk,
        "idleMinutes": settings.IDLE_LOCK_MINUTES,
        "csrfCookie": settings.CSRF_COOKIE_NAME,
        "lock": reverse("lock_screen"),
        "unlock": reverse("unlock_screen"),
        "state": reverse("session_state"),
        "login": f"{reverse('account_login')}?next={reverse('return_to_work')}",
    }
    context = {"person": request.user, "login_url": facts["login"]}
    dialogs = render_to_string("accounts/admin/session_dialogs.html", context)
    return json_script(facts, element_id="staff-session") + SafeString(dialogs)
