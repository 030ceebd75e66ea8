"""Staff addresses of royalties, and the permission each needs."""

from typing import Any

from conglang.royalties.admin import month_urls, rate_urls

urlpatterns: list[Any] = [*month_urls.urlpatterns, *rate_urls.urlpatterns]

#: One table of each module: several may name the same permission.
SCREENS: list[dict[str, tuple[str, ...]]] = [month_urls.SCREENS, rate_urls.SCREENS]
