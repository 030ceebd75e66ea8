"""The plate of alerts on Wagtail's admin: addresses and menu item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.screens import register_screens
from conglang.alerts.admin import urls
from conglang.alerts.permissions import may_open_alerts

for permission, names in urls.SCREENS.items():
    register_screens(permission, *names)


@hooks.register("register_admin_urls")
def alert_urls() -> list[Any]:
    return urls.urlpatterns


class AlertItem(MenuItem):
    """For those who may put a line over every page."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_open_alerts(request.user)


@hooks.register("register_admin_menu_item")
def alert_item() -> MenuItem:
    return AlertItem("Cảnh báo", reverse("alerts"), name="alerts", icon_name="warning", order=38)
