"""The system page: what runs, what waits, what is silent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conglang.foundation import queries as machine
from conglang.foundation.rules import Signs, run_state, settling
from conglang.foundation.version import VERSION
from conglang.notifications.alarms import alarms_among, signs_for
from conglang.notifications.queries import mail_figures


@require_safe
def system(request: Any) -> HttpResponse:
    """The open portal's post for its administrator; the whole installation for the platform's."""
    now = timezone.now()
    figures, signs = mail_figures(now=now), signs_for(request.user, now=now)
    context = {
        "now": now,
        "version": VERSION,
        "figures": figures,
        "alarms": alarms_among(signs, figures, now=now),
    }
    if signs is not None:
        context |= _installation(signs, now)
    return render(request, "notifications/admin/system.html", context)


def _installation(signs: Signs, now: datetime) -> dict[str, Any]:
    return {
        "signs": signs,
        "settling": settling(signs, now=now),
        "entries": [(entry, run_state(entry, signs, now=now)) for entry in signs.entries],
        "jobs": machine.job_figures(),
        "beats": machine.living_beats(now=now),
        "database_bytes": machine.database_bytes(),
    }
