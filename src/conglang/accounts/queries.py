"""Questions about people, units and posts of the open portal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import models
from django.utils import timezone

from conglang.accounts.choices import Role, SignInResult
from conglang.accounts.models import Post, SignInRecord, Unit, User
from conglang.accounts.rules import ROLE_PERMISSIONS
from conglang.core.dates import start_of_day
from conglang.core.text import fold, slug, sort_key
from conglang.tenancy.scoping import every_site, open_site


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


def sign_ins_for_listing(
    *, search: str = "", result: str = "", since: date | None = None, until: date | None = None
) -> models.QuerySet[SignInRecord]:
    """The portal's sign-in log, newest first, narrowed by a name, an address, a result, days."""
    rows: models.QuerySet[SignInRecord] = SignInRecord.objects.select_related("person")
    if result:
        rows = rows.filter(result=result)
    if since:
        rows = rows.filter(at__gte=start_of_day(since))
    if until:
        rows = rows.filter(at__lt=start_of_day(until + timedelta(days=1)))
    if search.strip():
        rows = rows.filter(
            models.Q(person__in=ids_like(search))
            | models.Q(name_tried__icontains=search.strip())
            | models.Q(address__startswith=search.strip())
        )
    return rows


def ids_like(search: str) -> list[int]:
    """Ids of people of the open portal whose name or user name fits, folded."""
    return [row.person.pk for row in people_for_listing(search=search)]


def posts_of(person: User) -> list[Post]:
    """Every post a person holds or held in the open portal, newest first."""
    rows = Post.objects.filter(person=person).select_related("unit")
    return list(rows.order_by(models.F("ends_on").desc(nulls_first=True), "-starts_on"))


def last_sign_in(person: User) -> SignInRecord | None:
    """The last time a person came into the open portal."""
    rows = SignInRecord.objects.filter(person=person, result=SignInResult.SIGNED_IN)
    return rows.order_by("-at").first()


def has_second_factor(person: User) -> bool:
    """Whether a person has set up a device beside the password."""
    return bool(Authenticator.objects.filter(user=person, type="totp").exists())


def open_sessions(person: User) -> int:
    """In how many browsers a person is signed in, on all portals."""
    return int(UserSession.objects.filter(user=person).count())


def account_is_ours(person: User) -> bool:
    """Whether the open portal alone answers for a person's account.

    Not so for administrators of the platform and for whoever serves, or will serve, elsewhere.
    """
    if person.is_platform_admin or person.is_superuser:
        return False
    site = open_site()
    with every_site(reason="an account that serves another portal is not this portal's alone"):
        elsewhere = Post.objects.filter(person=person).exclude(site=site)
        return not elsewhere.exclude(ends_on__lt=timezone.localdate()).exists()


def person_known_as(*, username: str, email: str) -> User | None:
    """Somebody of the whole installation with this e-mail, else with this user name."""
    if email.strip():
        found = User.objects.filter(email__iexact=email.strip()).first()
        if found:
            return found  # type: ignore[no-any-return]
    return User.objects.filter(username=username.strip().lower()).first() if username else None


def free_username(full_name: str) -> str:
    """A user name nobody has yet: given name, then initials, as in ``an.nv`` for Nguyễn Văn An."""
    words = slug(full_name, max_length=100).split("-")
    initials = "".join(word[0] for word in words[:-1])
    wanted = f"{words[-1]}.{initials}" if initials else words[-1]
    wanted = wanted[:50] if len(wanted) > 1 else f"{wanted}1"
    taken = set(User.objects.filter(username__startswith=wanted).values_list("username", flat=True))
    numbered = (f"{wanted}{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbered) if name not in taken)


@dataclass(slots=True)
class UnitRow:
    """A unit in its tree: how deep it stands, how many people serve in it today."""

    unit: Unit
    depth: int
    people: int


def unit_tree(*, on: date | None = None, ended: bool = False) -> list[UnitRow]:
    """Units in force on a day as a tree, parents before children; or those that are not."""
    day = on or timezone.localdate()
    units = sorted(
        Unit.objects.select_related("parent"),
        key=lambda unit: (unit.position, sort_key(unit.name)),
    )
    counts = dict(
        Post.objects.in_force(day).filter(unit__isnull=False, person__is_active=True)
        .order_by().values_list("unit").annotate(models.Count("person", distinct=True))
    )  # fmt: skip
    shown = [unit for unit in units if unit.holds_on(day) != ended]
    if ended:
        return [UnitRow(unit, 0, 0) for unit in shown]
    ids = {unit.pk for unit in shown}
    roots = [unit for unit in shown if unit.parent_id not in ids]
    return [row for root in roots for row in _branch(root, shown, counts, 0)]


def _branch(unit: Unit, units: list[Unit], counts: dict[int, int], depth: int) -> list[UnitRow]:
    below = [child for child in units if child.parent_id == unit.pk]
    rows = [UnitRow(unit, depth, counts.get(unit.pk, 0))]
    for child in below:
        rows += _branch(child, units, counts, depth + 1)
    return rows


def ids_below(unit: Unit) -> set[int]:
    """Ids of a unit and of every unit below it, in force or not."""
    found, fresh = {unit.pk}, {unit.pk}
    while fresh:
        rows = Unit.objects.filter(parent__in=fresh).values_list("pk", flat=True)
        fresh = set(rows) - found
        found |= fresh
    return found
