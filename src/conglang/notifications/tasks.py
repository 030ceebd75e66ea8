"""When letters go out, digests are written, and silence is noticed."""

from __future__ import annotations

import logging

from django.conf import settings
from django.utils import timezone

from conglang.foundation.jobs import enqueue, job
from conglang.foundation.jobs.pending import is_queued
from conglang.foundation.timetable import every
from conglang.notifications.alarms import tell_alarms
from conglang.notifications.delivery import deliver_due
from conglang.notifications.digest import write_digests
from conglang.notifications.outbox import drop_old, prune, take_back_cut_off
from conglang.notifications.queries import something_is_due
from conglang.tenancy.queries import working_portals
from conglang.tenancy.scoping import within_site

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 5
ALARMS_EVERY_SECONDS = 300


@job(
    "notifications.deliver", retries=3, backoff_seconds=1, timeout_seconds=300,
    label="Gửi thư đi",
)  # fmt: skip
def deliver() -> None:
    """One round of deliveries; the letters themselves know how often they were tried."""
    deliver_due()


@every(seconds=LOOK_EVERY_SECONDS, label="Xem thư đến lượt gửi")
def deliver_waiting() -> None:
    """Let a worker deliver when a letter is due; old letters are dropped without a server too."""
    now = timezone.now()
    drop_old(now)
    if not settings.MAIL_CONFIGURED:
        return
    take_back_cut_off(now)
    if something_is_due(now) and not is_queued(deliver):
        enqueue(deliver)


@every(daily_at="07:30", label="Viết thư tóm tắt hằng ngày")
def write_daily_digests() -> int:
    """Write the digests of every portal at work; returns how many.

    A portal that fails is logged and does not hold up the others.
    """
    written = 0
    for site in working_portals():
        try:
            with within_site(site):
                written += write_digests(at=timezone.now())
        except Exception:
            logger.exception("digests of portal %s could not be written", site.hostname)
    return written


@every(seconds=ALARMS_EVERY_SECONDS, label="Báo khi có phần ngừng chạy")
def tell_of_silence() -> int:
    """Tell administrators what is silent, once a day; returns how many were told."""
    return tell_alarms(at=timezone.now())


@every(daily_at="03:30", label="Dọn thư và thông báo cũ")
def prune_old_post() -> None:
    """Delete letters that are done and notices that were read, long ago."""
    prune(timezone.now())
