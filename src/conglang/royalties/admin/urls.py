"""Staff addresses of royalties, and the permission each needs."""

from typing import Any

urlpatterns: list[Any] = []

SCREENS: dict[str, tuple[str, ...]] = {}
