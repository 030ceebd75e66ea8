"""The outbox: letters are written in the transaction of what they tell, and claimed one by one."""

from __future__ import annotations

import logging
from datetime import datetime
from email.utils import make_msgid

from django.db import connection, transaction

from conglang.accounts.models import User
from conglang.foundation.jobs.beats import living_ids
from conglang.notifications.choices import AttemptOutcome, MailState
from conglang.notifications.models import Attempt, Bounce, Mail, Notice
from conglang.notifications.rules import KEEP_READ, KEEP_SETTLED, LEASE, OLD_AFTER, wait_after
from conglang.tenancy.scoping import every_site, open_site

logger = logging.getLogger(__name__)

CUT_OFF = "Tiến trình gửi dừng giữa chừng; thư được gửi lại với cùng mã thư."


def write_mail(
    *, kind: str, subject: str, text: str, at: datetime, person: User | None = None,
    address: str = "", key: str = "", confidential: bool = False,
) -> Mail | None:  # fmt: skip
    """Put a letter into the outbox of the open portal, in the caller's transaction.

    address: where to, when it is not the person's own. confidential: the text holds a link that
    opens something, and is forgotten once the letter was sent.
    key: a letter of this key is written once; None when it is there already, when the person has
    no address, or when their address was refused for good.
    """
    site = open_site()
    address = address or (person.email if person else "")
    if not address or Bounce.objects.filter(address__iexact=address).exists():
        return None
    facts = {
        "person": person, "to_address": address, "kind": kind, "subject": subject, "text": text,
        "created_at": at, "next_attempt_at": at, "confidential": confidential,
        "message_id": make_msgid(domain=site.hostname),
    }  # fmt: skip
    if not key:
        return Mail.objects.create(site=site, **facts)  # type: ignore[no-any-return]
    mail, fresh = Mail.objects.get_or_create(site=site, key=key, defaults=facts)
    return mail if fresh else None


def claim_next(*, by: str, at: datetime) -> tuple[Mail, Attempt] | None:
    """Take the next letter that is due, of any portal, and note the attempt; None when none is.

    Several workers never get the same letter: on PostgreSQL a locked row is skipped, on SQLite
    writers take turns.
    by: id of the worker's heartbeat; empty for a process without one.
    """
    with every_site(reason="one outbox is delivered for all portals"):
        due = Mail.objects.due(at)
        # Looking costs no lock, so an idle worker does not disturb the writers of SQLite.
        if not due.exists():
            return None
        with transaction.atomic():
            mail = due.select_for_update(skip_locked=True).order_by("next_attempt_at", "pk").first()
            if mail is None:
                return None
            mail.state, mail.claimed_by, mail.claimed_at = MailState.SENDING, by, at
            mail.attempts += 1
            mail.save(update_fields=["state", "claimed_by", "claimed_at", "attempts"])
            attempt = Attempt.objects.create(
                site_id=mail.site_id, mail=mail, number=mail.attempts, started_at=at
            )
    return mail, attempt


def settle(
    mail: Mail, attempt: Attempt, *, state: MailState, outcome: AttemptOutcome, at: datetime,
    code: int = 0, answer: str = "", error: str = "",
) -> bool:  # fmt: skip
    """Record how an attempt ended; False when the letter was taken from us meanwhile.

    A deferred letter waits longer each time; after the last pause it is given up.
    """
    wait = wait_after(mail.attempts) if state == MailState.WAITING else None
    if state == MailState.WAITING and wait is None:
        state = MailState.FAILED
    with every_site(reason="one outbox is delivered for all portals"), transaction.atomic():
        held = Mail.objects.filter(
            pk=mail.pk, state=MailState.SENDING, attempts=mail.attempts, claimed_by=mail.claimed_by
        )
        changed = held.update(
            state=state, last_error=error, claimed_by="", claimed_at=None,
            next_attempt_at=at + wait if wait else mail.next_attempt_at,
            settled_at=None if state == MailState.WAITING else at,
        )  # fmt: skip
        if changed and state == MailState.SENT and mail.confidential:
            Mail.objects.filter(pk=mail.pk).update(text="")
        if changed:
            Attempt.objects.filter(pk=attempt.pk).update(
                outcome=outcome, finished_at=at, code=code, answer=answer[:500]
            )
    return bool(changed)


def take_back_cut_off(at: datetime) -> int:
    """Letters whose worker died while it sent them wait again; each may arrive twice.

    Returns how many: that is how many duplicates are possible.
    """
    with every_site(reason="one outbox is delivered for all portals"):
        sending = Mail.objects.filter(state=MailState.SENDING)
        if not sending.exists():
            return 0
        living = living_ids(at)
        with transaction.atomic():
            held = list(sending.select_for_update(skip_locked=True))
            cut = [mail for mail in held if _is_cut_off(mail, living, at)]
            for mail in cut:
                logger.warning("letter %s was cut off while it was sent", mail.pk)
                Mail.objects.filter(pk=mail.pk).update(
                    state=MailState.WAITING, claimed_by="", claimed_at=None, next_attempt_at=at,
                    last_error=CUT_OFF,
                )  # fmt: skip
            Attempt.objects.filter(
                mail__in=[mail.pk for mail in cut], outcome=AttemptOutcome.SENDING
            ).update(outcome=AttemptOutcome.LOST, finished_at=at, answer=CUT_OFF)
    return len(cut)


def _is_cut_off(mail: Mail, living: set[str], at: datetime) -> bool:
    if mail.claimed_at is None or at - mail.claimed_at > LEASE:
        return True
    return bool(mail.claimed_by) and mail.claimed_by not in living


def drop_old(at: datetime) -> int:
    """Letters that waited too long, without a mail server or before its trouble, stay unsent.

    Their news stands in the inboxes. Returns how many.
    """
    with every_site(reason="one outbox is delivered for all portals"):
        old = Mail.objects.filter(state=MailState.WAITING, created_at__lt=at - OLD_AFTER)
        return int(
            old.update(
                state=MailState.EXPIRED, settled_at=at,
                last_error="Thư chờ quá ba ngày nên không gửi nữa; thông báo vẫn ở trên cổng.",
            )
        )  # fmt: skip


def send_again(mail: Mail, *, at: datetime) -> None:
    """Let a letter that did not arrive start anew, as the same letter (same Message-ID)."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("send_again() belongs in an act")
    # Counted from now: otherwise it would be too old at once.
    Mail.objects.filter(pk=mail.pk).update(
        state=MailState.WAITING, created_at=at, next_attempt_at=at, settled_at=None, last_error=""
    )


def prune(at: datetime) -> None:
    """Forget letters that were settled, and notices that were read, long ago."""
    with every_site(reason="old post of all portals is deleted"):
        Mail.objects.filter(settled_at__lt=at - KEEP_SETTLED).delete()
        Notice.objects.filter(read_at__lt=at - KEEP_READ).delete()
