"""Staff addresses of the year's plan, quotas and assignments, and the permission each needs."""

from typing import Any

urlpatterns: list[Any] = []

SCREENS: dict[str, tuple[str, ...]] = {}
