"""How a letter reads: the portal's words or those of the code, filled in; plain text and HTML."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import http_date

from conglang.notifications.letters import Letter
from conglang.notifications.models import Mail, MailTemplate, Sender
from conglang.notifications.rules import fill
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site

SUBJECT_LENGTH = 250


def words_of(letter: Letter) -> tuple[str, str]:
    """Subject and text of a kind of letter in the open portal: its own, else those of the code."""
    own = MailTemplate.objects.filter(name=letter.name).first()
    return (own.subject, own.text) if own else (letter.subject, letter.text)


def filled(words: tuple[str, str], values: Mapping[str, str]) -> tuple[str, str]:
    """Subject on one line, and text, with the values in their places."""
    subject, text = words
    one_line = " ".join(fill(subject, values).split())
    # A value that is empty leaves no hole of empty lines.
    paragraphs = [part.strip("\n") for part in fill(text, values).split("\n\n")]
    return one_line[:SUBJECT_LENGTH], "\n\n".join(part for part in paragraphs if part.strip())


def common_values(agency: Agency, name: str) -> dict[str, str]:
    """What every letter may say: whom it is for, of which portal, how to get fewer."""
    return {
        "nguoi_nhan": name,
        "ten_cong": agency.portal_name,
        "cach_nhan": f"{agency.base_url}/quan-tri/thong-bao/cach-nhan/",
    }


def from_header(agency: Agency, sender: Sender | None) -> str:
    """Name and address a portal's letters come from."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    shown = (sender.name if sender else "") or agency.portal_name or name
    address = (sender.address if sender else "") or address
    return f'"{shown.translate(_QUOTED)}" <{address}>'


_QUOTED = str.maketrans({'"': "”", "\\": "/", "\n": " ", "\r": " "})


def message_of(mail: Mail) -> EmailMultiAlternatives:
    """The letter as it goes out, with the Message-ID it got when it was written.

    Runs in the letter's portal. The sender is read now: one corrected since then counts.
    """
    agency = Agency.objects.get(site=open_site())
    sender = Sender.objects.first()
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=from_header(agency, sender),
        to=[mail.to_address],
        reply_to=[sender.reply_to] if sender and sender.reply_to else None,
        headers={
            "Message-ID": mail.message_id,
            "Date": http_date(mail.created_at.timestamp()),
            "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday answers, please
        },
    )
    message.attach_alternative(html_of(mail.subject, mail.text, agency), "text/html")
    return message


def html_of(subject: str, text: str, agency: Agency) -> str:
    """The same words as simple HTML: nothing to load, nothing to run."""
    context = {"subject": subject, "text": text, "agency": agency}
    return render_to_string("notifications/mail/frame.html", context)


def when(moment: object) -> str:
    """A moment as offices write it: 16:05 19/11/2026, time of Viet Nam."""
    return f"{timezone.localtime(moment):%H:%M %d/%m/%Y}"  # type: ignore[arg-type]
