"""The plate of the organisation on Wagtail's admin: addresses and menu item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.permissions import may
from conglang.accounts.rules import KEEP_ORGANISATION
from conglang.accounts.screens import register_screens
from conglang.organisation.admin import urls

for permission, names in urls.SCREENS.items():
    register_screens(permission, *names)


@hooks.register("register_admin_urls")
def organisation_urls() -> list[Any]:
    return urls.urlpatterns


class OrganisationItem(MenuItem):
    """For those who keep what residents read of people and units."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, KEEP_ORGANISATION)


@hooks.register("register_admin_menu_item")
def organisation_item() -> MenuItem:
    return OrganisationItem(
        "Lãnh đạo, đơn vị", reverse("organisation_leaders"), name="organisation",
        icon_name="group", order=37,
    )  # fmt: skip
