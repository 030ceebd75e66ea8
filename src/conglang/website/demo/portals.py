"""The stage: a portal with its units and people, made by the same acts as any other portal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password

from conglang.accounts.actions import create_person, give_post, save_unit, use_ticket
from conglang.accounts.choices import Role
from conglang.accounts.models import Ticket, Unit, User
from conglang.accounts.requests import DEMO_PASSWORD
from conglang.audit.actions import record
from conglang.tenancy.actions import create_portal
from conglang.tenancy.models import Agency
from conglang.vocabulary.queries import unit_named
from conglang.website.demo.cast import FIRST_DAY, CastPerson, CastPortal

MINUTE = timedelta(minutes=1)
PROVINCE = "Tỉnh An Giang"


@dataclass(slots=True)
class Troupe:
    """The people of one portal by role, and its units by key."""

    units: dict[str, Unit] = field(default_factory=dict)
    by_role: dict[str, list[User]] = field(default_factory=dict)
    writers: dict[str, list[User]] = field(default_factory=dict)
    by_name: dict[str, User] = field(default_factory=dict)

    def add(self, person: User, role: str, unit: str) -> None:
        self.by_role.setdefault(role, []).append(person)
        if role == Role.CONTRIBUTOR:
            self.writers.setdefault(unit, []).append(person)
        for name in (person.full_name, person.pen_name):
            if name:
                self.by_name[name] = person


def open_portal(plan: CastPortal) -> Agency:
    """Make the portal with its legal profile."""
    agency = create_portal(
        level=plan.level, name=plan.name, host=plan.host, parent_host=plan.parent or None,
        at=plan.opened, details={**plan.profile, "unit_code": _area_code(plan)},
    )  # fmt: skip
    Agency.objects.filter(pk=agency.pk).update(created_at=plan.opened)
    return agency


def _area_code(plan: CastPortal) -> str:
    """The code of the portal's area, from the catalogue of administrative units."""
    area = unit_named(PROVINCE, on=FIRST_DAY)
    if area is not None and plan.parent:
        area = unit_named(plan.name, area.code, on=FIRST_DAY)
    if area is None:
        raise LookupError(f"The catalogue of administrative units does not know {plan.name}.")
    return area.code


def gather(plan: CastPortal) -> Troupe:
    """Units, people and posts of the open portal, entered by its administrator."""
    troupe = Troupe()
    clock = plan.opened + 10 * MINUTE
    admin = _accept_invitation(plan, at=clock)
    for position, each in enumerate(plan.units, start=1):
        unit = Unit(key=each.key, name=each.name, position=position, starts_on=FIRST_DAY)
        troupe.units[each.key] = save_unit(unit=unit, by=admin, at=clock + position * MINUTE)
    clock += (len(plan.units) + 1) * MINUTE
    for entry in plan.people:
        known = User.objects.filter(username=entry.user).first()
        person = known or _register(entry, by=admin, at=clock)
        if person != admin:
            give_post(
                person=person, role=entry.role, unit=troupe.units.get(entry.unit),
                title=entry.title, starts_on=FIRST_DAY, by=admin, at=clock,
            )  # fmt: skip
        troupe.add(person, entry.role, entry.unit)
        clock += MINUTE
    return troupe


def _accept_invitation(plan: CastPortal, *, at: datetime) -> User:
    """The administrator whom provisioning invited comes in, under a name people can remember."""
    ticket = Ticket.objects.select_related("person").get(used_at__isnull=True)
    person = use_ticket(ticket_id=ticket.pk, password=DEMO_PASSWORD, at=at)
    entry = next(each for each in plan.people if each.user == plan.administrator)
    invited = person.username
    person.username, person.full_name = entry.user, entry.name
    person.email = person.email or f"{entry.user}@nhan-su.example"
    person.save(update_fields=["username", "full_name", "email"])
    record(act="person.change", on=person, by=person, at=at, note=f"{invited} → {entry.user}")
    return person


def _register(entry: CastPerson, *, by: User, at: datetime) -> User:
    person = create_person(
        username=entry.user,
        full_name=entry.name,
        pen_name=entry.pen,
        by=by,
        at=at,
        email=f"{entry.user}@nhan-su.example",
    )
    return _give_demo_password(person, at=at)


@cache
def _password_hash() -> str:
    # One for everybody: it is slow on purpose, and the password is printed anyway.
    return make_password(DEMO_PASSWORD)


def _give_demo_password(person: User, *, at: datetime) -> User:
    person.password, person.password_changed_at = _password_hash(), at
    person.save(update_fields=["password", "password_changed_at"])
    return person


def add_platform_administrator(user: str, name: str, *, at: datetime) -> User:
    """The one who runs the installation; their acts so far stand in the first portal's record."""
    person = create_person(username=user, full_name=name, by=None, at=at)
    person.is_platform_admin = True
    person.save(update_fields=["is_platform_admin"])
    record(act="person.change", on=person, at=at, note="Giao quản trị nền tảng")
    return _give_demo_password(person, at=at)
