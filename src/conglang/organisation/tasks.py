"""Work of the organisation in the background."""

from __future__ import annotations

import logging

from django.utils import timezone

from conglang.foundation.timetable import every
from conglang.organisation.actions import settle_day
from conglang.tenancy.choices import PortalState
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site, within_site

logger = logging.getLogger(__name__)


@every(daily_at="00:02", label="Lãnh đạo hết nhiệm kỳ, bắt đầu nhiệm kỳ")
def settle_terms() -> int:
    """Let terms begin and end by date, in every portal; returns for how many leaders they did.

    One portal that fails is logged and does not hold up the others.
    Legal basis: organisation:leaders
    """
    today = timezone.localdate()
    with every_site(reason="the scheduler serves every portal"):
        portals = list(Agency.objects.exclude(state=PortalState.ARCHIVED).select_related("site"))
    changed = 0
    for agency in portals:
        try:
            with within_site(agency.site):
                changed += settle_day(day=today)
        except Exception:
            logger.exception("terms of %s could not be settled", agency.site.hostname)
    return changed
