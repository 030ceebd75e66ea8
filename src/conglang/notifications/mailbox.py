"""The demonstration's mailbox: a real mail server of its own, whose letters people read on a page.

The letters travel over SMTP as they would to a real server; only the server keeps them here. It
listens on a free port, which stands in a file of the data folder.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.db import connections
from django.utils import timezone
from wagtail.models import Site

from conglang.notifications.composing import when
from conglang.notifications.models import CaughtMail
from conglang.notifications.smtpd import OK, Answer, Envelope, Receiver, Server
from conglang.tenancy.scoping import current_site, every_site, within_site

logger = logging.getLogger(__name__)

PORT_FILE = "mailbox.port"
#: Says of which portal a letter is, so that it lies in that portal's mailbox.
PORTAL_HEADER = "X-Cong-Lang-Portal"
KEPT_PER_PORTAL = 500
HEADERS = {
    "From": "Người gửi", "To": "Người nhận", "Reply-To": "Trả lời về", "Subject": "Tiêu đề",
    "Message-ID": "Mã thư",
}  # fmt: skip


class CaughtBackend(EmailBackend):
    """Django's SMTP backend, which finds the demonstration's own server."""

    def open(self) -> bool | None:
        """Connect; raises OSError when the mailbox does not run."""
        if self.connection is None:
            self.host = "127.0.0.1"
            self.port = _port()
        return super().open()

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        """Send letters marked with the open portal."""
        site = current_site()
        for message in email_messages:
            message.extra_headers[PORTAL_HEADER] = site.hostname if site else ""
        return super().send_messages(email_messages)


def _port() -> int:
    try:
        return int((settings.DATA / PORT_FILE).read_text("ascii"))
    except ValueError as error:
        raise OSError("the mailbox's port is not known") from error


class Keeper(Receiver):
    """Keeps each letter in the mailbox of its portal."""

    def letter(self, envelope: Envelope) -> Answer:
        """Keep a letter; one of no portal is refused."""
        message: EmailMessage = message_from_bytes(envelope.data, policy=policy.default)
        with every_site(reason="the mailbox finds the portal of a letter by its name"):
            site = Site.objects.filter(hostname=message.get(PORTAL_HEADER, "")).first()
        if site is None:
            return 550, "No such portal"
        with within_site(site):
            CaughtMail.objects.create(
                site=site, at=timezone.now(), sender=str(message.get("From", ""))[:254],
                to_address=", ".join(envelope.recipients)[:254],
                subject=str(message.get("Subject", "")).strip()[:250], source=envelope.data,
            )  # fmt: skip
            kept = CaughtMail.objects.values_list("pk", flat=True)[:KEPT_PER_PORTAL]
            CaughtMail.objects.exclude(pk__in=list(kept)).delete()
        return OK


class _MailboxServer(Server):
    """Each client has a thread, and the thread its own connection to the database."""

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()


def run_mailbox() -> int:
    """Run the mailbox in this process until it is told to stop; return the exit code."""
    server = _MailboxServer(Keeper())
    (settings.DATA / PORT_FILE).write_text(str(server.port), "ascii")

    def stop(number: int, frame: object) -> None:
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with server:
        server.serve_forever(poll_interval=0.5)
    return 0


def text_of(mail: CaughtMail) -> str:
    """The plain text of a caught letter; everything in it is a stranger's words."""
    return _part(mail, "plain")


def html_source_of(mail: CaughtMail) -> str:
    """The HTML of a caught letter, as source text."""
    return _part(mail, "html")


def headers_of(mail: CaughtMail) -> list[tuple[str, str]]:
    """The headers that say something to people, with their names in Vietnamese."""
    message = _parsed(mail)
    told = [(label, str(message[name])) for name, label in HEADERS.items() if message[name]]
    return [*told, ("Đến lúc", when(mail.at))]


def _parsed(mail: CaughtMail) -> EmailMessage:
    return message_from_bytes(bytes(mail.source), policy=policy.default)


def _part(mail: CaughtMail, kind: str) -> str:
    part = _parsed(mail).get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
