"""The plate of royalties on Wagtail's admin: addresses and menu items."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from conglang.accounts.screens import register_screens
from conglang.royalties.admin import urls

for permission, names in urls.SCREENS.items():
    register_screens(permission, *names)


@hooks.register("register_admin_urls")
def royalties_urls() -> list[Any]:
    return urls.urlpatterns
