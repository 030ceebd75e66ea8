"""The plate of people on Wagtail's admin: addresses, menu items, the guard of open work."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.templatetags import wagtailadmin_tags

from conglang.accounts.admin import urls
from conglang.accounts.admin.menu import StaffMenuItem, only_open_items, sidebar_props
from conglang.accounts.rules import MANAGE_PEOPLE, READ_AUDIT
from conglang.accounts.screens import register_screens

for permission, names in urls.SCREENS.items():
    register_screens(permission, *names)

# Wagtail's sidebar has no hook for its footer and its search: its tag is replaced by ours, which
# is what a tag library does with a name that is registered again.
wagtailadmin_tags.register.simple_tag(sidebar_props, takes_context=True, name="sidebar_props")

hooks.register("construct_main_menu", only_open_items)


@hooks.register("register_admin_urls")
def staff_urls() -> list[Any]:
    return urls.urlpatterns


@hooks.register("insert_global_admin_js")
def staff_script() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("accounts/staff.js"))


@hooks.register("insert_global_admin_css")
def staff_styles() -> SafeString:
    sheets = ("ui/staff.css", "accounts/staff.css")
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets)
    )


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    return StaffMenuItem(
        "Nhân sự", reverse("people"), name="people", icon_name="group", order=500,
        needs=MANAGE_PEOPLE,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def units_item() -> MenuItem:
    return StaffMenuItem(
        "Đơn vị", reverse("units"), name="units", icon_name="clipboard-list", order=510,
        needs=MANAGE_PEOPLE,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def log_item() -> MenuItem:
    return StaffMenuItem(
        "Nhật ký", reverse("audit_log"), name="log", icon_name="history", order=900,
        needs=READ_AUDIT,
    )  # fmt: skip
