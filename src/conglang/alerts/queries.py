"""Which lines stand over the pages of a portal."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from conglang.alerts.choices import EMERGENCIES, AlertKind
from conglang.alerts.models import Alert
from conglang.content.frame import FrameAlert
from conglang.core.deadlines import spoken_moment
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site


def alerts_over(agency: Agency, at: datetime) -> list[Alert]:
    """Its own lines, and those its province put over all components; emergencies first."""
    parent = agency.parent
    where = Q(site=agency.site_id)
    if parent:
        where |= Q(site=parent.site_id, whole_province=True)
    with every_site(reason="a province's line stands over its components"):
        found = list(Alert.objects.in_force(at).filter(where))
    return sorted(found, key=lambda alert: alert.kind not in EMERGENCIES)


def frame_alerts(agency: Agency) -> list[FrameAlert]:
    """What the frame of a page shows now."""
    return [line_of(alert, agency) for alert in alerts_over(agency, timezone.now())]


def line_of(alert: Alert, agency: Agency) -> FrameAlert:
    """A line as residents read it."""
    text = alert.text
    if alert.stops_at and alert.back_at:
        text = (
            f"{text} Ngừng từ {spoken_moment(alert.stops_at)}, dự kiến hoạt động lại lúc "
            f"{spoken_moment(alert.back_at)}."
        )
    own = alert.site_id == agency.site_id
    base = "" if own or agency.parent is None else agency.parent.base_url
    return FrameAlert(
        kind=AlertKind(alert.kind).label, text=text,
        tone="bad" if alert.kind in EMERGENCIES else "wait",
        url=f"{base}{alert.link}" if alert.link else "",
    )  # fmt: skip


def alerts_for_listing(at: datetime) -> tuple[list[Alert], list[Alert]]:
    """Lines of the open portal that stand or will stand; those that are over."""
    rows = list(Alert.objects.select_related("by", "taken_down_by")[:200])
    standing = [row for row in rows if row.ends_at > at and row.taken_down_at is None]
    return standing, [row for row in rows if row not in standing]
