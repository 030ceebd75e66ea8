"""Letters leave the outbox over SMTP, one after another; every outcome is recorded at once."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone
from wagtail.models import Site

from conglang.foundation.jobs.beats import own_id
from conglang.notifications.bounces import note_bounce
from conglang.notifications.choices import AttemptOutcome, MailState
from conglang.notifications.composing import message_of
from conglang.notifications.models import Attempt, Mail
from conglang.notifications.outbox import claim_next, drop_old, settle, take_back_cut_off
from conglang.notifications.rules import is_permanent
from conglang.tenancy.scoping import within_site

logger = logging.getLogger(__name__)

ROUND_SECONDS = 50.0
"""How long one round of deliveries goes on before the worker looks at other work."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt. away: the server itself could not be reached."""

    state: MailState
    outcome: AttemptOutcome
    error: str = ""
    code: int = 0
    answer: str = ""
    away: bool = False


ACCEPTED = Outcome(MailState.SENT, AttemptOutcome.ACCEPTED)


def deliver_due(*, seconds: float = ROUND_SECONDS) -> int:
    """Hand over every letter that is due; return how many the server took.

    Without a mail server nothing is touched. A server that is away ends the round: the other
    letters keep their attempts.
    """
    if not settings.MAIL_CONFIGURED:
        return 0
    until, sent = time.monotonic() + seconds, 0
    take_back_cut_off(timezone.now())
    drop_old(timezone.now())
    connection = get_connection(settings.MAIL_TRANSPORT)
    try:
        while time.monotonic() < until:
            claimed = claim_next(by=own_id(), at=timezone.now())
            if claimed is None:
                break
            outcome = _hand_over(connection, claimed[0])
            _record(*claimed, outcome)
            sent += outcome is ACCEPTED
            if outcome.away:
                break
    finally:
        connection.close()
    return sent


def _hand_over(connection: Any, mail: Mail) -> Outcome:
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        connection.connection = None
        return _server_away(error)
    try:
        with within_site(Site.objects.get(pk=mail.site_id)):
            # The demonstration's mailbox asks which portal is open.
            connection.send_messages([message_of(mail)])
    except (SMTPException, OSError) as error:
        connection.close()
        return _not_taken(error)
    except ValueError as error:  # an address or a header that no letter can have
        return Outcome(
            MailState.FAILED, AttemptOutcome.REFUSED, "Thư có địa chỉ hoặc tiêu đề không hợp lệ.",
            answer=str(error),
        )  # fmt: skip
    return ACCEPTED


def _server_away(error: Exception) -> Outcome:
    if isinstance(error, SMTPAuthenticationError):
        words = "Máy chủ thư không nhận tên hoặc mật khẩu đăng nhập. Kiểm tra biến EMAIL_URL."
    else:
        words = "Không kết nối được máy chủ thư."
    code = error.smtp_code if isinstance(error, SMTPResponseException) else 0
    return Outcome(
        MailState.WAITING, AttemptOutcome.DEFERRED, words, code, _answer_of(error), away=True
    )


def _not_taken(error: Exception) -> Outcome:
    """Which answers end a letter: a recipient refused for good, or the text itself."""
    if isinstance(error, SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        told = _text(answer)
        if is_permanent(code):
            words = "Máy chủ thư từ chối địa chỉ người nhận."
            return Outcome(MailState.BOUNCED, AttemptOutcome.REFUSED, words, code, told)
        words = "Máy chủ thư tạm thời chưa nhận thư cho địa chỉ này."
        return Outcome(MailState.WAITING, AttemptOutcome.DEFERRED, words, code, told)
    code = error.smtp_code if isinstance(error, SMTPResponseException) else 0
    if isinstance(error, SMTPDataError) and is_permanent(code):
        words = "Máy chủ thư từ chối nội dung thư."
        return Outcome(MailState.FAILED, AttemptOutcome.REFUSED, words, code, _answer_of(error))
    words = (
        "Máy chủ thư không cho gửi từ địa chỉ người gửi này. Kiểm tra phần người gửi."
        if isinstance(error, SMTPSenderRefused)
        else "Máy chủ thư ngắt kết nối hoặc báo bận."
    )
    return Outcome(MailState.WAITING, AttemptOutcome.DEFERRED, words, code, _answer_of(error))


def _answer_of(error: Exception) -> str:
    return _text(error.smtp_error) if isinstance(error, SMTPResponseException) else str(error)


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer


def _record(mail: Mail, attempt: Attempt, outcome: Outcome) -> None:
    now = timezone.now()
    kept = settle(
        mail, attempt, state=outcome.state, outcome=outcome.outcome, at=now, code=outcome.code,
        answer=outcome.answer, error=outcome.error,
    )  # fmt: skip
    if kept and outcome.state == MailState.BOUNCED:
        with within_site(Site.objects.get(pk=mail.site_id)):
            note_bounce(mail=mail, answer=outcome.answer, at=now)
