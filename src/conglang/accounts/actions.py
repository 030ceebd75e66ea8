"""Writes on people, units and posts. A person with history is locked, never deleted."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from conglang.accounts.choices import Role, SignInResult, TicketKind
from conglang.accounts.models import Post, SignInRecord, Ticket, Unit, User
from conglang.accounts.permissions import refuse_foreign_account
from conglang.accounts.signals import person_left
from conglang.audit.actions import record
from conglang.core.errors import Refusal
from conglang.core.text import clean, slug
from conglang.foundation.announce import announce
from conglang.tenancy.scoping import open_site

INVITATION_LIFETIME = timedelta(days=7)
SLIP_LIFETIME = timedelta(days=2)
SLIP_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: read over the telephone
SLIP_ATTEMPTS = 5


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def create_person(
    *,
    username: str,
    full_name: str,
    email: str = "",
    pen_name: str = "",
    by: User | None,
    at: datetime,
    password: str | None = None,
) -> User:
    """Register a person without any post; without ``password`` nobody can sign in as them yet.

    Refuses: username_taken, email_taken, bad_person.
    """
    person = User(
        username=username.strip().lower(), full_name=clean(full_name).strip(),
        email=email.strip().lower(), pen_name=clean(pen_name).strip(),
    )  # fmt: skip
    if password is None:
        person.set_unusable_password()
    else:
        person.set_password(password)
        person.password_changed_at = at
    try:
        person.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Refusal("bad_person", " ".join(error.messages)) from error
    person.save(force_insert=True)
    record(act="person.create", on=person, by=by, at=at, note=person.username)
    return person


@transaction.atomic
def give_post(
    *,
    person: User,
    role: str,
    starts_on: date,
    by: User | None,
    at: datetime,
    unit: Unit | None = None,
    ends_on: date | None = None,
    title: str = "",
) -> Post:
    """Give a person a role in the open portal from one day to another.

    Refuses: bad_post (contributor without unit, end before start, same role twice at once).
    Legal basis: board:roles
    """
    post = Post(
        site=open_site(), person=person, role=Role(role), unit=unit, starts_on=starts_on,
        ends_on=ends_on, title=clean(title).strip(),
    )  # fmt: skip
    _refuse_double(post)
    try:
        post.full_clean()
    except ValidationError as error:
        raise Refusal("bad_post", " ".join(error.messages)) from error
    post.save(force_insert=True)
    record(act="post.give", on=post, by=by, at=at, note=str(post), after=_post_facts(post))
    return post


def _refuse_double(post: Post) -> None:
    same = Post.objects.filter(person=post.person, role=post.role, unit=post.unit)
    for other in same.exclude(pk=post.pk):
        apart = (other.ends_on and other.ends_on < post.starts_on) or (
            post.ends_on and post.ends_on < other.starts_on
        )
        if not apart:
            raise Refusal("bad_post", f"{post.person} đã giữ vai trò này trong thời gian đó.")


def _post_facts(post: Post) -> dict[str, Any]:
    return {
        "role": post.role,
        "unit": post.unit.name if post.unit else "",
        "starts_on": post.starts_on.isoformat(),
        "ends_on": post.ends_on.isoformat() if post.ends_on else None,
    }


@transaction.atomic
def end_post(*, post_id: int, ends_on: date, by: User, at: datetime) -> Post:
    """Let a post end after ``ends_on``; the person keeps their other posts and their history.

    Refuses: bad_post.
    """
    post = Post.objects.select_for_update(of=("self",)).get(pk=post_id)
    before = _post_facts(post)
    post.ends_on = ends_on
    try:
        post.full_clean()
    except ValidationError as error:
        raise Refusal("bad_post", " ".join(error.messages)) from error
    post.save(update_fields=["ends_on"])
    record(
        act="post.end", on=post, by=by, at=at, note=str(post), before=before,
        after=_post_facts(post),
    )  # fmt: skip
    announce(person_left, person_id=post.person_id, site_id=post.site_id)
    return post  # type: ignore[no-any-return]


@transaction.atomic
def save_unit(*, unit: Unit, by: User | None, at: datetime) -> Unit:
    """Create or change a unit of the open portal; its key is made from its name once.

    Refuses: bad_unit.
    """
    unit.site = open_site()
    unit.name = clean(unit.name).strip()
    unit.key = unit.key or slug(unit.name, max_length=60)
    if unit.parent and unit.parent.site_id != unit.site.pk:
        raise Refusal("bad_unit", "Đơn vị cấp trên không thuộc cổng này.")
    created = unit.pk is None
    try:
        unit.full_clean()
    except ValidationError as error:
        raise Refusal("bad_unit", " ".join(error.messages)) from error
    unit.save()
    record(act="unit.create" if created else "unit.change", on=unit, by=by, at=at, note=unit.name)
    return unit


@transaction.atomic
def set_active(*, person: User, active: bool, by: User, at: datetime, reason: str) -> User:
    """Lock or unlock a person; locking ends their sessions at once.

    Refuses: own_account, reason_missing, foreign_account.
    """
    if person.pk == by.pk:
        raise Refusal("own_account", "Không tự khóa tài khoản của chính mình.")
    if not reason.strip():
        raise Refusal("reason_missing", "Cần ghi lý do để lưu vào nhật ký.")
    refuse_foreign_account(person, by)
    person.is_active = active
    person.save(update_fields=["is_active"])
    if not active:
        end_sessions(person)
    act = "person.unlock" if active else "person.lock"
    record(act=act, on=person, by=by, at=at, note=clean(reason).strip())
    return person


def end_sessions(person: User, *, except_key: str = "") -> int:
    """Sign the person out everywhere, but for the session with ``except_key``; returns how many."""
    ended = 0
    for session in UserSession.objects.filter(user=person).exclude(session_key=except_key):
        session.end()
        ended += 1
    return ended


@transaction.atomic
def issue_ticket(*, person: User, kind: str, by: User | None, at: datetime) -> tuple[Ticket, str]:
    """Make a one-time way in and return it with its secret, which is shown once and never stored.

    An invitation lives seven days, a printed slip two; a new one replaces those not yet used.
    Refuses: foreign_account.
    """
    refuse_foreign_account(person, by)
    Ticket.objects.filter(person=person, used_at__isnull=True).update(used_at=at)
    if kind == TicketKind.SLIP:
        secret = "".join(secrets.choice(SLIP_ALPHABET) for _ in range(10))
    else:
        secret = secrets.token_urlsafe(32)
    lifetime = SLIP_LIFETIME if kind == TicketKind.SLIP else INVITATION_LIFETIME
    ticket = Ticket.objects.create(
        site=open_site(), person=person, kind=kind, secret_hash=_ticket_hash(person, kind, secret),
        expires_at=at + lifetime, issued_by=by,
    )  # fmt: skip
    record(act=f"ticket.{kind}", on=person, by=by, at=at, note=TicketKind(kind).label)
    return ticket, secret


def _ticket_hash(person: User, kind: str, secret: str) -> str:
    return _digest(f"{kind}:{person.pk}:{secret}" if kind == TicketKind.SLIP else secret)


def ticket_for_secret(secret: str, *, at: datetime) -> Ticket:
    """The invitation that a link's secret opens. Refuses: ticket_gone (used, expired, unknown)."""
    ticket = Ticket.objects.select_related("person").filter(secret_hash=_digest(secret)).first()
    if ticket is None or ticket.used_at or ticket.expires_at < at:
        raise Refusal(
            "ticket_gone",
            "Đường dẫn này đã dùng hoặc đã hết hạn. Hãy đề nghị người quản trị cổng gửi lại.",
        )
    return ticket


