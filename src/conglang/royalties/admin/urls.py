"""Staff addresses of royalties, and the permission each needs."""

from typing import Any

from conglang.royalties.admin import file_urls, month_urls, rate_urls

_MODULES = (month_urls, rate_urls, file_urls)

urlpatterns: list[Any] = [path for module in _MODULES for path in module.urlpatterns]

#: One table of each module: several may name the same permission.
SCREENS: list[dict[str, tuple[str, ...]]] = [module.SCREENS for module in _MODULES]
