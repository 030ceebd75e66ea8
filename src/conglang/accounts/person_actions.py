"""Acts of a portal's administrator on people and units, and of people on their own profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction

from conglang.accounts.actions import create_person, end_sessions, give_post, issue_ticket
from conglang.accounts.choices import Role, TicketKind
from conglang.accounts.handover import hand_over_all
from conglang.accounts.models import Post, Ticket, Unit, User
from conglang.accounts.permissions import refuse_foreign_account
from conglang.accounts.queries import person_here
from conglang.audit.actions import record
from conglang.core.errors import Refusal
from conglang.core.text import clean, unique_slug

#: Contacts of a person as the record calls them; it never keeps the contacts themselves.
CONTACT_NAMES = {"email": "thư điện tử", "phone": "điện thoại công vụ"}


@dataclass(frozen=True, slots=True)
class Invited:
    """A new person, their post, and the secret of the link that is shown once."""

    person: User
    post: Post
    ticket: Ticket
    secret: str


@dataclass(frozen=True, slots=True)
class NewPost:
    """What a post needs, as a form gives it."""

    role: str
    starts_on: date
    unit: Unit | None = None
    ends_on: date | None = None
    title: str = ""


@transaction.atomic
def invite_person(
    *, full_name: str, username: str, email: str, post: NewPost, by: User, at: datetime
) -> Invited:
    """Register a person, give them a post here and make their invitation, all or nothing.

    Refuses: bad_person, bad_post.
    """
    person = create_person(username=username, full_name=full_name, email=email, by=by, at=at)
    given = give(person=person, post=post, by=by, at=at)
    ticket, secret = issue_ticket(person=person, kind=TicketKind.INVITATION, by=by, at=at)
    return Invited(person, given, ticket, secret)


def give(*, person: User, post: NewPost, by: User, at: datetime) -> Post:
    """Give a person a post of the open portal. Refuses: bad_post."""
    return give_post(
        person=person, role=post.role, unit=post.unit, starts_on=post.starts_on,
        ends_on=post.ends_on, title=post.title, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def change_person(
    *, person: User, full_name: str, pen_name: str, phone: str, email: str, by: User, at: datetime
) -> User:
    """Change what is known of a person; the record keeps names, of contacts only that they changed.

    Refuses: bad_person, foreign_account.
    """
    refuse_foreign_account(person, by)
    before = {"full_name": person.full_name, "pen_name": person.pen_name}
    contacts = {"email": email.strip().lower(), "phone": clean(phone).strip()}
    changed = [name for name, value in contacts.items() if getattr(person, name) != value]
    person.full_name, person.pen_name = clean(full_name).strip(), clean(pen_name).strip()
    person.email, person.phone = contacts["email"], contacts["phone"]
    _save_whole(person, ["full_name", "pen_name", "phone", "email"])
    if "email" in changed:
        # Rows that the sign-in library may have made: the old address must not open this account.
        EmailAddress.objects.filter(user=person).delete()
    words = ", ".join(CONTACT_NAMES[name] for name in changed)
    record(
        act="person.change", on=person, by=by, at=at, before=before,
        after={"full_name": person.full_name, "pen_name": person.pen_name},
        note=f"Đổi {words}" if words else "",
    )  # fmt: skip
    return person


def _save_whole(person: User, fields: list[str]) -> None:
    try:
        person.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Refusal("bad_person", " ".join(error.messages)) from error
    person.save(update_fields=fields)


@transaction.atomic
def hand_over_person(*, person: User, to: User, by: User, at: datetime) -> int:
    """Give a person's open items here to somebody else; returns how many.

    Refuses: bad_person (the other person has no business here, or is the same person).
    """
    if to.pk == person.pk or person_here(to.pk) is None:
        raise Refusal("bad_person", "Hãy chọn một người khác đang làm việc ở cổng này.")
    moved = hand_over_all(person=person, to=to, by=by, at=at)
    record(
        act="person.hand_over", on=person, by=by, at=at,
        note=f"Bàn giao {moved} việc cho {to.display_name}", after={"to": to.pk, "items": moved},
    )  # fmt: skip
    return moved


@transaction.atomic
def remove_second_factor(*, person: User, by: User, at: datetime, reason: str) -> int:
    """Take a lost device away, so that the person can set up another; ends their sessions.

    Returns how many means (device, recovery codes) were removed.
    Refuses: own_account, reason_missing, foreign_account.
    """
    if person.pk == by.pk:
        raise Refusal("own_account", "Việc của chính mình làm ở trang “Hồ sơ của tôi”.")
    if not reason.strip():
        raise Refusal("reason_missing", "Cần ghi lý do để lưu vào nhật ký.")
    refuse_foreign_account(person, by)
    removed: int = Authenticator.objects.filter(user=person).delete()[0]
    end_sessions(person)
    record(
        act="person.remove_second_factor", on=person, by=by, at=at, note=clean(reason).strip()
    )  # fmt: skip
    return removed


@transaction.atomic
def end_unit(*, unit: Unit, ends_on: date, by: User, at: datetime) -> Unit:
    """Let a unit end after a day; its history and its posts stay.

    Refuses: bad_unit (people or units below it would be left without it).
    """
    after = Post.objects.filter(unit=unit).exclude(ends_on__lte=ends_on)
    if after.exists():
        names = ", ".join(sorted({str(post.person) for post in after.select_related("person")})[:5])
        raise Refusal(
            "bad_unit",
            f"Sau ngày này đơn vị còn người giữ vai trò: {names}. Kết thúc các vai trò đó trước.",
        )
    below = Unit.objects.filter(parent=unit).exclude(ends_on__lte=ends_on)
    if below.exists():
        raise Refusal(
            "bad_unit", "Còn đơn vị trực thuộc. Kết thúc hoặc chuyển các đơn vị đó trước."
        )
    if ends_on < unit.starts_on:
        raise Refusal("bad_unit", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    before = unit_facts(unit)
    unit.ends_on = ends_on
    unit.save(update_fields=["ends_on"])
    record(
        act="unit.end", on=unit, by=by, at=at, note=unit.name, before=before, after=unit_facts(unit)
    )  # fmt: skip
    return unit


def free_unit_key(name: str) -> str:
    """A key for a new unit of the open portal that no other unit has or had."""
    taken = set(Unit.objects.values_list("key", flat=True))
    return unique_slug(name, taken, 60)


def unit_facts(unit: Unit) -> dict[str, Any]:
    """What the record keeps of a unit."""
    return {
        "name": unit.name,
        "parent": unit.parent.name if unit.parent else "",
        "starts_on": unit.starts_on.isoformat(),
        "ends_on": unit.ends_on.isoformat() if unit.ends_on else None,
        "position": unit.position,
    }


def refuse_last_administrator(post: Post, *, after: date) -> None:
    """Refuse (``last_admin``) to end the post of the only active administrator of the portal."""
    if post.role != Role.PORTAL_ADMIN or not post.person.is_active:
        return
    others = Post.objects.filter(role=Role.PORTAL_ADMIN, person__is_active=True)
    if not others.exclude(pk=post.pk).exclude(ends_on__lte=after).exists():
        raise Refusal(
            "last_admin",
            "Đây là người quản trị cổng duy nhất. "
            "Hãy giao vai trò quản trị cổng cho người khác trước.",
        )
