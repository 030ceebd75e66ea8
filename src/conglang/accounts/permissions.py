"""May this person do this here? Asked of the posts they hold today in the open portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from conglang.accounts.choices import SECOND_FACTOR_ROLES, Role
from conglang.accounts.models import Post, User
from conglang.accounts.queries import account_is_ours
from conglang.accounts.rules import (
    MANAGE_PEOPLE,
    MANAGE_PLATFORM,
    MANAGE_PORTAL,
    READ_AUDIT,
    permissions_of_roles,
)
from conglang.core.errors import Refusal
from conglang.tenancy.choices import PortalState
from conglang.tenancy.scoping import current_site, every_site

#: What the platform's administrator may do in any portal: set it up, never decide on content.
PLATFORM_PERMISSIONS = frozenset({MANAGE_PEOPLE, MANAGE_PORTAL, MANAGE_PLATFORM, READ_AUDIT})
#: What is left to anybody in an archived portal: nothing in it changes any more.
ARCHIVED_PERMISSIONS = frozenset({READ_AUDIT})


def posts_held(user: Any, *, on: date | None = None) -> list[Post]:
    """Posts that hold on a day (today) in the open portal; none for a stranger or outside."""
    site = current_site()
    if site is None or not getattr(user, "is_authenticated", False) or not user.is_active:
        return []
    day = on or timezone.localdate()
    cache: dict[Any, list[Post]] = user.__dict__.setdefault("_posts_held", {})
    if (site.pk, day) not in cache:
        cache[site.pk, day] = list(
            Post.objects.filter(person=user).in_force(day).select_related("unit")
        )
    return cache[site.pk, day]


def permissions_held(user: Any) -> frozenset[str]:
    """Every permission the person has in the open portal today; in an archived one, to read."""
    site = current_site()
    if site is None:
        return frozenset()
    granted = permissions_of_roles(post.role for post in posts_held(user))
    if user.is_active and getattr(user, "is_platform_admin", False):
        granted |= PLATFORM_PERMISSIONS
    return granted & ARCHIVED_PERMISSIONS if site.agency.state == PortalState.ARCHIVED else granted


def may(user: Any, permission: str) -> bool:
    """Whether the person has this permission in the open portal today."""
    return permission in permissions_held(user)


def may_enter(user: Any) -> bool:
    """Whether the person has any business in the staff rooms of the open portal."""
    return bool(getattr(user, "is_authenticated", False) and permissions_held(user))


def needs_second_factor(user: User) -> bool:
    """Administrators and chiefs of any portal (acceptance B-67)."""
    if user.is_platform_admin or user.is_superuser:
        return True
    with every_site(reason="a post in any portal makes the second factor compulsory"):
        held = Post.objects.filter(person=user, role__in=SECOND_FACTOR_ROLES)
        return bool(held.in_force(timezone.localdate()).exists())


def refuse_foreign_account(person: User, by: User | None) -> None:
    """Refuse (``foreign_account``) an act on an account that is not the open portal's alone.

    A post given here must never become a way into another portal.
    """
    if by is None or by.is_platform_admin or by.pk == person.pk or account_is_ours(person):
        return
    raise Refusal(
        "foreign_account",
        "Người này còn giữ vai trò ở cổng khác, hoặc là quản trị nền tảng. Quản trị cổng chỉ giao "
        "và kết thúc vai trò ở cổng mình; việc trên tài khoản do quản trị nền tảng làm.",
    )


def role_names(user: Any) -> str:
    """Roles held today in the open portal, for people to read."""
    names = [str(Role(post.role).label) for post in posts_held(user)]
    if getattr(user, "is_platform_admin", False):
        names.append("Quản trị nền tảng")
    return ", ".join(dict.fromkeys(names))


def requires(
    permission: str,
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Decorator that states a screen's need as data: ``@requires("approve")``."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission_required = permission  # type: ignore[attr-defined]
        return guarded

    return decorate
