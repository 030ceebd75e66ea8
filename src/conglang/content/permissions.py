"""Wagtail's questions about pages, answered from posts in the open portal; no groups anywhere.

Every act that publishes, moves, copies or deletes is refused here for everybody: it happens only
through the workflow of the capability that owns the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import PagePermissionTester
from wagtail.permission_policies.base import BasePermissionPolicy

from conglang.accounts.permissions import may, may_enter
from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import WRITE
from conglang.tenancy.scoping import current_site


class PortalPagePolicy(BasePermissionPolicy):
    """Writers see their portal's pages and no other's; what they may do, the page says."""

    def get_cached_permissions_for_user(self, user: Any) -> list[Any]:
        return []

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"add", "change", "view"} and may(user, WRITE)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def _is_here(self, page: Any) -> bool:
        site = current_site()
        return site is not None and page.site_id == site.pk

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self._is_here(instance):
            return False
        if action == "change":
            return bool(instance.specific.may_be_edited_by(user))
        return self.user_has_permission(user, action)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        pages = self.model._default_manager.all()
        return pages if self.user_has_any_permission(user, actions) else pages.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        ids = [person.pk for person in people_who_may(WRITE)]
        return get_user_model().objects.filter(pk__in=ids)

    def explorable_root_instance(self, user: Any) -> Any:
        site = current_site()
        return site.root_page if site and may_enter(user) else None

    def explorable_instances(self, user: Any) -> Any:
        pages = self.model._default_manager.all()
        return pages if may_enter(user) else pages.none()

    def instances_with_direct_explore_permission(self, user: Any) -> list[Any]:
        root = self.explorable_root_instance(user)
        return [root] if root else []


class PortalPageTester(PagePermissionTester):
    """What one person may do with one page in Wagtail's screens."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        self.permissions: set[str] = set()

    def _is_ours(self) -> bool:
        site = current_site()
        return site is not None and self.page.site_id == site.pk and may_enter(self.user)

    def can_edit(self) -> bool:
        return self._is_ours() and bool(self.page.specific.may_be_edited_by(self.user))

    def can_add_subpage(self) -> bool:
        return self._is_ours() and bool(self.page.specific.may_get_subpages_from(self.user))

    def _refuse(self, *args: Any, **kwargs: Any) -> bool:
        return False

    can_delete = can_unpublish = can_publish = can_publish_subpage = _refuse
    can_set_view_restrictions = can_unschedule = can_submit_for_moderation = _refuse
    can_lock = can_unlock = can_move = can_copy = can_move_to = can_copy_to = _refuse
    can_reorder_children = can_view_revisions = _refuse

    def page_locked(self) -> bool:
        return not self.can_edit()
