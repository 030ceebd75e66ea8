"""Alarms on silence: what an administrator sees at the desk, and is told of once a day."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.permissions import may
from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import MANAGE_PLATFORM, MANAGE_PORTAL
from conglang.core.dates import spoken_duration
from conglang.foundation import queries as machine
from conglang.foundation import rules as machine_rules
from conglang.foundation.rules import Alarm, Signs
from conglang.notifications.actions import notify
from conglang.notifications.queries import MailFigures, mail_figures, portals_with_old_letters
from conglang.notifications.rules import LETTER_OLD_AFTER
from conglang.tenancy.queries import working_portals
from conglang.tenancy.scoping import open_site, within_site

logger = logging.getLogger(__name__)

KIND = "system.alarm"
PATH = "/quan-tri/he-thong/"


def signs_for(person: User, *, now: datetime) -> Signs | None:
    """The machine room, for the platform's administrators; None for everybody else."""
    return machine.signs(now=now) if may(person, MANAGE_PLATFORM) else None


def alarms_among(signs: Signs | None, figures: MailFigures, *, now: datetime) -> list[Alarm]:
    """What an administrator must look at.

    signs: of the machine room, or None for one who has no business there.
    figures: of the open portal's post.
    """
    own = letter_alarms(figures, now=now)
    if signs is None:
        return own
    others = portals_with_old_letters(now=now) - {open_site().pk}
    return [*machine_rules.alarms(signs, now=now), *own, *_letters_elsewhere(len(others), " khác")]


def letter_alarms(figures: MailFigures, *, now: datetime) -> list[Alarm]:
    """Whether letters of the open portal wait too long; without a mail server they only wait."""
    oldest = figures.oldest_waiting_at
    if not figures.configured or oldest is None or now - oldest <= LETTER_OLD_AFTER:
        return []
    return [
        Alarm(
            "letters",
            "Thư chờ gửi quá lâu",
            f"Thư cũ nhất đã chờ {spoken_duration(now - oldest)}; {figures.waiting} thư đang chờ. "
            "Xem lý do ở mục Thư điện tử. Thông báo trên cổng vẫn đủ.",
        )
    ]


def _letters_elsewhere(portals: int, which: str) -> list[Alarm]:
    if not portals:
        return []
    return [
        Alarm(
            "letters-of-portals",
            f"Thư của {portals} cổng{which} chờ gửi quá lâu",
            "Người vận hành kiểm tra máy chủ thư bằng lệnh conglang check.",
        )
    ]


def tell_alarms(*, at: datetime) -> int:
    """Tell administrators what is silent, each person of each alarm once a day; returns how many.

    The letters of a portal to its own administrators; the machine room to the platform's, in the
    first portal. A portal that fails is logged and does not hold up the others.
    """
    sites, troubled = working_portals(), portals_with_old_letters(now=at)
    told = 0
    for site in sites:
        if site.pk not in troubled:
            continue
        try:
            with within_site(site):
                found = letter_alarms(mail_figures(now=at), now=at)
                told += _tell(found, people_who_may(MANAGE_PORTAL), at=at)
        except Exception:
            logger.exception("alarms of portal %s could not be told", site.hostname)
    found = [*_of_the_machine(at), *_letters_elsewhere(len(troubled), "")]
    if not sites or not found:
        return told
    with within_site(sites[0]):
        return told + _tell(found, _platform_administrators(), at=at)


def _of_the_machine(at: datetime) -> list[Alarm]:
    """Alarms of the machine room but the scheduler's own: who asks is its work, so it lives."""
    found = machine_rules.alarms(machine.signs(now=at), now=at)
    return [alarm for alarm in found if alarm.key != machine_rules.SCHEDULER]


def _platform_administrators() -> list[User]:
    return list(User.objects.filter(is_platform_admin=True, is_active=True).order_by("pk"))


def _tell(found: Iterable[Alarm], people: list[User], *, at: datetime) -> int:
    day = timezone.localtime(at).date().isoformat()
    told = 0
    for alarm in found:
        if not people:
            logger.warning("alarm %s: nobody to tell", alarm.key)
        told += notify(
            to=people, kind=KIND, subject=alarm.subject, text=alarm.text, path=PATH, at=at,
            key=f"alarm:{alarm.key}:{day}",
        )  # fmt: skip
    return told
