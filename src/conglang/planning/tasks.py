"""Periodic work of planning."""

from __future__ import annotations

import logging

from django.utils import timezone

from conglang.foundation.timetable import every
from conglang.planning.actions import count_again, warn_of_period
from conglang.planning.choices import PeriodKind
from conglang.tenancy.choices import PortalState
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site, within_site

logger = logging.getLogger(__name__)

COUNT_EVERY_SECONDS = 6 * 3600


@every(seconds=COUNT_EVERY_SECONDS, label="Đếm lại kết quả cho kế hoạch, chỉ tiêu")
def count_everything() -> int:
    """Count every portal again, first right after an upgrade; returns how many things.

    News of a single article may be lost with the process that carried it, and an article that
    moves to another section tells nobody.
    """
    with every_site(reason="the scheduler serves every portal"):
        portals = list(Agency.objects.exclude(state=PortalState.ARCHIVED).select_related("site"))
    counted = 0
    for agency in portals:
        try:
            with within_site(agency.site):
                counted += count_again()
        except Exception:
            logger.exception("achievements of %s could not be counted", agency.site.hostname)
    return counted


@every(daily_at="07:15", label="Nhắc chỉ tiêu trước khi hết kỳ")
def warn_of_quotas() -> int:
    """Warn units that are behind before a month, quarter or year ends; return how many people.

    One portal that fails is logged and does not hold up the others.
    """
    now = timezone.now()
    with every_site(reason="the scheduler serves every portal"):
        portals = list(Agency.objects.filter(state=PortalState.ACTIVE).select_related("site"))
    told = 0
    for agency in portals:
        try:
            with within_site(agency.site):
                told += sum(warn_of_period(kind=kind, at=now) for kind in PeriodKind.values)
        except Exception:
            logger.exception("quotas of %s could not be looked at", agency.site.hostname)
    return told
