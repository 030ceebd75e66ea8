"""The roof's plate on Wagtail's admin: the portal's own settings."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.admin.menu import StaffMenuItem
from conglang.accounts.rules import MANAGE_PLATFORM, MANAGE_PORTAL
from conglang.accounts.screens import register_screens
from conglang.website.admin import days, portal

register_screens(MANAGE_PORTAL, "portal_settings")
register_screens(MANAGE_PLATFORM, "calendar_days", "calendar_day_add", "calendar_day_remove")


@hooks.register("register_admin_urls")
def portal_urls() -> list[Any]:
    return [
        path("cong/", portal.portal_settings, name="portal_settings"),
        path("nen-tang/ngay-nghi/", days.days, name="calendar_days"),
        path("nen-tang/ngay-nghi/moi/", days.day_add, name="calendar_day_add"),
        path("nen-tang/ngay-nghi/<int:day_id>/bo/", days.day_remove, name="calendar_day_remove"),
    ]


@hooks.register("register_admin_menu_item")
def portal_item() -> MenuItem:
    return StaffMenuItem(
        "Thiết lập cổng", reverse("portal_settings"), name="portal", icon_name="cog", order=520,
        needs=MANAGE_PORTAL,
    )  # fmt: skip


@hooks.register("register_admin_menu_item")
def days_item() -> MenuItem:
    return StaffMenuItem(
        "Ngày nghỉ", reverse("calendar_days"), name="calendar-days", icon_name="calendar",
        order=610, needs=MANAGE_PLATFORM,
    )  # fmt: skip
