"""The plate of the library on Wagtail's admin: addresses and menu item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from conglang.accounts.permissions import may
from conglang.accounts.rules import KEEP_DOCUMENTS
from conglang.accounts.screens import register_screens
from conglang.legal.admin import urls

for permission, names in urls.SCREENS.items():
    register_screens(permission, *names)


@hooks.register("register_admin_urls")
def library_urls() -> list[Any]:
    return urls.urlpatterns


@hooks.register("insert_global_admin_css")
def library_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("legal/library.css"))


class LibraryItem(MenuItem):
    """For those who keep the library."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, KEEP_DOCUMENTS)


@hooks.register("register_admin_menu_item")
def library_item() -> MenuItem:
    return LibraryItem(
        "Văn bản", reverse("library_desk"), name="library", icon_name="doc-full-inverse", order=34
    )
