"""Letters to people about their accounts: plain text in Vietnamese, through the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from conglang.accounts.models import Post, User
from conglang.tenancy.models import Agency


def send_invitation(
    *, person: User, agency: Agency, url: str, expires_at: datetime, invited_by: User
) -> bool:
    """Send an invitation link; False when there is no address or no mail server."""
    context = {
        "person": person, "agency": agency, "url": url, "invited_by": invited_by,
        "expires_at": timezone.localtime(expires_at),
    }  # fmt: skip
    return _send(person.email, f"Thư mời làm việc trên {agency.portal_name}", "invitation", context)


def send_new_post(*, person: User, agency: Agency, post: Post) -> bool:
    """Tell somebody who already has an account that they serve on this portal too."""
    context = {"person": person, "agency": agency, "post": post}
    return _send(
        person.email, f"Bạn được giao vai trò trên {agency.portal_name}", "new_post", context
    )


def send_address_changed(*, person: User, agency: Agency, to: str) -> bool:
    """Tell the former address that the account is reached elsewhere now."""
    context = {"person": person, "agency": agency}
    return _send(to, "Địa chỉ thư của tài khoản đã đổi", "address_changed", context)


def _send(to: str, subject: str, template: str, context: Mapping[str, object]) -> bool:
    if not (to and settings.MAIL_CONFIGURED):
        return False
    text = render_to_string(f"accounts/mail/{template}.txt", dict(context))
    return bool(EmailMessage(subject=" ".join(subject.split()), body=text, to=[to]).send())
