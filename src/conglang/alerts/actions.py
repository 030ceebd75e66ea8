"""Putting a line over every page, and taking it down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.alerts.choices import AlertKind
from conglang.alerts.models import Alert
from conglang.alerts.permissions import refuse_kind
from conglang.alerts.rules import check_link, check_stop, check_text, check_window
from conglang.alerts.signals import alerts_changed
from conglang.audit.actions import record as audit
from conglang.core.dates import VIETNAM
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.tenancy.models import Agency
from conglang.tenancy.queries import work_calendar
from conglang.tenancy.scoping import open_site
from conglang.vocabulary.queries import legal_term


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertFacts:
    """Fields of ``Alert`` of the same names; ends_at is not asked of a planned stop."""

    kind: str
    text: str
    ends_at: datetime | None = None
    link: str = ""
    whole_province: bool = False
    stops_at: datetime | None = None
    back_at: datetime | None = None
    late_reason: str = ""


@transaction.atomic
def put_up(*, facts: AlertFacts, by: User, at: datetime) -> Alert:
    """Put a line over every page, from now on.

    Refuses: not_allowed, bad_text, bad_link, wrong_time, no_province (a portal without
    components), too_late (a planned stop told later than the law wants, without a reason).
    Legal basis: portal:alert, portal:outage
    """
    if facts.kind not in AlertKind.values:
        raise Refusal("wrong_kind", "Hãy chọn loại.")
    refuse_kind(facts.kind, by)
    site = open_site()
    agency = Agency.objects.get(site=site)
    if facts.whole_province and not agency.components.exists():
        raise Refusal("no_province", "Cổng này không có trang thành phần.")
    ends_at, late = _times(facts, at)
    alert: Alert = Alert.objects.create(
        site=site, kind=facts.kind, text=check_text(clean(facts.text)),
        link=check_link(clean(facts.link)), whole_province=facts.whole_province, starts_at=at,
        ends_at=ends_at, stops_at=facts.stops_at, back_at=facts.back_at, late_reason=late, by=by,
        at=at,
    )  # fmt: skip
    audit(
        act="alert.put_up", on=alert, by=by, at=at, note=late, role=role_names(by),
        basis="portal:outage" if facts.kind == AlertKind.OUTAGE else "portal:alert",
        after={"until": f"{ends_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
               "whole_province": facts.whole_province},
    )  # fmt: skip
    announce(alerts_changed, site_id=site.pk)
    return alert


def _times(facts: AlertFacts, at: datetime) -> tuple[datetime, str]:
    """Until when the line stands, and why a stop is told late."""
    if facts.kind != AlertKind.OUTAGE:
        if facts.ends_at is None:
            raise Refusal("wrong_time", "Hãy ghi cảnh báo hiện đến lúc nào.")
        check_window(starts_at=at, ends_at=facts.ends_at, now=at)
        if facts.stops_at or facts.back_at:
            raise Refusal("wrong_time", "Chỉ thông báo ngừng hệ thống mới có giờ ngừng.")
        return facts.ends_at, ""
    if facts.stops_at is None or facts.back_at is None:
        raise Refusal("wrong_time", "Hãy ghi giờ ngừng và giờ dự kiến hoạt động lại.")
    late = check_stop(
        told_at=at, stops_at=facts.stops_at, back_at=facts.back_at,
        wanted_days=legal_term("portal:outage", at.astimezone(VIETNAM).date()).amount,
        late_reason=clean(facts.late_reason), calendar=work_calendar(),
    )  # fmt: skip
    return facts.back_at, late


@transaction.atomic
def take_down(*, alert_id: int, by: User, at: datetime) -> Alert:
    """End a line before its time. Refuses: not_allowed, wrong_state.

    Raises Alert.DoesNotExist for another portal's.
    Legal basis: portal:alert
    """
    alert: Alert = Alert.objects.select_for_update(of=("self",)).get(pk=alert_id)
    refuse_kind(alert.kind, by)
    if alert.taken_down_at or alert.ends_at <= at:
        raise Refusal("wrong_state", "Dòng này đã hết từ trước.")
    alert.taken_down_at, alert.taken_down_by = at, by
    alert.save(update_fields=["taken_down_at", "taken_down_by"])
    audit(act="alert.take_down", on=alert, by=by, at=at, basis="portal:alert", role=role_names(by))
    announce(alerts_changed, site_id=alert.site_id)
    return alert
