"""The plate of notices on Wagtail's admin: addresses and menu items."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.admin.menu import StaffMenuItem
from conglang.accounts.rules import MANAGE_PORTAL
from conglang.accounts.screens import register_screens
from conglang.notifications.admin import urls
from conglang.notifications.queries import unread_count

for permission, names in urls.SCREENS.items():
    register_screens(permission, *names)


@hooks.register("register_admin_urls")
def notice_urls() -> list[Any]:
    return urls.urlpatterns


@hooks.register("insert_global_admin_css")
def notice_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("notifications/staff.css"))


class NoticesItem(StaffMenuItem):
    """“Thông báo”, with the number of those a person has not seen."""

    def render_component(self, request: HttpRequest) -> Any:
        item = super().render_component(request)
        unread = unread_count(request.user)
        if unread:
            item.label = f"{self.label} ({unread})"
        return item


@hooks.register("register_admin_menu_item")
def notices_item() -> MenuItem:
    return NoticesItem(
        "Thông báo", reverse("notices"), name="notices", icon_name="mail", order=15
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def mail_item() -> MenuItem:
    return StaffMenuItem(
        "Thư điện tử", reverse("mail"), name="mail", icon_name="mail", order=530,
        needs=MANAGE_PORTAL,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def system_item() -> MenuItem:
    return StaffMenuItem(
        "Hệ thống", reverse("system"), name="system", icon_name="desktop", order=540,
        needs=MANAGE_PORTAL,
    )  # fmt: skip


class MailboxItem(StaffMenuItem):
    """The trial mailbox, in the demonstration only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(settings.CATCH_MAIL) and super().is_shown(request)


@hooks.register("register_admin_menu_item")
def mailbox_item() -> MenuItem:
    return MailboxItem(
        "Hộp thư thử nghiệm", reverse("caught_mails"), name="trial-mailbox", icon_name="download",
        order=16,
    )  # fmt: skip
