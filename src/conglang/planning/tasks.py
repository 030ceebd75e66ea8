"""Periodic work of planning."""

from __future__ import annotations

import logging

from conglang.foundation.timetable import every
from conglang.planning.actions import count_again
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
