from smtplib import SMTPServerDisconnected

from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, email_messages: list) -> int:
        raise SMTPServerDisconnected("away")
