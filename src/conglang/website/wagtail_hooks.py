"""The roof's plate on Wagtail's admin: the portal's own settings."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.admin.menu import StaffMenuItem
from conglang.accounts.rules import MANAGE_PORTAL
from conglang.accounts.screens import register_screens
from conglang.website.admin import portal

register_screens(MANAGE_PORTAL, "portal_settings")


@hooks.register("register_admin_urls")
def portal_urls() -> list[Any]:
    return [path("cong/", portal.portal_settings, name="portal_settings")]


@hooks.register("register_admin_menu_item")
def portal_item() -> MenuItem:
    return StaffMenuItem(
        "Thiết lập cổng", reverse("portal_settings"), name="portal", icon_name="cog", order=520,
        needs=MANAGE_PORTAL,
    )  # fmt: skip
