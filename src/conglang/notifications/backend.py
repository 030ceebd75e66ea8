"""Django's road for mail ends in the outbox: letters of accounts are retried and counted, too."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from conglang.notifications.kinds import register_kind
from conglang.notifications.outbox import write_mail

ACCOUNT_LETTER = "account.letter"

register_kind(ACCOUNT_LETTER, "Thư về tài khoản")


class OutboxBackend(BaseEmailBackend):
    """Writes what other code sends (invitations, new passwords) into the outbox of the open portal.

    Such letters carry links that open an account, so their text is forgotten once they are sent.
    """

    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep each letter for each recipient; returns how many letters were kept."""
        now = timezone.now()
        written = [
            write_mail(
                address=address, kind=ACCOUNT_LETTER, subject=str(message.subject),
                text=str(message.body), at=now, confidential=True,
            )
            for message in email_messages
            for address in message.recipients()
        ]  # fmt: skip
        return sum(mail is not None for mail in written)
