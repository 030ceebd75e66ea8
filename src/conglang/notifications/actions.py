"""Acts on notices: telling people, and what they do with what they were told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from conglang.accounts.models import Post, User
from conglang.core.errors import Refusal
from conglang.notifications.choices import Delivery
from conglang.notifications.composing import common_values, filled, words_of
from conglang.notifications.kinds import is_known
from conglang.notifications.letters import NOTICE
from conglang.notifications.models import Notice, Preference
from conglang.notifications.outbox import write_mail
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site

SUBJECT_LENGTH = 250


@transaction.atomic
def notify(
    *,
    to: Iterable[User],
    kind: str,
    subject: str,
    text: str,
    path: str,
    at: datetime,
    key: str = "",
) -> int:
    """Tell people of the open portal something; return how many were told.

    The notice, and the letter of those who chose mail at once, are kept in the caller's
    transaction or not at all. Who serves nowhere in this portal is left out.
    path: address below the portal's host that opens what this is about.
    key: the same person is told a thing of this key once.
    Raises LookupError for a kind that no app registered.
    """
    if not is_known(kind):
        raise LookupError(f"no kind of notice is named {kind}")
    people = _who_serve_here(to, at)
    chosen = dict(Preference.objects.filter(person__in=people).values_list("person_id", "delivery"))
    facts = {
        "kind": kind, "subject": " ".join(subject.split())[:SUBJECT_LENGTH], "text": text,
        "path": path, "at": at,
    }  # fmt: skip
    told = [notice for person in people if (notice := _tell(person, key, facts))]
    at_once = [
        notice
        for notice in told
        if chosen.get(notice.person_id, Delivery.NOW) == Delivery.NOW and notice.person.email
    ]
    if at_once:
        _write_letters(at_once)
    return len(told)


def write_outside(
    *, address: str, kind: str, subject: str, text: str, at: datetime, key: str
) -> bool:
    """Write to somebody without an account a letter with a link of their own; whether it was kept.

    Kept in the caller's transaction; its text is forgotten once it is sent.
    """
    mail = write_mail(
        address=address, kind=kind, subject=subject[:SUBJECT_LENGTH], text=text, at=at, key=key,
        confidential=True,
    )  # fmt: skip
    return mail is not None


def _who_serve_here(to: Iterable[User], at: datetime) -> list[User]:
    people = {person.pk: person for person in to if person.is_active}
    posts = Post.objects.in_force(timezone.localtime(at).date()).filter(person__in=people)
    here = set(posts.values_list("person_id", flat=True))
    return [person for pk, person in people.items() if pk in here or person.is_platform_admin]


def _tell(person: User, key: str, facts: dict[str, object]) -> Notice | None:
    site = open_site()
    notice: Notice
    if not key:
        notice = Notice.objects.create(site=site, person=person, **facts)
        return notice
    notice, fresh = Notice.objects.get_or_create(site=site, person=person, key=key, defaults=facts)
    return notice if fresh else None


def _write_letters(notices: list[Notice]) -> None:
    agency, words = Agency.objects.get(site=open_site()), words_of(NOTICE)
    for notice in notices:
        values = {
            **common_values(agency, notice.person.display_name),
            "tieu_de": notice.subject,
            "noi_dung": notice.text,
            "duong_dan": f"{agency.base_url}{notice.path}",
        }
        subject, text = filled(words, values)
        write_mail(
            person=notice.person, kind=notice.kind, subject=subject, text=text, at=notice.at,
            key=f"notice:{notice.pk}",
        )  # fmt: skip


def _own(notice_id: int, person: User) -> models.QuerySet[Notice]:
    """A person's own notice of the open portal. Refuses: unknown_notice."""
    rows: models.QuerySet[Notice] = Notice.objects.of(person).filter(pk=notice_id)
    if not rows.exists():
        raise Refusal("unknown_notice", "Không có thông báo này trong hộp của bạn.")
    return rows


def mark_read(*, notice_id: int, by: User, at: datetime) -> Notice:
    """Note that a person has seen a notice; seen again, the first time stays.

    Refuses: unknown_notice.
    """
    rows = _own(notice_id, by)
    rows.filter(read_at__isnull=True).update(read_at=at)
    return rows.get()


def mark_unread(*, notice_id: int, by: User) -> Notice:
    """Put a notice back among the unread. Refuses: unknown_notice."""
    rows = _own(notice_id, by)
    rows.update(read_at=None)
    return rows.get()


def mark_all_read(*, by: User, at: datetime) -> int:
    """Note that a person has seen everything; returns how many were unread."""
    return int(Notice.objects.of(by).unread().update(read_at=at))


def undo_all_read(*, by: User, read_at: datetime) -> int:
    """Put back what was marked read together at that moment; returns how many."""
    return int(Notice.objects.of(by).filter(read_at=read_at).update(read_at=None))


@transaction.atomic
def choose_delivery(*, by: User, delivery: str) -> Preference:
    """How a person wants to hear by e-mail from the open portal. Refuses: bad_choice."""
    if delivery not in Delivery.values:
        raise Refusal("bad_choice", "Hãy chọn một cách nhận trong danh sách.")
    chosen, _ = Preference.objects.update_or_create(
        site=open_site(), person=by, defaults={"delivery": delivery}
    )
    return chosen
