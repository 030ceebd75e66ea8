"""Closed lists of the notices and of the post office."""

from django.db.models import TextChoices


class Delivery(TextChoices):
    """How a person hears of notices by e-mail; the notices inside the product come in any case."""

    NOW = "now", "Gửi thư ngay"
    DAILY = "daily", "Một thư tóm tắt mỗi ngày"
    NONE = "none", "Không gửi thư"


class MailState(TextChoices):
    """Where a letter stands; stored values never change."""

    WAITING = "waiting", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    BOUNCED = "bounced", "Địa chỉ bị từ chối"
    FAILED = "failed", "Không gửi được"
    EXPIRED = "expired", "Quá cũ, không gửi nữa"


#: Letters that still go out.
OPEN_STATES = frozenset({MailState.WAITING, MailState.SENDING})
#: Letters that did not arrive and that an administrator may send again.
UNDELIVERED_STATES = frozenset({MailState.BOUNCED, MailState.FAILED, MailState.EXPIRED})


class AttemptOutcome(TextChoices):
    """How one attempt to hand a letter to the mail server ended."""

    SENDING = "sending", "Đang gửi"
    ACCEPTED = "accepted", "Máy chủ đã nhận"
    DEFERRED = "deferred", "Chưa được, sẽ thử lại"
    REFUSED = "refused", "Bị từ chối hẳn"
    LOST = "lost", "Tiến trình dừng giữa chừng"
