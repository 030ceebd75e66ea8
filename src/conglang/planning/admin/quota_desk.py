"""“Chỉ tiêu của đơn vị” on the desk of whoever writes for a unit."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from conglang.accounts.permissions import posts_held
from conglang.planning.admin.quota_common import address
from conglang.planning.choices import PeriodKind, Standing
from conglang.planning.queries.quotas import quota_progress


def quota_panel(request: HttpRequest, subject: Any) -> SafeString | str:
    """How the person's unit stands this month, or in the longer period it has a quota for."""
    unit_id = next((post.unit_id for post in posts_held(request.user) if post.unit_id), None)
    if unit_id is None:
        return ""
    today = timezone.localdate()
    for kind in PeriodKind.values:
        progress = quota_progress(kind, today, unit_id=unit_id)
        unit = next(iter(progress.given), None)
        if unit is not None:
            break
    else:
        return ""
    context = {
        "unit": unit,
        "period": progress.period,
        "days_left": progress.period.days_left(today),
        "late": unit.standing == Standing.MISSED
        and progress.period.days_left(today) <= progress.rule.warn_days,
        "url": address("quotas", progress.period),
    }
    return render_to_string("planning/admin/quota_panel.html", context)
