"""The plate of planning on Wagtail's admin: addresses and menu items."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.permissions import may_enter
from conglang.accounts.screens import register_screens
from conglang.planning.admin import plan_urls, quota_urls, urls
from conglang.planning.admin.quota_common import may_open_quotas

for permission, names in [
    *urls.SCREENS.items(),
    *plan_urls.SCREENS.items(),
    *quota_urls.SCREENS.items(),
]:
    register_screens(permission, *names)


@hooks.register("register_admin_urls")
def planning_urls() -> list[Any]:
    return [*urls.urlpatterns, *plan_urls.urlpatterns, *quota_urls.urlpatterns]


@hooks.register("insert_global_admin_css")
def quota_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("planning/quotas.css"))


class PlanItem(MenuItem):
    """For everybody with a post: all read the plan."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_enter(request.user)


@hooks.register("register_admin_menu_item")
def plan_item() -> MenuItem:
    return PlanItem(
        "Kế hoạch", reverse("plans"), name="plans", icon_name="calendar-check", order=35
    )


class QuotaItem(MenuItem):
    """For the board, and for those who write for a unit."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_open_quotas(request.user)


@hooks.register("register_admin_menu_item")
def quota_item() -> MenuItem:
    return QuotaItem("Chỉ tiêu", reverse("quotas"), name="quotas", icon_name="tasks", order=36)
