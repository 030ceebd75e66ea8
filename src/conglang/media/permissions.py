"""Who may choose, add and change pictures and files: the open portal's writers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Collection
from wagtail.permission_policies.base import BasePermissionPolicy

from conglang.accounts.permissions import may
from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import EDIT, WRITE
from conglang.tenancy.scoping import current_site


class MediaPolicy(BasePermissionPolicy):
    """Writers add, choose, change their own; editors change any; what is used is not deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return may(user, WRITE)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return may(user, WRITE)

    def _is_here(self, instance: Any) -> bool:
        site = current_site()
        return site is not None and instance.site_id == site.pk

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not (self._is_here(instance) and may(user, WRITE)):
            return False
        if action in {"choose", "view"}:
            return True
        if action == "delete" and instance.get_usage().count():
            return False
        return may(user, EDIT) or instance.uploaded_by_user_id == user.pk

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        rows = self.model._default_manager.all()
        return rows if may(user, WRITE) else rows.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        ids = [person.pk for person in people_who_may(WRITE)]
        return get_user_model().objects.filter(pk__in=ids)

    def collections_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        # One collection for all: the portal's scope separates, not folders.
        roots = Collection.objects.filter(depth=1)
        return roots if may(user, WRITE) else roots.none()

    def collections_user_has_permission_for(self, user: Any, action: str) -> Any:
        return self.collections_user_has_any_permission_for(user, [action])
