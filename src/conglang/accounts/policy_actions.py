"""What the installation does to accounts by itself, noted in the log of every portal served."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Site

from conglang.accounts.actions import end_sessions
from conglang.accounts.choices import Role
from conglang.accounts.models import Post, SignInRecord, Ticket, User
from conglang.audit.actions import record
from conglang.audit.models import AuditRecord
from conglang.tenancy.scoping import every_site, within_site

LEAST_RETENTION_DAYS = 365
"""Legal basis: system:log-retention"""


def lock_unused_accounts(*, at: datetime) -> int:
    """Lock people whom nobody has seen for ``UNUSED_ACCOUNT_DAYS``; returns how many.

    Signing in, a new post, an invitation or slip, and being unlocked all count as being seen.
    Administrators of the platform stay open: nobody could let them in again. So does the
    demonstration, whose accounts are printed for everybody.
    Legal basis: system:unused-account
    """
    if settings.DEMO:
        return 0
    with every_site(reason="an account serves every portal where its person holds a post"):
        found = [person for person in _unused(at) if _still_unused(person, at)]
        for person in found:
            _lock(person, at)
    return len(found)


def _limit(at: datetime) -> datetime:
    return at - timedelta(days=settings.UNUSED_ACCOUNT_DAYS)


def _unused(at: datetime) -> Iterator[User]:
    limit = _limit(at)
    fresh_post = Post.objects.filter(
        person=OuterRef("pk"),
        starts_on__gt=timezone.localdate(limit),
        starts_on__lte=timezone.localdate(at),
    )
    fresh_ticket = Ticket.objects.filter(person=OuterRef("pk"), expires_at__gt=limit)
    rows = User.objects.filter(
        Q(last_login__lt=limit) | Q(last_login__isnull=True), is_active=True,
        is_platform_admin=False, is_superuser=False, date_joined__lt=limit,
    )  # fmt: skip
    yield from rows.filter(~Exists(fresh_post), ~Exists(fresh_ticket))


def _still_unused(person: User, at: datetime) -> bool:
    unlocked = AuditRecord.objects.filter(
        object_kind="accounts.user", object_key=str(person.pk), act="person.unlock",
        at__gte=_limit(at),
    )  # fmt: skip
    return not unlocked.exists()


@transaction.atomic
def _lock(person: User, at: datetime) -> None:
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(person)
    note = f"Không đăng nhập trong {settings.UNUSED_ACCOUNT_DAYS} ngày"
    _record_where_they_serve("person.lock_unused", person, at, note, "system:unused-account")


def require_new_passwords(*, at: datetime) -> int:
    """Ask administrators whose password is too old for a new one at the next sign-in.

    Returns how many. The demonstration is left alone.
    Legal basis: system:password
    """
    if settings.DEMO:
        return 0
    limit = at - timedelta(days=settings.PASSWORD_MAX_AGE_DAYS)
    with every_site(reason="an administrator of any portal changes their password in time"):
        admin = Post.objects.filter(person=OuterRef("pk"), role=Role.PORTAL_ADMIN)
        admin = admin.in_force(timezone.localdate(at))
        rows = User.objects.filter(
            Exists(admin) | Q(is_platform_admin=True), is_active=True, must_change_password=False,
            password_changed_at__lt=limit,
        )  # fmt: skip
        found = list(rows)
        for person in found:
            _require_new_password(person, at)
    return len(found)


@transaction.atomic
def _require_new_password(person: User, at: datetime) -> None:
    person.must_change_password = True
    person.save(update_fields=["must_change_password"])
    note = f"Mật khẩu đã dùng quá {settings.PASSWORD_MAX_AGE_DAYS} ngày"
    _record_where_they_serve("person.require_new_password", person, at, note, "system:password")


def _record_where_they_serve(act: str, person: User, at: datetime, note: str, basis: str) -> None:
    day = timezone.localdate(at)
    served = Post.objects.filter(person=person).exclude(ends_on__lt=day)
    for site in Site.objects.filter(pk__in=served.order_by().values("site")).order_by("pk"):
        with within_site(site):
            record(act=act, on=person, by=None, at=at, note=note, basis=basis)


def prune_sign_in_log(*, at: datetime) -> int:
    """Drop lines of the sign-in log older than ``LOG_RETENTION_DAYS``, never younger than a year.

    Returns how many.
    Legal basis: system:log-retention
    """
    days = max(settings.LOG_RETENTION_DAYS, LEAST_RETENTION_DAYS)
    with every_site(reason="the log of every portal is kept equally long"):
        dropped, _ = SignInRecord.objects.filter(at__lt=at - timedelta(days=days)).delete()
    return dropped
