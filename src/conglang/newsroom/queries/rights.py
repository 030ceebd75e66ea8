"""Who may do what where, and why: questions of the screens on rights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from conglang.accounts.choices import Role
from conglang.accounts.models import Post, User
from conglang.accounts.rules import permissions_of_roles
from conglang.core.dates import format_date
from conglang.core.text import sort_key
from conglang.newsroom.choices import Right
from conglang.newsroom.models import RightSwitch, SectionPage
from conglang.newsroom.switch_rules import (
    CONTENT_ROLES,
    OF_THE_BOARD,
    WHOLE_PORTAL,
    nearest_switch,
    right_here,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RightLine:
    """A right of a person at a place: whether they have it, and in words where that comes from.

    set_here: by a switch of this very place. set_above: by a switch of a place above it.
    """

    right: Right
    held: bool
    why: str
    set_here: bool
    set_above: bool


@dataclass(frozen=True, slots=True)
class PersonRights:
    person: User
    roles: str
    lines: list[RightLine]


def roles_on(person: Any, day: date) -> frozenset[str]:
    """Roles a person holds in the open portal on a day."""
    posts = Post.objects.in_force(day).filter(person=person, person__is_active=True)
    return frozenset(posts.values_list("role", flat=True))


def rights_matrix(section: Any) -> list[PersonRights]:
    """Everybody who holds a post over content today, with their five rights in a section.

    section: None for the whole portal. Two queries, however many people.
    """
    day = timezone.localdate()
    posts = Post.objects.in_force(day).filter(role__in=CONTENT_ROLES, person__is_active=True)
    people: dict[int, User] = {}
    roles: dict[int, list[str]] = {}
    for post in posts.select_related("person"):
        people[post.person_id] = post.person
        roles.setdefault(post.person_id, []).append(post.role)
    switches: dict[int, list[RightSwitch]] = {}
    for switch in _switches(RightSwitch.objects.in_force(day)):
        switches.setdefault(switch.person_id, []).append(switch)
    rows = [
        PersonRights(
            person, _role_words(roles[pk]), lines_of(roles[pk], switches.get(pk, []), section)
        )
        for pk, person in people.items()
    ]
    order = {role: number for number, role in enumerate(reversed(Role.values))}
    return sorted(
        rows,
        key=lambda row: (
            min(order[role] for role in roles[row.person.pk]), sort_key(row.person.display_name)
        ),
    )  # fmt: skip


def people_with_right(right: str, place: Any) -> list[User]:
    """Active people who have a right at a section or an article today, in two queries."""
    return [
        row.person
        for row in rights_matrix(place)
        if any(line.held for line in row.lines if line.right == right)
    ]


def rights_of_person(person: User) -> list[tuple[SectionPage | None, PersonRights]]:
    """The rights of a person in the whole portal, and in each section that has a switch of theirs.

    Nobody's: without a post over content there are no rights.
    """
    day = timezone.localdate()
    roles = sorted(roles_on(person, day))
    switches = list(_switches(RightSwitch.objects.in_force(day).filter(person=person)))
    places = {each.section.path: each.section for each in switches if each.section}
    return [
        (place, PersonRights(person, _role_words(roles), lines_of(roles, switches, place)))
        for place in (None, *(places[path] for path in sorted(places)))
    ]


def switches_of(person: User, section: SectionPage | None) -> dict[str, RightSwitch]:
    """Switches of a person set at exactly this place, in force or not, by right."""
    rows = _switches(RightSwitch.objects.filter(person=person, section=section))
    return {each.permission: each for each in rows}


def switches_to_come(person: User) -> list[RightSwitch]:
    """Switches of a person that begin later, or are over, soonest first."""
    day = timezone.localdate()
    rows = RightSwitch.objects.filter(person=person).filter(
        models.Q(starts_on__gt=day) | models.Q(ends_on__lt=day)
    )
    return list(_switches(rows).order_by("starts_on", "pk"))


def _switches(rows: Any) -> Any:
    return rows.select_related("section", "given_by")


def _role_words(roles: Iterable[str]) -> str:
    return ", ".join(str(Role(role).label) for role in dict.fromkeys(roles))


def lines_of(
    roles: Iterable[str], switches: list[RightSwitch], section: SectionPage | None
) -> list[RightLine]:
    """The five rights at a place with their reasons, from roles and switches in force."""
    held, path = frozenset(roles), section.path if section else WHOLE_PORTAL
    by_role = permissions_of_roles(held)
    rules = {each.as_rule: each for each in switches}
    lines = []
    for right in Right:
        found = nearest_switch(right, path, rules)
        switch = rules[found] if found else None
        allowed = right_here(right, path, by_role=by_role, roles=held, switches=rules)
        why = _switch_words(switch, held=allowed) if switch else _role_reason(right, held)
        here = bool(found and found.path == path)
        lines.append(RightLine(right, allowed, why, here, bool(found) and not here))
    return lines


def _role_reason(right: Right, roles: frozenset[str]) -> str:
    giving = [
        role for role in Role.values if role in roles and right in permissions_of_roles([role])
    ]
    if giving:
        return f"Theo vai trò {_role_words(giving)}."
    return (
        f"Vai trò {_role_words(sorted(roles))} không có quyền này."
        if roles
        else "Không giữ vai trò nào."
    )


def _switch_words(switch: RightSwitch, *, held: bool) -> str:
    place = f"chuyên mục “{switch.section.title}”" if switch.section else "toàn cổng"
    until = f" đến hết {format_date(switch.ends_on)}" if switch.ends_on else ""
    by = f", do {switch.given_by.display_name} đặt" if switch.given_by else ""
    if switch.allowed and not held:
        board = switch.permission in OF_THE_BOARD
        lacking = "trong Ban Biên tập" if board else "về nội dung"
        return f"Đã giao ở {place} nhưng không có hiệu lực: không giữ vai trò {lacking}."
    given = "Giao" if switch.allowed else "Không giao"
    since = format_date(switch.starts_on)
    return f"{given} riêng ở {place} từ {since}{until}{by}."
