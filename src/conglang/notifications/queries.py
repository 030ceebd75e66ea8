"""Questions about notices and letters of the open portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models

from conglang.notifications.choices import OPEN_STATES, AttemptOutcome, Delivery, MailState
from conglang.notifications.letters import LETTERS, Letter
from conglang.notifications.models import (
    Attempt,
    Bounce,
    CaughtMail,
    Mail,
    MailTemplate,
    Notice,
    Preference,
    Sender,
)
from conglang.notifications.rules import LETTER_OLD_AFTER
from conglang.tenancy.scoping import every_site

TROUBLE_SHOWN = timedelta(days=7)


def notices_for_listing(person: Any, *, unread_only: bool = False) -> models.QuerySet[Notice]:
    """A person's notices in the open portal, newest first."""
    rows: models.QuerySet[Notice] = Notice.objects.of(person)
    return rows.filter(read_at__isnull=True) if unread_only else rows


def unread_count(person: Any) -> int:
    """How many notices a person has not seen in the open portal."""
    return int(Notice.objects.of(person).unread().count())


def delivery_of(person: Any) -> str:
    """How a person hears by e-mail from the open portal."""
    chosen = Preference.objects.filter(person=person).first()
    return chosen.delivery if chosen else str(Delivery.NOW)


def something_is_due(at: datetime) -> bool:
    """Whether any portal has a letter that is due; a look without a lock."""
    with every_site(reason="one outbox is delivered for all portals"):
        return bool(Mail.objects.due(at).exists())


@dataclass(frozen=True, slots=True)
class MailFigures:
    """How the open portal's post stands.

    configured: whether there is a mail server to give letters to.
    duplicates: attempts that were cut off, so that a letter may have arrived twice.
    failed: letters given up, and bounced: refused addresses, both of the last seven days.
    """

    configured: bool
    waiting: int
    oldest_waiting_at: datetime | None
    last_sent_at: datetime | None
    failed: int
    bounced: int
    expired: int
    duplicates: int
    last_error: str


def mail_figures(*, now: datetime) -> MailFigures:
    """The state of the open portal's outbox."""
    since = now - TROUBLE_SHOWN
    recent = models.Q(settled_at__gte=since)
    facts = Mail.objects.order_by().aggregate(
        waiting=models.Count("pk", filter=models.Q(state__in=OPEN_STATES)),
        oldest=models.Min("created_at", filter=models.Q(state__in=OPEN_STATES)),
        sent=models.Max("settled_at", filter=models.Q(state=MailState.SENT)),
        failed=models.Count("pk", filter=models.Q(state=MailState.FAILED) & recent),
        bounced=models.Count("pk", filter=models.Q(state=MailState.BOUNCED) & recent),
        expired=models.Count("pk", filter=models.Q(state=MailState.EXPIRED) & recent),
    )
    troubled = Mail.objects.filter(state__in=OPEN_STATES).exclude(last_error="")
    last = troubled.order_by("-next_attempt_at").values_list("last_error", flat=True).first()
    lost = Attempt.objects.filter(outcome=AttemptOutcome.LOST)
    return MailFigures(
        configured=settings.MAIL_CONFIGURED,
        waiting=facts["waiting"],
        oldest_waiting_at=facts["oldest"],
        last_sent_at=facts["sent"],
        failed=facts["failed"],
        bounced=facts["bounced"],
        expired=facts["expired"],
        duplicates=lost.count(),
        last_error=last or "",
    )


def portals_with_old_letters(*, now: datetime) -> set[int]:
    """The ids of the sites whose letters wait longer than ``LETTER_OLD_AFTER``.

    None without a mail server: there all letters wait, and every desk says so.
    """
    if not settings.MAIL_CONFIGURED:
        return set()
    with every_site(reason="the platform's administrator watches one outbox for all portals"):
        rows = Mail.objects.filter(state__in=OPEN_STATES, created_at__lt=now - LETTER_OLD_AFTER)
        return set(rows.order_by().values_list("site_id", flat=True).distinct())


def letter_is_on_its_way(key: str) -> bool:
    """Whether the outbox of the open portal has a letter of this key and somewhere to send it."""
    return bool(settings.MAIL_CONFIGURED and Mail.objects.filter(key=key).exists())


def undelivered_mails(*, now: datetime, limit: int = 30) -> list[Mail]:
    """Letters of the last days that did not arrive or had to be tried again, newest first."""
    rows = Mail.objects.filter(
        models.Q(
            state__in=[MailState.FAILED, MailState.BOUNCED, MailState.EXPIRED],
            settled_at__gte=now - TROUBLE_SHOWN,
        )
        | models.Q(state__in=OPEN_STATES)
    )
    return list(rows.select_related("person")[:limit])


def bounces() -> list[Bounce]:
    """Addresses of the open portal that were refused for good, newest first."""
    return list(Bounce.objects.select_related("person"))


def address_bounced(person: Any) -> Bounce | None:
    """The mark on a person's present address in the open portal, if there is one."""
    if not person.email:
        return None
    return Bounce.objects.filter(address__iexact=person.email).first()


def letters_for_listing() -> list[tuple[Letter, bool]]:
    """Every kind of letter, and whether the portal has words of its own for it."""
    own = set(MailTemplate.objects.values_list("name", flat=True))
    return [(letter, letter.name in own) for letter in LETTERS.values()]


def sender_of_portal() -> Sender:
    """Whom the portal's letters come from; an empty one when it never chose."""
    return Sender.objects.first() or Sender()


def caught_mails(person: Any, *, all_of_them: bool) -> models.QuerySet[CaughtMail]:
    """Letters of the demonstration's mailbox: one's own, or everybody's, newest first."""
    rows: models.QuerySet[CaughtMail] = CaughtMail.objects.defer("source")
    return rows if all_of_them else rows.filter(to_address__iexact=person.email or "-")
