"""Portals, people and posts for tests, made through the same actions as in life."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from conglang.accounts.actions import create_person, give_post, save_unit
from conglang.accounts.models import Unit, User
from conglang.tenancy.actions import create_portal
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site, within_site

PASSWORD = "một câu đủ dài để thử"
LONG_AGO = date(2025, 7, 1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

_numbers = count(1)


def make_portal(
    host: str = "hondat.test", name: str = "xã Hòn Đất", level: str = "commune"
) -> Agency:
    """A complete portal, by its provisioning steps."""
    with every_site(reason="a test makes a portal"):
        return create_portal(level=level, name=name, host=host, at=timezone.now())


@contextmanager
def undone_at_the_end() -> Iterator[None]:
    """What is made inside is there for a whole module of tests, and then was never there."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    # Sizes of pictures are remembered by numbers that the next test gives to others.
    cache.clear()


def settle_constraints() -> None:
    """Check now what PostgreSQL puts off to the end: it stands in the way of ALTER and TRUNCATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def make_unit(portal: Agency, name: str = "Văn phòng", parent: Unit | None = None) -> Unit:
    with within_site(portal.site):
        unit = Unit(name=name, parent=parent, starts_on=LONG_AGO)
        return save_unit(unit=unit, by=None, at=timezone.now())


def make_person(portal: Agency, role: str = "", unit: Unit | None = None, **more: Any) -> User:
    """Somebody who can sign in with PASSWORD; with a role, they serve on the portal."""
    number = next(_numbers)
    more.setdefault("username", f"{role.replace('_', '.') or 'nguoi'}.{number}")
    more.setdefault("full_name", f"Người Thứ {number}")
    with within_site(portal.site):
        person = create_person(by=None, at=timezone.now(), **more)
        # The hash is set past the action: what a password may be is not these tests' business.
        User.objects.filter(pk=person.pk).update(
            password=make_password(PASSWORD), password_changed_at=timezone.now()
        )
        person.refresh_from_db()
    if role:
        make_post(portal, person, role, unit)
    return person


def make_post(
    portal: Agency,
    person: User,
    role: str,
    unit: Unit | None = None,
    ends_on: date | None = None,
    starts_on: date = LONG_AGO,
    at: datetime | None = None,
) -> Any:
    if role == "contributor" and unit is None:
        unit = _any_unit(portal)
    with within_site(portal.site):
        return give_post(
            person=person,
            role=role,
            unit=unit,
            starts_on=starts_on,
            ends_on=ends_on,
            by=None,
            at=at or timezone.now(),
        )


def _any_unit(portal: Agency) -> Unit:
    with within_site(portal.site):
        unit = Unit.objects.first()
    return unit or make_unit(portal)


def visitor(portal: Agency) -> Client:
    """A browser at the portal, signed in as nobody."""
    return Client(headers={"host": portal.site.hostname})


def client_of(person: User, portal: Agency) -> Client:
    """A browser at the portal in which the person is signed in."""
    client = visitor(portal)
    client.force_login(person, backend=BACKEND)
    return client
