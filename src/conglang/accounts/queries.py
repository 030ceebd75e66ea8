"""Questions about people, units and posts of the open portal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils import timezone

from conglang.accounts.choices import Role
from conglang.accounts.models import Post, SignInRecord, Unit, User
from conglang.accounts.rules import ROLE_PERMISSIONS
from conglang.core.text import fold, sort_key


@dataclass(slots=True)
class PersonRow:
    person: User
    posts: list[Post] = field(default_factory=list)
    current: bool = False


def people_for_listing(*, search: str = "", on: date | None = None) -> list[PersonRow]:
    """Everybody who holds or held a post here, those who serve today first, by name."""
    day = on or timezone.localdate()
    rows: dict[int, PersonRow] = {}
    for post in Post.objects.select_related("person", "unit").order_by("starts_on"):
        row = rows.setdefault(post.person_id, PersonRow(post.person))
        row.posts.append(post)
        row.current = row.current or post.holds_on(day)
    wanted = fold(search)
    found = [row for row in rows.values() if wanted in fold(_searchable(row))]
    return sorted(found, key=lambda row: (not row.current, sort_key(row.person.display_name)))


def _searchable(row: PersonRow) -> str:
    units = " ".join(post.unit.name for post in row.posts if post.unit)
    return f"{row.person.full_name} {row.person.username} {row.person.email} {units}"


def person_here(person_id: int) -> User | None:
    """A person who holds or held a post in the open portal; None for anybody else."""
    post = Post.objects.filter(person_id=person_id).select_related("person").first()
    return post.person if post else None


def units_for_listing(*, on: date | None = None) -> list[Unit]:
    """Units in force on a day, by position then Vietnamese name."""
    rows = Unit.objects.in_force(on or timezone.localdate()).select_related("parent")
    return sorted(rows, key=lambda unit: (unit.position, sort_key(unit.name)))


def people_who_may(permission: str, *, on: date | None = None) -> list[User]:
    """Active people whose post today carries the permission, by name."""
    roles = [role for role in Role.values if permission in ROLE_PERMISSIONS[role]]
    posts = Post.objects.in_force(on or timezone.localdate()).filter(
        role__in=roles, person__is_active=True
    )
    people = {post.person_id: post.person for post in posts.select_related("person")}
    return sorted(people.values(), key=lambda person: sort_key(person.display_name))


def unit_of(person: User, *, on: date | None = None) -> Unit | None:
    """The unit a person speaks for today: of their first post that has one."""
    posts = Post.objects.in_force(on or timezone.localdate()).filter(
        person=person, unit__isnull=False
    )
    post = posts.select_related("unit").order_by("starts_on").first()
    return post.unit if post else None


def sign_ins_for_listing(*, search: str = "") -> models.QuerySet[SignInRecord]:
    """The portal's sign-in log, newest first."""
    rows: models.QuerySet[SignInRecord] = SignInRecord.objects.select_related("person")
    if search:
        rows = rows.filter(
            models.Q(person__full_name__icontains=search)
            | models.Q(name_tried__icontains=search)
            | models.Q(address__startswith=search)
        )
    return rows
