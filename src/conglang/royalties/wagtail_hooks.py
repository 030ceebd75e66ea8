"""The plate of royalties on Wagtail's admin: addresses and menu items."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.permissions import may
from conglang.accounts.rules import SCORE_ROYALTIES
from conglang.accounts.screens import register_screens
from conglang.royalties.admin import urls
from conglang.royalties.permissions import may_see_months
from conglang.royalties.queries.payees import has_royalties

for table in urls.SCREENS:
    for permission, names in table.items():
        register_screens(permission, *names)


@hooks.register("register_admin_urls")
def royalties_urls() -> list[Any]:
    return urls.urlpatterns


@hooks.register("insert_global_admin_css")
def royalty_styles() -> SafeString:
    return format_html_join(
        "",
        '<link rel="stylesheet" href="{}">',
        [(static(f"royalties/{name}.css"),) for name in ("royalties", "rates")],
    )


class RoyaltyItem(MenuItem):
    """Royalties, for whoever finds anything there."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_months(request.user)


@hooks.register("register_admin_menu_item")
def royalties_item() -> MenuItem:
    return RoyaltyItem(
        "Nhuận bút",
        reverse("royalty_months"),
        name="royalties",
        icon_name="clipboard-list",
        order=38,
    )


class OwnRoyaltiesItem(MenuItem):
    """One's own royalties, for whoever has any, and for those who score."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, SCORE_ROYALTIES) or has_royalties(request.user)


@hooks.register("register_admin_menu_item")
def own_royalties_item() -> MenuItem:
    return OwnRoyaltiesItem(
        "Nhuận bút của tôi",
        reverse("own_royalties"),
        name="own-royalties",
        icon_name="user",
        order=39,
    )