def ticket_for_slip(username: str, code: str, *, at: datetime) -> Ticket:
    """The slip of a person, by user name and code. Five wrong codes spoil a slip.

    Refuses: ticket_gone, with one message whatever was wrong.
    """
    refusal = Refusal(
        "ticket_gone", "Tên đăng nhập hoặc mã trên phiếu không đúng, hoặc phiếu đã hết hạn."
    )
    open_slips = Ticket.objects.select_related("person").filter(
        person__username=username.strip().lower(), kind=TicketKind.SLIP, used_at__isnull=True,
        expires_at__gte=at, failures__lt=SLIP_ATTEMPTS,
    )  # fmt: skip
    ticket = open_slips.first()
    if ticket is None:
        raise refusal
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    wanted = _ticket_hash(ticket.person, TicketKind.SLIP, typed)
    if not secrets.compare_digest(wanted, ticket.secret_hash):
        ticket.failures += 1
        ticket.save(update_fields=["failures"])
        raise refusal
    return ticket


@transaction.atomic
def use_ticket(*, ticket_id: int, password: str, at: datetime) -> User:
    """Set a first or new password with a one-time ticket; the ticket is spent.

    Refuses: ticket_gone, weak_password (nothing is spent then).
    """
    ticket = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket_id)
    if ticket.used_at or ticket.expires_at < at:
        raise Refusal("ticket_gone", "Đường dẫn hoặc phiếu này đã dùng hoặc đã hết hạn.")
    person = ticket.person
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refusal("weak_password", " ".join(error.messages)) from error
    person.set_password(password)
    person.password_changed_at = at
    person.must_change_password = False
    person.save(update_fields=["password", "password_changed_at", "must_change_password"])
    ticket.used_at = at
    ticket.save(update_fields=["used_at"])
    end_sessions(person)
    record(act="person.set_password", on=person, by=person, at=at, note=ticket.get_kind_display())
    return person


def note_sign_in(
    *,
    result: str,
    at: datetime,
    person: User | None = None,
    name_tried: str = "",
    address: str | None = None,
    device: str = "",
    path: str = "",
) -> SignInRecord | None:
    """Add a line to the open portal's sign-in and access log.

    Legal basis: system:access-log
    """
    return SignInRecord.objects.create(
        site=open_site(), at=at, person=person, name_tried=clean(name_tried)[:120],
        result=SignInResult(result), address=address or None, device=device[:200], path=path[:200],
    )  # fmt: skip
